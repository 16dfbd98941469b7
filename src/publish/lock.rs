//! `leaflet.lock` on disk: read before a build or check, renewed after a build by what was built.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::cache;
use super::output::Turn;
use super::output::replace::{self, Durability};
use crate::diagnostic::Diagnostic;
use crate::lock::{Entry, LOCK_FILE, Lock};
use crate::project::{LeafletFile, Project};

/// The lock file of a project; empty where there is none yet.
pub fn read(project: &Project) -> Result<Lock, Diagnostic> {
    let path = Path::new(LOCK_FILE);
    match project.root.join(path).symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Lock::default()),
        _ => project
            .read_list(path)
            .and_then(|source| Lock::parse(&source)),
    }
}

/// What a build changes in the lock file.
#[derive(Default)]
pub struct Renewal {
    built: Vec<(PathBuf, Entry)>,
    /// The sources that there are, where all of them are known.
    sources: Option<BTreeSet<PathBuf>>,
}

impl Renewal {
    /// Of what was built without an error, by path.
    pub fn of(built: impl IntoIterator<Item = (PathBuf, Entry)>) -> Self {
        Self {
            built: built.into_iter().collect(),
            sources: None,
        }
    }

    /// Drops sources that are gone as well.
    pub fn keep_only(&mut self, sources: &[Arc<LeafletFile>]) {
        let paths = sources.iter().map(|file| file.path.clone());
        self.sources = Some(paths.collect());
    }

    /// Renews the lock file, if that changes it from what it was `before` the build. Builds of one project into
    /// different folders take turns, and each starts from what the last one wrote.
    pub fn write(&self, project: &Project, before: &Lock, today: Date) -> Result<(), Diagnostic> {
        // Without a change nothing is written or locked: the project's folder may be read-only.
        let is_as_it_was = self.applied(before, today) == *before;
        if is_as_it_was && replace::parts(&project.root).next().is_none() {
            return Ok(());
        }
        let _turn = Turn::wait(&cache::folder(&project.root))?;
        replace::sweep_parts(&project.root);
        let lock = self.applied(&read(project)?, today);
        let path = project.root.join(LOCK_FILE);
        replace::replace(&path, lock.to_text().as_bytes(), Durability::Synced)
            .map_err(|failure| failure.diagnostic())
    }

    fn applied(&self, before: &Lock, today: Date) -> Lock {
        let mut lock = before.clone();
        for (path, entry) in &self.built {
            lock.renew(path, entry.clone(), today);
        }
        if let Some(sources) = &self.sources {
            lock.retain(|path| sources.contains(path));
        }
        lock
    }
}
