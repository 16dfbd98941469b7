//! Which leaflets a command is about.

mod cannot_run;
mod shard;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use cannot_run::CannotRun;
pub use shard::Shard;

use crate::diagnostic::Diagnostic;
use crate::project::{LeafletFile, Project};
use crate::text::locale::Language;

/// The leaflets of one command.
pub struct Plan {
    /// One entry a file, sorted by leaflet and language.
    pub leaflets: Vec<Leaflet>,
    /// The originals of those in the house language, where the command is not about them: only to be held against.
    pub originals: Vec<Leaflet>,
    /// Every file of every leaflet that the project has.
    pub sources: Vec<Arc<LeafletFile>>,
    /// What is wrong with the files that are no leaflets.
    pub diagnostics: Vec<Diagnostic>,
}

/// One leaflet in the languages that a command is about.
pub struct Group<'a> {
    /// Its files, one a language.
    pub languages: &'a [Leaflet],
    /// The original that they are held against, where the command is not about it.
    pub original: Option<&'a Leaflet>,
}

impl Group<'_> {
    /// The leaflet's name.
    pub fn name(&self) -> &str {
        let first = self.languages.first();
        first.map_or("", |first| &first.file.leaflet)
    }

    /// Every file that is read of it: those that the command is about, then the original.
    pub fn files(&self) -> impl Iterator<Item = &Leaflet> {
        self.languages.iter().chain(self.original)
    }
}

impl Plan {
    /// The leaflets, each with all of its languages.
    pub fn groups(&self) -> Vec<Group<'_>> {
        let name = |leaflet: &Leaflet| leaflet.file.leaflet.clone();
        let originals: BTreeMap<String, &Leaflet> = self
            .originals
            .iter()
            .map(|leaflet| (name(leaflet), leaflet))
            .collect();
        let groups = self
            .leaflets
            .chunk_by(|a, b| a.file.leaflet == b.file.leaflet);
        groups
            .map(|languages| Group {
                languages,
                original: languages
                    .first()
                    .and_then(|first| originals.get(&first.file.leaflet).copied()),
            })
            .collect()
    }
}

/// Those of one name, in a list that is sorted by name.
pub fn named<'a>(list: &'a [Leaflet], name: &str) -> impl Iterator<Item = &'a Leaflet> {
    let start = list.partition_point(|leaflet| *leaflet.file.leaflet < *name);
    let from = list.get(start..).unwrap_or_default().iter();
    from.take_while(move |leaflet| leaflet.file.leaflet == name)
}

/// One leaflet in one language.
pub struct Leaflet {
    /// Its file.
    pub file: Arc<LeafletFile>,
    /// Every language that the leaflet has, this one included.
    pub languages: Arc<[Language]>,
    /// Whether the command names this leaflet; an archived one is left out unless it does.
    pub named: bool,
}

/// The leaflets at the paths, or all of the project's when there are none; of these, one machine's part.
pub fn plan(project: &Project, paths: &[PathBuf], shard: Option<Shard>) -> Result<Plan, CannotRun> {
    let wanted = paths
        .iter()
        .map(|path| inside(&project.root, path))
        .collect::<Result<Vec<_>, _>>()?;
    let (sources, mut diagnostics) = project.sources();
    let sources: Vec<_> = sources.into_iter().map(Arc::new).collect();
    for (path, from_root) in paths.iter().zip(&wanted) {
        let held = sources.iter().any(|file| file.path.starts_with(from_root))
            || diagnostics.iter().any(|d| d.path().starts_with(from_root));
        if !held {
            return Err(CannotRun::NoLeaflet(path.clone()));
        }
    }
    let is_wanted =
        |path: &Path| wanted.is_empty() || wanted.iter().any(|folder| path.starts_with(folder));
    diagnostics.retain(|diagnostic| is_wanted(diagnostic.path()));
    let languages = languages(&sources);
    let planned = |file: &Arc<LeafletFile>| Leaflet {
        file: Arc::clone(file),
        languages: languages
            .get(file.leaflet.as_str())
            .cloned()
            .unwrap_or_default(),
        named: wanted.iter().any(|path| names(path, file)),
    };
    let (about, others): (Vec<_>, Vec<_>) = sources.iter().partition(|file| {
        is_wanted(&file.path) && shard.is_none_or(|shard| shard.holds(&file.leaflet))
    });
    let translated: BTreeSet<&str> = about.iter().map(|file| file.leaflet.as_str()).collect();
    let is_original = |file: &&Arc<LeafletFile>| {
        file.language == project.house.publisher.language
            && translated.contains(file.leaflet.as_str())
    };
    Ok(Plan {
        leaflets: about.into_iter().map(planned).collect(),
        originals: others
            .into_iter()
            .filter(is_original)
            .map(planned)
            .collect(),
        diagnostics,
        sources,
    })
}

/// The path from the project's folder.
fn inside(root: &Path, path: &Path) -> Result<PathBuf, CannotRun> {
    let real = |path: &Path| {
        path.canonicalize()
            .map_err(|_| CannotRun::NoSuchPath(path.to_owned()))
    };
    real(path)?
        .strip_prefix(real(root)?)
        .map(Path::to_owned)
        .map_err(|_| CannotRun::Outside(path.to_owned()))
}

/// Whether a path is the leaflet's file or folder, and not a folder of many leaflets.
fn names(path: &Path, file: &LeafletFile) -> bool {
    path == file.path || Some(path) == file.path.parent()
}

/// The languages of each leaflet.
fn languages(sources: &[Arc<LeafletFile>]) -> BTreeMap<&str, Arc<[Language]>> {
    let mut languages: BTreeMap<&str, Vec<Language>> = BTreeMap::new();
    for file in sources {
        let list = languages.entry(&file.leaflet).or_default();
        list.push(file.language.clone());
    }
    let shared = |(leaflet, list): (_, Vec<Language>)| (leaflet, list.into());
    languages.into_iter().map(shared).collect()
}
