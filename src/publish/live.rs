//! Leaflets as they would be made, for looking at: what the preview keeps between two readings. Nothing is exported
//! and nothing is written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::leaflet::guard::guarded;
use super::leaflet::{Depth, Draft, Examined, Means, PictureShelf, Standards, examine, read};
use super::lock;
use super::plan::{self, CannotRun, Leaflet, Plan};
use super::rules::ALL_RULES;
use super::weigh::{self, Levels};
use crate::account;
use crate::assets::{FontBook, PictureStore, Pictures};
use crate::diagnostic::{self, Diagnostic, any_error};
use crate::document::{Document, NodeId};
use crate::export::pdf::Drawings;
use crate::export::{FigureStore, Pages, canvas};
use crate::layout::{Canvas, PagedDocument, Shapers};
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
    drawings: Drawings,
    shapers: Shapers,
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
        let levels = levels(&project);
        levels.without_excuses(&mut shared);
        shared.extend(weigh::house::faults(levels.house, levels.rules));
        let words = lock::read(&project).unwrap_or_else(|fault| {
            shared.push(fault);
            Lock::default()
        });
        Ok(Self {
            shapers: Shapers::default(),
            project,
            plan,
            shelf,
            words,
            loaded,
            drawings: Drawings::default(),
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
    pub fn proof(&self, place: usize, with_view: bool) -> Option<Proof> {
        let leaflet = self.plan.leaflets.get(place)?;
        let drafts = self.drafts(leaflet);
        let own = drafts.first().filter(|own| own.path == leaflet.file.path)?;
        let looked = guarded(&own.path, || self.look(own, &drafts, with_view));
        let (looks, mut diagnostics) = looked.unwrap_or_else(|bug| (None, vec![bug]));
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

    /// Looks at a leaflet: laid out in every edition where its looks are wanted, so that all is said that
    /// `leaflet build --edition all` would say.
    fn look(
        &self,
        own: &Draft,
        drafts: &[Draft],
        with_view: bool,
    ) -> (Option<Looks>, Vec<Diagnostic>) {
        let (means, standards) = (self.means(), self.standards());
        let depth = if with_view {
            Depth::All
        } else {
            Depth::Foreseen
        };
        let examined = examine(own, drafts, &means, &standards, depth);
        let Examined {
            document,
            pictures,
            pages,
            mut found,
        } = examined;
        standards.levels.without_excuses(&mut found.inside_pictures);
        found.diagnostics.append(&mut found.inside_pictures);
        let looks = document.filter(|_| with_view).map(|document| Looks {
            figures: figures(&means, document, &pictures, &pages),
            editions: pages
                .into_iter()
                .map(|(edition, (_, paged))| (edition, paged))
                .collect(),
            pictures,
        });
        (looks, found.diagnostics)
    }

    fn means(&self) -> Means<'_> {
        Means {
            house: &self.project.house,
            fonts: &self.loaded.fonts.0,
            pictures: &self.loaded.pictures,
            drawings: &self.drawings,
            figures: &self.loaded.figures,
            shapers: &self.shapers,
        }
    }

    fn standards(&self) -> Standards<'_> {
        Standards {
            levels: levels(&self.project),
            picture_words: &self.shelf.words,
            lock: &self.words,
            today: self.today,
        }
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
        let read = || read(&self.project, &self.shelf, leaflet, &source, self.today);
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

/// How much warnings matter to a project's house.
fn levels(project: &Project) -> Levels<'_> {
    Levels {
        rules: &ALL_RULES,
        house: &project.house.check,
        deny_warnings: false,
    }
}

/// The figures as EPUBs have them, in the style of the edition that the EPUB follows.
fn figures(
    means: &Means<'_>,
    document: &Document,
    pictures: &Pictures,
    pages: &Pages,
) -> BTreeMap<NodeId, Canvas> {
    let Some((style, _)) = pages.get(&means.house.epub_pages) else {
        return BTreeMap::new();
    };
    let figures = document.figures().into_iter().filter_map(|(_, figure)| {
        let picture = pictures.get(&figure.picture)?;
        let draw = |shaper: &mut _| canvas(figure, picture, style, means.fonts, shaper);
        Some((figure.picture_id, means.shapers.lend(draw)))
    });
    figures.collect()
}
