//! Proofs: leaflets as they would be made, for looking at. Nothing is exported and nothing is written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::excuses::Excuses;
use super::levels::Levels;
use super::make::{FIGURE_WIDTH, MARKER, Pages, Workshop};
use super::pictures::{PictureShelf, SharedPictures};
use super::plan::{self, Leaflet, Plan};
use super::read::{self, Draft};
use super::{CannotRun, Outputs, guarded, lock};
use crate::assets::{FontBook, Pictures};
use crate::diagnostic::{self, Diagnostic, any_error};
use crate::document::{Document, NodeId};
use crate::layout::{self, Canvas, PagedDocument, Shaper};
use crate::length::Pt;
use crate::lock::Lock;
use crate::project::Project;
use crate::style::Edition;

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
    /// Everything that is wrong with it, sorted.
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
            shaper: Shaper::default(),
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
        let (own, originals) = (self.read(leaflet)?, self.originals(leaflet));
        let alone = std::slice::from_ref(&own);
        let (pictures, inside) = SharedPictures::load(&self.project.root, alone);
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
            originals: &originals,
            today: self.today,
            blocked: any_error(&self.shared),
        };
        let shaper = &mut self.shaper;
        let made = guarded(&own.path, || {
            if with_view {
                looks(&workshop, &own, shaper)
            } else {
                (None, workshop.make(&own, alone, shaper).diagnostics)
            }
        });
        let (looks, mut diagnostics) = made.unwrap_or_else(|bug| {
            // What a panic leaves of the contexts is not to be trusted.
            *shaper = Shaper::default();
            (None, vec![bug])
        });
        diagnostics.extend(inside);
        diagnostics.extend_from_slice(&self.shared);
        diagnostic::tidy(&mut diagnostics);
        let epub_pages = self.project.house.epub_pages;
        let fonts = Arc::clone(&self.fonts.book);
        let looks = looks.filter(|_| !any_error(&diagnostics));
        let view = looks
            .zip(own.document)
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

    /// `None` for one that is archived and not named.
    fn read(&self, leaflet: &Leaflet) -> Option<Draft> {
        guarded(&leaflet.file.path, || {
            read::read(&self.project, &self.shelf, leaflet, self.today)
        })
        .unwrap_or_else(|bug| Some(Draft::failed(leaflet, bug)))
    }

    /// The leaflet in the house's language, of which this one may be a translation.
    fn originals(&self, leaflet: &Leaflet) -> Vec<Draft> {
        let house = &self.project.house.publisher.language;
        let is_original = |other: &&Leaflet| {
            other.file.leaflet == leaflet.file.leaflet
                && other.file.path != leaflet.file.path
                && other.file.language == *house
        };
        let known = self.plan.leaflets.iter().chain(&self.plan.originals);
        let originals = known.filter(is_original);
        originals
            .filter_map(|original| self.read(original))
            .collect()
    }
}

impl LoadedFonts {
    fn load(project: &Project) -> Self {
        let style = Some(&project.house.style);
        let (book, diagnostics) = FontBook::load(Some(&project.root), style);
        Self {
            book: Arc::new(book),
            diagnostics: Arc::new(diagnostics),
        }
    }
}

/// The pages of every edition, and the figures as EPUBs have them.
type Looks = (BTreeMap<Edition, PagedDocument>, BTreeMap<NodeId, Canvas>);

/// Lays a leaflet out in every edition, so that all is said that `leaflet build --edition all` would say.
fn looks(
    workshop: &Workshop<'_>,
    draft: &Draft,
    shaper: &mut Shaper,
) -> (Option<Looks>, Vec<Diagnostic>) {
    let mut diagnostics = draft.diagnostics.clone();
    diagnostics.extend_from_slice(workshop.pictures.found_in(&draft.path));
    diagnostics.extend(workshop.check(draft, std::slice::from_ref(draft)));
    let document = draft.document.as_ref();
    let document = document.filter(|document| workshop.pictures.hold_all_of(document));
    let everything = Outputs {
        editions: Edition::ALL.to_vec(),
        epub: true,
        folder: None,
        verify: false,
        rewrite: false,
    };
    let looks = document.map(|document| {
        let pages = workshop.lay_out(document, &everything, shaper, &mut diagnostics);
        let figures = figures(workshop, document, &pages, shaper);
        let editions = pages
            .into_iter()
            .map(|(edition, (_, paged))| (edition, paged));
        (editions.collect(), figures)
    });
    // All was laid out, so nothing is left that may or may not need an excuse.
    workshop.weigh(
        draft,
        looks.as_ref().map(|_| [].as_slice()),
        &mut diagnostics,
    );
    (looks, diagnostics)
}

/// The figures as EPUBs have them, in the style of the edition that the EPUB follows.
fn figures(
    workshop: &Workshop<'_>,
    document: &Document,
    pages: &Pages,
    shaper: &mut Shaper,
) -> BTreeMap<NodeId, Canvas> {
    let Some((style, _)) = pages.get(&workshop.house.epub_pages) else {
        return BTreeMap::new();
    };
    let width = Pt(f32::from(FIGURE_WIDTH));
    let figures = document.figures().into_iter().filter_map(|(_, figure)| {
        let picture = workshop.pictures.pictures.get(&figure.picture)?;
        let (diameter, fonts) = (width * MARKER, workshop.fonts);
        let canvas = layout::figure_canvas(figure, picture, width, diameter, style, fonts, shaper);
        Some((figure.picture_id, canvas))
    });
    figures.collect()
}
