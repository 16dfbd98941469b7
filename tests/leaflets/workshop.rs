//! Leaflets made in this process from a body alone: parsed, composed, laid out, exported.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use leaflet::assets::{FontBook, PictureStore, Pictures};
use leaflet::check;
use leaflet::compose::{self, Parsed};
use leaflet::diagnostic::Diagnostic;
use leaflet::document::Document;
use leaflet::export::epub::{self, EpubAssets};
use leaflet::export::figure::{FigureFile, Format};
use leaflet::export::html::{self, HtmlAssets, Look};
use leaflet::export::pdf;
use leaflet::fit::said_once;
use leaflet::front_matter;
use leaflet::house;
use leaflet::layout::{self, PagedDocument, Shaper};
use leaflet::lock::Lock;
use leaflet::markdown;
use leaflet::picture_words::{self, PictureWords};
use leaflet::project::Project;
use leaflet::source::Source;
use leaflet::style::{Edition, StyleSheet};
use leaflet::text::locale::Language;
use leaflet::text::script::Script;

/// The project whose house these leaflets have.
const HOUSE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/rules/_base");

/// What leaflets are made with.
pub struct Workshop {
    project: Project,
    fonts: Arc<FontBook>,
    language: Language,
    /// The words of keyed pictures.
    pictures: BTreeMap<String, PictureWords>,
}

/// What became of a leaflet.
pub struct Made {
    /// Everything that is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// Its files, if nothing is an error.
    pub files: Option<Files>,
}

/// The files of a leaflet.
pub struct Files {
    /// Its document.
    pub document: Document,
    /// Its pages in the large edition.
    pub pages: PagedDocument,
    /// Its PDF in the large edition.
    pub pdf: Vec<u8>,
    /// Its EPUB.
    pub epub: Vec<u8>,
    /// Its web page.
    pub html: String,
}

impl Workshop {
    pub fn new() -> Self {
        Self {
            project: Project::open(Path::new(HOUSE)).0.unwrap(),
            fonts: Arc::new(FontBook::load(None, None).0),
            language: "en-GB".parse().unwrap(),
            pictures: BTreeMap::new(),
        }
    }

    /// For leaflets in another language, with the fonts of this repository.
    pub fn in_language(tag: &str) -> Self {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self {
            fonts: Arc::new(FontBook::load(Some(repository), None).0),
            language: tag.parse().unwrap(),
            ..Self::new()
        }
    }

    /// For leaflets of a house with these settings, if they have no error, whose words are in this language; pictures
    /// are in that folder.
    pub fn of(root: &Path, fonts: &Arc<FontBook>, house: &str, tag: &str) -> Option<Self> {
        let (house, found) = house::parse(&Source::new("leaflet.toml", house));
        if found.iter().any(Diagnostic::is_error) {
            return None;
        }
        let mut project = Project::open(Path::new(HOUSE)).0.unwrap();
        project.root = root.to_owned();
        project.house = house?;
        Some(Self {
            project,
            fonts: Arc::clone(fonts),
            language: tag.parse().unwrap(),
            pictures: picture_words(root),
        })
    }

    /// The pages of a leaflet in each edition in which nothing is larger than its place, whatever other rules say; none
    /// if it cannot be read.
    pub fn laid_out(
        &self,
        text: &str,
        shaper: &mut Shaper,
    ) -> Option<Vec<(StyleSheet, PagedDocument)>> {
        let source = Source::new("leaflets/a/en-GB.md", text);
        let (front_matter, range, found) = front_matter::parse(&source);
        let (body, more) = markdown::parse(&source, range);
        let (document, last) = compose::compose(&Parsed {
            leaflet: "a",
            language: &self.language,
            front_matter: &front_matter?,
            body: &body,
            house: &self.project.house,
            pictures: &self.pictures,
            languages: std::slice::from_ref(&self.language),
        });
        let document = document?;
        if [found, more, last]
            .iter()
            .flatten()
            .any(Diagnostic::is_error)
        {
            return None;
        }
        let named = document.figures().into_iter();
        let named =
            named.filter_map(|(block, figure)| Some((figure.picture.clone(), block.span.clone()?)));
        let (pictures, _) = PictureStore::new(&self.project.root).load(named);
        let set = |edition| {
            let style = StyleSheet::new(edition, &self.project.house.style)
                .in_script(Script::of(&self.language));
            let (pages, misfits) =
                layout::layout(&document, &style, &self.fonts, &pictures, shaper);
            let of_edition = [(edition, misfits)];
            let is_made = !said_once(&of_edition).iter().any(Diagnostic::is_error);
            is_made.then_some((style, pages))
        };
        Some(Edition::ALL.into_iter().filter_map(set).collect())
    }

    /// The fonts.
    pub fn fonts(&self) -> &FontBook {
        &self.fonts
    }

    /// A shaper for one thread.
    pub fn shaper(&self) -> Shaper {
        Shaper::default()
    }

