//! The pictures of a project: each is decoded once while it is in use, however many leaflets show it, and a
//! library of any size takes no more than a fixed amount of memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::kept::kept;
use super::pictures::{self, Decoded, Pictures};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// How many bytes of pictures that no leaflet is being made with are kept for the next: some photographs, or
/// hundreds of drawings. What most leaflets show stays. With 16 MiB 4,000 leaflets took 79 MiB, with 4 they take 55, in
/// the same time.
const MOST_BYTES: u64 = 4 << 20;
/// The size of a small picture.
const USUAL_BYTES: u64 = 64 << 10;

/// The pictures of a project, shared by all threads.
pub struct PictureStore {
    root: PathBuf,
    decoded: Cache<String, Arc<Decoded>, Size>,
    held: Mutex<BTreeMap<String, Weak<Decoded>>>,
}

/// A picture that is not decoded again as long as this is there, however large it is and whatever else is loaded.
pub struct Held(Arc<Decoded>);

#[derive(Clone)]
struct Size;

impl Weighter<String, Arc<Decoded>> for Size {
    fn weight(&self, path: &String, decoded: &Arc<Decoded>) -> u64 {
        let picture = decoded
            .as_ref()
            .as_ref()
            .map_or(0, |(picture, _)| picture.size());
        (path.len() + picture) as u64
    }
}

impl PictureStore {
    /// The pictures under a project's folder, none of them read yet.
    pub fn new(root: &Path) -> Self {
        Self::within(MOST_BYTES, root)
    }

    fn within(most_bytes: u64, root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            decoded: kept(most_bytes, USUAL_BYTES, Size),
            held: Mutex::default(),
        }
    }

    /// Holds the picture at a path for whoever loads it meanwhile.
    pub fn hold(&self, path: &str) -> Held {
        let picture = Held(self.decoded(path));
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|_, picture| picture.strong_count() > 0);
        held.insert(path.to_owned(), Arc::downgrade(&picture.0));
        picture
    }

    /// The pictures at these paths, from the project's folder, with `/`; the span is where each is named.
    pub fn load(
        &self,
        paths: impl IntoIterator<Item = (String, Span)>,
    ) -> (Pictures, Vec<Diagnostic>) {
        let mut named: BTreeMap<String, Vec<Span>> = BTreeMap::new();
        for (path, span) in paths {
            let spans = named.entry(path).or_default();
            if !spans.contains(&span) {
                spans.push(span);
            }
        }
        let mut loaded = Vec::new();
        let mut diagnostics = Vec::new();
        for (path, spans) in named {
            match self.decoded(&path).as_ref() {
                Ok((picture, warning)) => {
                    let warnings = warning.iter();
                    diagnostics.extend(warnings.flat_map(|w| w.diagnostics(&path, &spans)));
                    loaded.push((path, Arc::clone(picture)));
                }
                Err(problem) => diagnostics.extend(problem.diagnostics(&path, &spans)),
            }
        }
        (loaded.into_iter().collect(), diagnostics)
    }

    /// While one thread decodes a picture, the others that want it wait: decoding must not start work of theirs.
    fn decoded(&self, path: &str) -> Arc<Decoded> {
        let decode = || {
            let read = || Arc::new(pictures::read(&self.root, path));
            Ok::<_, std::convert::Infallible>(self.held(path).unwrap_or_else(read))
        };
        match self.decoded.get_or_insert_with(path, decode) {
            Ok(decoded) => decoded,
            Err(never) => match never {},
        }
    }

    fn held(&self, path: &str) -> Option<Arc<Decoded>> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.get(path)?.upgrade()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn a_picture_that_is_held_is_not_read_again_even_where_nothing_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.png");
        let span = Span::new(&Source::new("x", ""), 0..0);
        let store = PictureStore::within(1, folder.path());
        let is_there = || {
            let (pictures, _) = store.load([("a.png".to_owned(), span.clone())]);
            pictures.get("a.png").is_some()
        };
        image::GrayImage::new(2, 2).save(&place).unwrap();
        let held = store.hold("a.png");
        std::fs::remove_file(&place).unwrap();
        assert!(is_there());
        drop(held);
        assert!(!is_there());
    }
}
