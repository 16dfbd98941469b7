//! How long each step takes for every leaflet of this project, in the large edition, on one thread:
//! `cargo bench --bench leaflets`.
//!
//! With `repeat pdf 100` or `repeat epub 100` it makes the first leaflet in the house language so often and says
//! nothing: `make bench` holds the processor time of that against other programs. The heap is then as a build has it.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "the one program that measures time and says it"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use leaflet::assets::{FontBook, PictureStore, Pictures};
use leaflet::body::Body;
use leaflet::compose::{self, Parsed};
use leaflet::document::{Document, NodeId};
use leaflet::export::epub::{self, EpubAssets};
use leaflet::export::figure::{self, FigureFile};
use leaflet::export::{pdf, raster};
use leaflet::front_matter::{self, FrontMatter};
use leaflet::layout::{self, Shaper};
use leaflet::length::Pt;
use leaflet::markdown;
use leaflet::picture_words::{self, PictureWords};
use leaflet::project::{LeafletFile, Project};
use leaflet::publish;
use leaflet::source::Source;
use leaflet::style::{Edition, StyleSheet};

/// The step that is held against other programs.
const WHOLE: &str = "from source to PDF, without verification";
/// How often each step is done; the median counts.
const RUNS: usize = 31;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = Project::open(root).0.unwrap();
    let fonts = FontBook::load(Some(root), Some(&project.house.style)).0;
    let shelf = shelf(&project);
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, command, format, times, ..] = arguments.as_slice()
        && command == "repeat"
    {
        let files = project.sources().0;
        let is_ours = |file: &&LeafletFile| file.language == project.house.publisher.language;
        let file = files.iter().find(is_ours).unwrap();
        publish::room();
        Bench::new(&project, &fonts, &shelf, file).repeat(format, times.parse().unwrap());
        return;
    }
    for file in project.sources().0 {
        println!(
            "{}, large edition, median of {RUNS} runs",
            file.path.display()
        );
        let bench = Bench::new(&project, &fonts, &shelf, &file);
        if std::env::args().any(|argument| argument == "profile") {
            bench.profile();
        } else {
            bench.run();
        }
    }
}

/// The words of every keyed picture.
fn shelf(project: &Project) -> BTreeMap<String, PictureWords> {
    let names = project.picture_names().into_iter();
    let words = names.filter_map(|name| {
        let source = project.picture_words(&name)?.ok()?;
        Some((name, picture_words::parse(&source).0?))
    });
    words.collect()
}

/// One leaflet with all that its steps need.
struct Bench<'a> {
    project: &'a Project,
    fonts: &'a FontBook,
    shelf: &'a BTreeMap<String, PictureWords>,
    file: &'a LeafletFile,
    source: Arc<Source>,
    style: StyleSheet,
    drawings: pdf::Drawings,
}

impl<'a> Bench<'a> {
    fn new(
        project: &'a Project,
        fonts: &'a FontBook,
        shelf: &'a BTreeMap<String, PictureWords>,
        file: &'a LeafletFile,
    ) -> Self {
        Self {
            project,
            fonts,
            shelf,
            file,
            source: project.read(&file.path).unwrap(),
            style: StyleSheet::new(Edition::Large, &project.house.style),
            drawings: pdf::Drawings::default(),
        }
    }

    fn run(&self) {
        let Self { fonts, style, .. } = self;
        let (front_matter, body) = time("parse", || self.parse());
        let document = time("compose", || self.compose(&front_matter, &body));
        let pictures = self.pictures(&document);
        let mut shaper = Shaper::default();
        let pages = time("layout", || {
            layout::layout(&document, style, fonts, &pictures, &mut shaper).0
        });
        let print =
            || pdf::pdf(&document, &pages, style, fonts, &pictures, &self.drawings).unwrap();
        let bytes = time("pdf", print);
        time("verify", || assert_eq!(pdf::verify(&bytes, true), []));
        time("figures of the epub", || {
            self.figures(&document, &pictures, &mut shaper)
        });
        time("cover of the epub", || {
            let cover = layout::cover(&document, style, fonts, &mut shaper);
            raster::png(&cover, fonts, &pictures, 1000).unwrap()
        });
        let assets = self.epub_assets(&document, &pictures, &mut shaper);
        time("epub", || epub::epub(&document, &assets).unwrap());
        time(WHOLE, || self.print(&pictures, &mut shaper));
    }

