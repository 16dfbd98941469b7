//! Proofs: leaflets as they would be made, for looking at. Nothing is exported and nothing is written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::excuses::Excuses;
use super::levels::Levels;
use super::make::{FIGURE_WIDTH, MARKER, Workshop};
use super::pictures::{PictureShelf, SharedPictures};
use super::plan::{self, Leaflet, Plan};
use super::read::{self, Draft};
use super::{CannotRun, guarded, lock};
use crate::assets::{FontBook, Pictures};
use crate::diagnostic::{self, Diagnostic, any_error};
use crate::document::{Document, NodeId};
use crate::layout::{self, Canvas, PagedDocument, Shaper};
use crate::length::Pt;
use crate::lock::Lock;
use crate::project::Project;
use crate::style::{Edition, StyleSheet};

/// A project as it stood at one moment, with everything that its leaflets share.
pub struct Press {
    project: Project,
    plan: Plan,
    shelf: PictureShelf,
    words: Lock,
    fonts: LoadedFonts,
    shaper: Shaper,
    /// What is wrong with what all leaflets share.
    shared: Vec<Diagnostic>,
    today: Date,
}

/// The fonts of a project, which change far more seldom than its words.
#[derive(Clone)]
pub struct LoadedFonts {
    book: Arc<FontBook>,
    diagnostics: Arc<Vec<Diagnostic>>,
}

/// Why a project could not be opened.
#[derive(Debug)]
pub enum NotOpened {
    /// The paths name no leaflets of it.
    CannotRun(CannotRun),
    /// Its house file cannot be read.
    House(Vec<Diagnostic>),
}

/// One leaflet in one language as it would be made.
pub struct Proof {
    /// What it looks like; none if anything in it is an error.
    pub view: Option<View>,
    /// Everything that `leaflet check` would say of it, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a leaflet without an error looks like.
pub struct View {
    /// The whole leaflet, in reading order.
    pub document: Document,
    /// Its pages in every edition.
    pub editions: BTreeMap<Edition, PagedDocument>,
    /// The edition that the EPUB's page list follows.
    pub epub_pages: Edition,
    /// Its figures as EPUBs have them, by [`Figure::picture_id`](crate::document::Figure::picture_id).
    pub figures: BTreeMap<NodeId, Canvas>,
    /// The fonts that its glyphs are of.
    pub fonts: Arc<FontBook>,
    /// The pictures that it shows.
    pub pictures: Pictures,
}

impl Press {
    /// Opens a project for the leaflets at `paths` (all when there are none); `fonts` are those of an earlier
    /// opening, if neither the font files nor the house file have changed since.
    pub fn open(
        root: &Path,
        paths: &[PathBuf],
        today: Date,
        fonts: Option<LoadedFonts>,
    ) -> Result<Self, NotOpened> {
        let (project, mut shared) = Project::open(root);
        let project = match project {
            Some(project) => project,
            None => return Err(NotOpened::House(shared)),
        };
        let plan = plan::plan(&project, paths).map_err(NotOpened::CannotRun)?;
        let shelf = PictureShelf::read(&project);
        let fonts = fonts.unwrap_or_else(|| LoadedFonts::load(&project));
        shared.extend_from_slice(&fonts.diagnostics);
        let levels = Levels {
            house: &project.house.check,
            deny_warnings: false,
        };
        levels.apply(&mut Excuses::default(), &mut shared);
        shared.extend(levels.faults());
        let words = lock::read(&project).unwrap_or_else(|fault| {
            shared.push(fault);
            Lock::default()
        });
        Ok(Self {
            shaper: Shaper::new(&fonts.book),
            project,
            plan,
            shelf,
            words,
            fonts,
            shared,
            today,
        })
    }

    /// The fonts, for the next opening.
    pub fn fonts(&self) -> LoadedFonts {
        self.fonts.clone()
    }

    /// The publisher's name.
    pub fn publisher(&self) -> &str {
        &self.project.house.publisher.name.value
    }

    /// The leaflets that it was opened for, by name and language.
    pub fn leaflets(&self) -> &[Leaflet] {
        &self.plan.leaflets
    }

    /// What is wrong with what all leaflets share, and with files that are no leaflets.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.shared.iter().chain(&self.plan.diagnostics)
    }