    /// Makes a leaflet with that body.
    pub fn make(&self, body: &str, shaper: &mut Shaper) -> Made {
        let text = format!(
            "+++\ntitle = \"A title\"\nlast_reviewed = 2025-10-14\nlast_modified = 2025-10-14\n+++\n\n{body}\n"
        );
        let source = Source::new("leaflets/a/en-GB.md", text);
        let (front_matter, range, mut diagnostics) = front_matter::parse(&source);
        let (body, found) = markdown::parse(&source, range);
        diagnostics.extend(found);
        let front_matter = front_matter.unwrap();
        let words = BTreeMap::new();
        let (document, found) = compose::compose(&Parsed {
            leaflet: "a",
            language: &self.language,
            front_matter: &front_matter,
            body: &body,
            house: &self.project.house,
            pictures: &words,
            languages: std::slice::from_ref(&self.language),
        });
        diagnostics.extend(found);
        let named = document.iter().flat_map(Document::figures);
        let named =
            named.filter_map(|(block, figure)| Some((figure.picture.clone(), block.span.clone()?)));
        let (pictures, found) = PictureStore::new(&self.project.root).load(named);
        diagnostics.extend(found);
        let lock = Lock::default();
        let subject = |document| check::Subject {
            document,
            front_matter: &front_matter,
            are_dates_sure: true,
            body: &body,
            original: None,
            house: &self.project.house,
            picture_words: &words,
            pictures: &pictures,
            fonts: &self.fonts,
            lock: &lock,
            today: jiff::civil::date(2026, 3, 31),
        };
        diagnostics.extend(document.iter().flat_map(|d| check::check(&subject(d))));
        let is_sound = !diagnostics.iter().any(Diagnostic::is_error);
        let files = document
            .filter(|_| is_sound)
            .map(|document| self.files(document, &pictures, shaper));
        Made { diagnostics, files }
    }

    fn files(&self, document: Document, pictures: &Pictures, shaper: &mut Shaper) -> Files {
        let style = StyleSheet::new(Edition::Large, &self.project.house.style)
            .in_script(Script::of(&document.language));
        let (pages, _) = layout::layout(&document, &style, &self.fonts, pictures, shaper);
        let drawings = pdf::Drawings::default();
        let pdf = pdf::pdf(&document, &pages, &style, &self.fonts, pictures, &drawings).unwrap();
        // What pictures look like is no matter here: one small file stands for all.
        let picture = fs::read(format!("{HOUSE}/../picture-shape/faulty/images/long.png")).unwrap();
        let file = Arc::new(FigureFile {
            format: Format::Png,
            bytes: picture.as_slice().into(),
        });
        let drawn = document
            .figures()
            .into_iter()
            .map(|(_, figure)| (figure.picture_id, Arc::clone(&file)));
        let assets = EpubAssets {
            page_map: pages.page_map.clone(),
            page_edition: Edition::Large,
            cover: picture,
            figures: drawn.collect(),
        };
        let epub = epub::epub(&document, &assets).unwrap();
        let addresses = assets.figures.iter();
        let addresses = addresses.map(|(id, file)| (*id, html::address(file)));
        let html = html::html(
            &document,
            &HtmlAssets {
                look: &Look::new(&self.project.house.style),
                pictures: &addresses.collect(),
                files: &html::Files::default(),
            },
        );
        Files {
            document,
            pages,
            pdf,
            epub,
            html: String::from_utf8(html.unwrap()).unwrap(),
        }
    }
}

/// The words of the pictures in a folder's `images`.
fn picture_words(root: &Path) -> BTreeMap<String, PictureWords> {
    let files = fs::read_dir(root.join("images")).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| {
            let source = Source::new(&path, fs::read_to_string(&path).unwrap());
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, picture_words::parse(&source).0.unwrap())
        })
        .collect()
}

impl Files {
    /// The text of its EPUB.
    pub fn content(&self) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(&self.epub)).unwrap();
        let mut text = String::new();
        let mut file = archive.by_name("OEBPS/content.xhtml").unwrap();
        file.read_to_string(&mut text).unwrap();
        text
    }

    /// The first promise that a file breaks.
    pub fn check(&self) -> Result<(), String> {
        if let Some(violation) = pdf::verify(&self.pdf, true).first() {
            return Err(violation.to_string());
        }
        let mut archive =
            zip::ZipArchive::new(Cursor::new(&self.epub)).map_err(|error| error.to_string())?;
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let name = file.name().to_owned();
            if [".xhtml", ".opf", ".ncx", ".xml"]
                .iter()
                .any(|ending| name.ends_with(ending))
            {
                let mut text = String::new();
                file.read_to_string(&mut text)
                    .map_err(|error| error.to_string())?;
                let options = roxmltree::ParsingOptions {
                    allow_dtd: true,
                    ..Default::default()
                };
                roxmltree::Document::parse_with_options(&text, options)
                    .map_err(|error| format!("{name}: {error}"))?;
            }
        }
        Ok(())
    }
}