    /// Only the way from source to PDF, often enough for a profiler to see it.
    fn profile(&self) {
        let (front_matter, body) = self.parse();
        let pictures = self.pictures(&self.compose(&front_matter, &body));
        let mut shaper = Shaper::default();
        for _ in 0..10 {
            time(WHOLE, || self.print(&pictures, &mut shaper));
        }
    }

    /// Makes the PDF or the EPUB from its source a number of times.
    fn repeat(&self, format: &str, times: usize) {
        let (front_matter, body) = self.parse();
        let document = self.compose(&front_matter, &body);
        let pictures = self.pictures(&document);
        let mut shaper = Shaper::default();
        match format {
            "pdf" => {
                for _ in 0..times {
                    self.print(&pictures, &mut shaper);
                }
            }
            "epub" => {
                let assets = self.epub_assets(&document, &pictures, &mut shaper);
                for _ in 0..times {
                    let (front_matter, body) = self.parse();
                    let document = self.compose(&front_matter, &body);
                    epub::epub(&document, &assets).unwrap();
                }
            }
            other => panic!("{other} is neither pdf nor epub"),
        }
    }

    /// The page map, the cover and the figures of the EPUB.
    fn epub_assets(
        &self,
        document: &Document,
        pictures: &Pictures,
        shaper: &mut Shaper,
    ) -> EpubAssets {
        let Self { fonts, style, .. } = self;
        let pages = layout::layout(document, style, fonts, pictures, shaper).0;
        let cover = layout::cover(document, style, fonts, shaper);
        EpubAssets {
            page_map: pages.page_map,
            page_edition: Edition::Large,
            cover: raster::png(&cover, fonts, pictures, 1000).unwrap(),
            figures: self.figures(document, pictures, shaper),
        }
    }

    fn print(&self, pictures: &Pictures, shaper: &mut Shaper) -> Vec<u8> {
        let Self { fonts, style, .. } = self;
        let (front_matter, body) = self.parse();
        let document = self.compose(&front_matter, &body);
        let pages = layout::layout(&document, style, fonts, pictures, shaper).0;
        pdf::pdf(&document, &pages, style, fonts, pictures, &self.drawings).unwrap()
    }

    fn parse(&self) -> (FrontMatter, Body) {
        let (front_matter, body, _) = front_matter::parse(&self.source);
        (front_matter.unwrap(), markdown::parse(&self.source, body).0)
    }

    fn compose(&self, front_matter: &FrontMatter, body: &Body) -> Document {
        let languages = [self.file.language.clone()];
        let (document, _) = compose::compose(&Parsed {
            leaflet: &self.file.leaflet,
            language: &self.file.language,
            front_matter,
            body,
            house: &self.project.house,
            pictures: self.shelf,
            languages: &languages,
        });
        document.unwrap()
    }

    fn pictures(&self, document: &Document) -> Pictures {
        let named = document.figures().into_iter();
        let named =
            named.filter_map(|(block, figure)| Some((figure.picture.clone(), block.span.clone()?)));
        PictureStore::new(&self.project.root).load(named).0
    }

    /// The figures, drawn as the build draws them.
    fn figures(
        &self,
        document: &Document,
        pictures: &Pictures,
        shaper: &mut Shaper,
    ) -> BTreeMap<NodeId, Arc<FigureFile>> {
        let Self { fonts, style, .. } = self;
        let width = Pt(f32::from(figure::WIDTH));
        let mut drawn: BTreeMap<NodeId, Arc<FigureFile>> = BTreeMap::new();
        for (_, figure) in document.figures() {
            let picture = pictures.get(&figure.picture).unwrap();
            let canvas =
                layout::figure_canvas(figure, picture, width, width / 12.0, style, fonts, shaper);
            let file = FigureFile::new(figure, &canvas, picture, fonts, pictures).unwrap();
            drawn.insert(figure.picture_id, Arc::new(file));
        }
        drawn
    }
}

/// Does a step many times, prints the median and returns the last result.
fn time<T>(step: &str, mut work: impl FnMut() -> T) -> T {
    let mut result = work();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            result = work();
            start.elapsed()
        })
        .collect();
    times.sort();
    let median = times[RUNS / 2];
    println!("  {:8.2} ms  {step}", median.as_secs_f64() * 1000.0);
    result
}