    /// Reads a leaflet, by its place in [`leaflets`](Self::leaflets), and says what is wrong with it; with its looks
    /// if they are wanted. `None` for one that is archived and not named.
    pub fn proof(&mut self, place: usize, with_view: bool) -> Option<Proof> {
        let leaflet = self.plan.leaflets.get(place)?;
        let drafts = self.drafts(leaflet);
        let own = drafts
            .iter()
            .position(|draft| draft.path == leaflet.file.path)?;
        let shaper = &mut self.shaper;
        let (pictures, inside) = SharedPictures::load(&self.project.root, &drafts);
        let workshop = Workshop {
            house: &self.project.house,
            outputs: None,
            levels: &Levels {
                house: &self.project.house.check,
                deny_warnings: false,
            },
            fonts: &self.fonts.book,
            pictures: &pictures,
            picture_words: &self.shelf.words,
            lock: &self.words,
            today: self.today,
            blocked: any_error(&self.shared),
        };
        let draft = drafts.get(own)?;
        let made = guarded(&draft.path, || {
            let (pages, diagnostics) = workshop.examine(draft, &drafts, shaper);
            let is_sound = !workshop.blocked && !any_error(&diagnostics);
            let document = draft.document.as_ref();
            let document = document.filter(|_| with_view && is_sound && pages.is_some());
            let looks = document.map(|document| looks(&workshop, document, shaper));
            (looks, diagnostics)
        });
        let (looks, mut diagnostics) = made.unwrap_or_else(|bug| {
            // What a panic leaves of the contexts is not to be trusted.
            *shaper = Shaper::new(&self.fonts.book);
            (None, vec![bug])
        });
        diagnostics.extend(inside);
        diagnostics.extend_from_slice(&self.shared);
        diagnostic::tidy(&mut diagnostics);
        let epub_pages = self.project.house.epub_pages;
        let fonts = Arc::clone(&self.fonts.book);
        let document = drafts.into_iter().nth(own)?.document;
        let view = looks
            .zip(document)
            .map(|((editions, figures), document)| View {
                document,
                editions,
                epub_pages,
                figures,
                fonts,
                pictures: pictures.pictures,
            });
        Some(Proof { view, diagnostics })
    }

    /// The leaflet, and the one in the house's language that it may be a translation of.
    fn drafts(&self, leaflet: &Leaflet) -> Vec<Draft> {
        let house = &self.project.house.publisher.language;
        let wanted = |other: &&Leaflet| {
            other.file.leaflet == leaflet.file.leaflet
                && (other.file.path == leaflet.file.path || other.file.language == *house)
        };
        let read = |leaflet: &Leaflet| {
            guarded(&leaflet.file.path, || {
                read::read(&self.project, &self.shelf, leaflet, self.today)
            })
            .unwrap_or_else(|bug| Some(Draft::failed(leaflet, bug)))
        };
        let leaflets = self.plan.leaflets.iter().filter(wanted);
        leaflets.filter_map(read).collect()
    }
}

impl LoadedFonts {
    fn load(project: &Project) -> Self {
        let family = project.house.style.family.as_deref();
        let (book, diagnostics) = FontBook::load(Some(&project.root), family);
        Self {
            book: Arc::new(book),
            diagnostics: Arc::new(diagnostics),
        }
    }
}

/// The pages of every edition, and the figures as EPUBs have them.
type Looks = (BTreeMap<Edition, PagedDocument>, BTreeMap<NodeId, Canvas>);

/// What is wrong in any edition was said by [`Workshop::examine`], so nothing is said here.
fn looks(workshop: &Workshop<'_>, document: &Document, shaper: &mut Shaper) -> Looks {
    let pictures = &workshop.pictures.pictures;
    let style = |edition| StyleSheet::new(edition, &workshop.house.style);
    let editions = Edition::ALL.into_iter().map(|edition| {
        let (pages, _) =
            layout::layout(document, &style(edition), workshop.fonts, pictures, shaper);
        (edition, pages)
    });
    let editions = editions.collect();
    let width = Pt(f32::from(FIGURE_WIDTH));
    let style = style(workshop.house.epub_pages);
    let figures = document.figures().into_iter().filter_map(|(_, figure)| {
        let picture = pictures.get(&figure.picture)?;
        let canvas = layout::figure_canvas(
            figure,
            picture,
            width,
            width * MARKER,
            &style,
            workshop.fonts,
            shaper,
        );
        Some((figure.picture_id, canvas))
    });
    (editions, figures.collect())
}
