//! Proofs: leaflets as they would be made, for looking at. Nothing is exported and nothing is written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::excuses::Excuses;
use super::figures::FigureStore;
use super::guard::guarded;
use super::levels::Levels;
use super::make::{Before, Pages, Workshop, has_all, shown};
use super::pictures::PictureShelf;
use super::plan::{self, Leaflet, Plan};
use super::read::{self, Draft};
use super::{CannotRun, Outputs, lock};
use crate::account;
use crate::assets::{FontBook, PictureStore, Pictures};
use crate::diagnostic::{self, Diagnostic, any_error};
use crate::document::{Document, NodeId};
use crate::export::pdf::Drawings;
use crate::layout::{Canvas, PagedDocument, Shaper};
use crate::lock::Lock;
use crate::project::Project;
use crate::style::Edition;

/// A project as it stood at one moment, with everything that its leaflets share.
pub struct Press {
    project: Project,
    plan: Plan,
    shelf: PictureShelf,
    words: Lock,
    loaded: Loaded,
    shaper: Shaper,
    /// What is wrong with what all leaflets share.
    shared: Vec<Diagnostic>,
    today: Date,
}

/// What changes far more seldom than words, and takes longer to load.
#[derive(Clone)]
pub struct Loaded {
    /// The fonts, and what is wrong with them.
    pub fonts: Arc<(FontBook, Vec<Diagnostic>)>,
    /// The pictures.
    pub pictures: Arc<PictureStore>,
    figures: Arc<FigureStore>,
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
    /// The fonts that its glyphs are of, with what was wrong with them.
    pub fonts: Arc<(FontBook, Vec<Diagnostic>)>,
    /// The pictures that it shows.
    pub pictures: Pictures,
}

impl Press {
    /// Opens a project for the leaflets at `paths` (all when there are none); with what an earlier opening has
    /// loaded, if neither fonts nor pictures nor the house file have changed since.
    pub fn open(
        root: &Path,
        paths: &[PathBuf],
        today: Date,
        loaded: Option<Loaded>,
    ) -> Result<Self, NotOpened> {
        let (project, mut shared) = Project::open(root);
        let project = match project {
            Some(project) => project,
            None => return Err(NotOpened::House(shared)),
        };
        shared.extend(account::house(&project.house));
        let plan = plan::plan(&project, paths, None).map_err(NotOpened::CannotRun)?;
        let shelf = PictureShelf::read(&project);
        let loaded = loaded.unwrap_or_else(|| Loaded::load(&project));
        shared.extend_from_slice(&loaded.fonts.1);
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
            loaded,
            shared,
            today,
        })
    }

    /// What the next opening need not load again.
    pub fn loaded(&self) -> Loaded {
        self.loaded.clone()
    }

    /// The project.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Whether a path from the project's folder is a leaflet's file, which is still there.
    pub fn holds(&self, path: &Path) -> bool {
        let mut sources = self.plan.sources.iter();
        sources.any(|file| file.path == path) && self.project.root.join(path).is_file()
    }

    /// The publisher's name.
    pub fn publisher(&self) -> &str {
        &self.project.house.publisher.name.value
    }

    /// The leaflets that it was opened for, by name and language.
    pub fn leaflets(&self) -> &[Leaflet] {
        &self.plan.leaflets
    }

    /// Those of one name, in every language that it was opened for.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &Leaflet> {
        plan::named(&self.plan.leaflets, name)
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
        let own = drafts.first().filter(|own| own.path == leaflet.file.path)?;
        let workshop = Workshop {
            house: &self.project.house,
            outputs: None,
            levels: &Levels {
                house: &self.project.house.check,
                deny_warnings: false,
            },
            fonts: &self.loaded.fonts.0,
            pictures: &self.loaded.pictures,
            drawings: &Drawings::default(),
            figures: &self.loaded.figures,
            picture_words: &self.shelf.words,
            lock: &self.words,
            today: self.today,
            blocked: any_error(&self.shared),
        };
        let shaper = &mut self.shaper;
        let made = guarded(&own.path, || {
            if with_view {
                looks(&workshop, &drafts, own, shaper)
            } else {
                let mut made = workshop.make(own, &drafts, &Before::default(), shaper);
                made.diagnostics.append(&mut made.inside_pictures);
                (None, made.diagnostics)
            }
        });
        let (looks, mut diagnostics) = made.unwrap_or_else(|bug| {
            // What a panic leaves of the contexts is not to be trusted.
            *shaper = Shaper::default();
            (None, vec![bug])
        });
        diagnostics.extend_from_slice(&self.shared);
        diagnostic::tidy(&mut diagnostics);
        let looks = looks.filter(|_| !any_error(&diagnostics));
        let epub_pages = self.project.house.epub_pages;
        let document = drafts.into_iter().next()?.document;
        let view = looks.zip(document).map(|(looks, document)| View {
            document,
            editions: looks.editions,
            epub_pages,
            figures: looks.figures,
            fonts: Arc::clone(&self.loaded.fonts),
            pictures: looks.pictures,
        });
        Some(Proof { view, diagnostics })
    }

    /// The leaflet, then the one in the house's language that it may be a translation of. An archived one that is
    /// not named is left out.
    fn drafts(&self, leaflet: &Leaflet) -> Vec<Draft> {
        let house = &self.project.house.publisher.language;
        let is_original = |other: &&Leaflet| {
            other.file.path != leaflet.file.path && other.file.language == *house
        };
        let known = [&self.plan.leaflets, &self.plan.originals];
        let known = known
            .into_iter()
            .flat_map(|list| plan::named(list, &leaflet.file.leaflet));
        let wanted = std::iter::once(leaflet).chain(known.filter(is_original));
        wanted.filter_map(|leaflet| self.read(leaflet)).collect()
    }

    fn read(&self, leaflet: &Leaflet) -> Option<Draft> {
        let path = &leaflet.file.path;
        let source = match self.project.read(path) {
            Ok(source) => source,
            Err(reason) => return Some(Draft::failed(leaflet, reason)),
        };
        let read = || read::read(&self.project, &self.shelf, leaflet, &source, self.today);
        guarded(path, read).unwrap_or_else(|bug| Some(Draft::failed(leaflet, bug)))
    }
}

impl Loaded {
    fn load(project: &Project) -> Self {
        let root = &project.root;
        Self {
            fonts: Arc::new(FontBook::load(Some(root), Some(&project.house.style))),
            pictures: Arc::new(PictureStore::new(root)),
            figures: Arc::new(FigureStore::default()),
        }
    }
}

/// What a leaflet looks like.
struct Looks {
    editions: BTreeMap<Edition, PagedDocument>,
    figures: BTreeMap<NodeId, Canvas>,
    pictures: Pictures,
}

/// Lays a leaflet out in every edition, so that all is said that `leaflet build --edition all` would say.
fn looks(
    workshop: &Workshop<'_>,
    drafts: &[Draft],
    draft: &Draft,
    shaper: &mut Shaper,
) -> (Option<Looks>, Vec<Diagnostic>) {
    let (pictures, mut diagnostics) = workshop.pictures.load(shown(draft));
    diagnostics.extend_from_slice(&draft.diagnostics);
    diagnostics.extend(workshop.check(draft, drafts, &pictures));
    let document = draft.document.as_ref();
    let Some(document) = document.filter(|document| has_all(&pictures, document)) else {
        workshop.weigh(draft, None, &mut diagnostics);
        return (None, diagnostics);
    };
    let everything = Outputs {
        editions: Edition::ALL.to_vec(),
        epub: true,
        html: false,
        folder: None,
        verify: false,
        rewrite: false,
        clean: false,
        explain: false,
    };
    let (pages, misfits) = workshop.lay_out(document, &pictures, &everything, shaper);
    diagnostics.extend(misfits);
    // All was laid out, so nothing is left that may or may not need an excuse.
    workshop.weigh(draft, Some(&[]), &mut diagnostics);
    let looks = Looks {
        figures: figures(workshop, document, &pictures, &pages, shaper),
        editions: pages
            .into_iter()
            .map(|(edition, (_, paged))| (edition, paged))
            .collect(),
        pictures,
    };
    (Some(looks), diagnostics)
}

/// The figures as EPUBs have them, in the style of the edition that the EPUB follows.
fn figures(
    workshop: &Workshop<'_>,
    document: &Document,
    pictures: &Pictures,
    pages: &Pages,
    shaper: &mut Shaper,
) -> BTreeMap<NodeId, Canvas> {
    let Some((style, _)) = pages.get(&workshop.house.epub_pages) else {
        return BTreeMap::new();
    };
    let figures = document.figures().into_iter().filter_map(|(_, figure)| {
        let picture = pictures.get(&figure.picture)?;
        let canvas = super::figures::canvas(figure, picture, style, workshop.fonts, shaper);
        Some((figure.picture_id, canvas))
    });
    figures.collect()
}
