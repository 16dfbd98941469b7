//! SVG files: what is refused, and what becomes a drawing or, failing that, pixels.
//!
//! Nothing outside the file is ever read, and no script runs.

use crate::assets::pictures::PICTURE_TOO_LARGE;
use crate::assets::raster::PICTURE_DAMAGED;
use image::{DynamicImage, RgbaImage};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};
use roxmltree::{Document, Node, ParsingOptions};

use super::effort;
use super::flatten;
use super::problem::Problem;
use super::raster::{MOST_PIXELS, Raster, check_shape};
use super::vector::Drawing;
use super::work;

crate::rule::rules! {
    /// Finds an SVG drawing with something that cannot be printed safely: a script, another picture, a part of
    /// another file, more groups inside groups than anyone draws, or so much painted over itself that it would take
    /// too long.
    ///
    /// It would be missing on paper, fetch something without the reader's knowledge, or hold up every build.
    ///
    /// To mend it, save it as plain SVG, with everything in the one file; or export the whole as a PNG.
    ///
    /// Before: `<script>`
    /// After: shapes alone
    pub(crate) PICTURE_SVG = "picture-svg", Deny,
    "a drawing with what cannot be printed",
    "SVG 1.1; SVG Integration, secure static mode";

    /// Finds words that are drawn into a picture.
    ///
    /// They do not grow with large print, are not translated, and are not read out.
    ///
    /// To mend it, take them out of the drawing and write them as labels in the .toml file beside it. Leaflet
    /// draws the numbers and prints the words as a list.
    ///
    /// Before: `<text>Spongy bone</text>`
    /// After: `[[labels]]` with `en-GB = "Spongy bone"`
    pub(crate) PICTURE_TEXT = "picture-text", Deny,
    "words drawn into a picture",
    "WCAG 2.2, 1.4.5 Images of Text";

    /// Finds a drawing that is printed as pixels, because something in it cannot be kept as lines.
    ///
    /// It is sharp on an A4 page, but not when someone enlarges it further, as readers with low vision do.
    ///
    /// To mend it, draw it with flat colours and lines, which also print best on a grey printer.
    ///
    /// Before: a drawing with blurred shadows
    /// After: the same drawing with flat colours
    pub(crate) PICTURE_NOT_VECTOR = "picture-not-vector", Warn,
    "a drawing that is printed as pixels",
    "WCAG 2.2, 1.4.4 Resize Text, in its spirit";

    /// Finds a drawing that shows nothing: it is empty, or all of it is hidden or lies off its canvas.
    ///
    /// Space would be left for it, and its words would speak of a picture that nobody sees.
    ///
    /// To mend it, open it in the drawing program, and make the canvas fit the drawing before it is saved.
    ///
    /// Before: `<svg viewBox="0 0 10 10"></svg>`
    /// After: the same with shapes inside
    pub(crate) PICTURE_BLANK = "picture-blank", Warn,
    "a drawing that shows nothing",
    "WCAG 2.2, 1.1.1 Non-text Content";
}

/// An SVG picture, read.
pub(super) enum Svg {
    /// Its paths, the size of its canvas in their units, and what is odd about it.
    Drawing(Drawing, [f32; 2], Option<Problem>),
    /// Its pixels, and why it could not be a drawing.
    Raster(Raster, Problem),
}

/// The width of pictures that cannot be drawings: 160 mm, the text width of A4, at 300 pixels to the inch.
const PIXELS_WIDE: u32 = 1890;

/// Elements within elements; drawing programs stay under 20.
const DEEPEST: usize = 64;

/// The most elements, attributes aside; the bone diagram has 40.
const MOST_NODES: u32 = 200_000;

/// The largest drawing, in bytes; the bone diagram has 7 KB, and maps of a whole hospital 2 MB.
const LARGEST: usize = 8 << 20;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Reads an SVG file.
pub(super) fn read(bytes: &[u8]) -> Result<Svg, Problem> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| damaged("its text is not UTF-8"))?
        .trim_start_matches('\u{FEFF}');
    let tree = parse(text)?;
    let size = [tree.size().width(), tree.size().height()];
    if !size.iter().all(|side| side.is_finite()) {
        return Err(damaged("its width or height is not a number"));
    }
    check_shape(size[0] / size[1])?;
    work::check(&tree, PIXELS_WIDE as f32 / size[0])?;
    let flat = flatten::flatten(&tree)?;
    if flat.obstacles.is_empty() {
        let problem = flat.drawing.is_blank(flat.size).then(blank);
        return Ok(Svg::Drawing(flat.drawing, flat.size, problem));
    }
    let obstacles: Vec<&str> = flat.obstacles.into_iter().collect();
    Ok(Svg::Raster(draw(&tree)?, not_vector(&obstacles)))
}

fn blank() -> Problem {
    Problem::new(
        &PICTURE_BLANK,
        "shows nothing: it is empty, or all of it is hidden or lies off its canvas.",
    )
    .hint("Open it in the drawing program, and make the canvas fit the drawing before it is saved.")
}

/// Parses and inspects the XML, then resolves it into paths.
fn parse(text: &str) -> Result<Tree, Problem> {
    if text.contains("<!ENTITY") {
        return Err(Problem::new(
            &PICTURE_SVG,
            "declares entities of its own, which can make a small file fill the memory.",
        )
        .hint("Save it as “plain SVG” from the drawing program."));
    }
    if text.len() > LARGEST {
        return Err(Problem::new(
            &PICTURE_TOO_LARGE,
            format!("is a drawing of more than {} megabytes.", LARGEST >> 20),
        )
        .hint("Simplify it in the drawing program, or export it as a PNG, 2000 pixels across."));
    }
    effort::check_text(text)?;
    let options = ParsingOptions {
        // For the DOCTYPE that older programs write; it declares nothing, and nothing is fetched.
        allow_dtd: true,
        nodes_limit: MOST_NODES,
        entity_resolver: None,
    };
    let document =
        Document::parse_with_options(text, options).map_err(|error| damaged(&error.to_string()))?;
    inspect(document.root_element(), 1)?;
    effort::check(&document)?;
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    Tree::from_xmltree(&document, &options).map_err(|error| damaged(&error.to_string()))
}

/// Refuses what would be lost or would bring in something from outside.
fn inspect(node: Node<'_, '_>, depth: usize) -> Result<(), Problem> {
    if depth > DEEPEST {
        return Err(at(
            node,
            Problem::new(
                &PICTURE_SVG,
                format!("has elements inside elements more than {DEEPEST} deep."),
            )
            .hint("Ungroup what need not be grouped, and save it again."),
        ));
    }
    if node.tag_name().namespace() == Some(SVG) {
        inspect_element(node).map_err(|problem| at(node, problem))?;
    }
    node.children()
        .filter(Node::is_element)
        .try_for_each(|child| inspect(child, depth + 1))
}

fn inspect_element(node: Node<'_, '_>) -> Result<(), Problem> {
    match node.tag_name().name() {
        "text" | "foreignObject" => match words(node) {
            words if words.is_empty() => Ok(()),
            words => Err(text_in_picture(&words)),
        },
        "script" => Err(Problem::new(
            &PICTURE_SVG,
            "has a script, which cannot run on paper or in a reader.",
        )
        .hint("Take the script out.")),
        "image" | "feImage" => Err(Problem::new(
            &PICTURE_SVG,
            "has another picture inside it, or a link to one.",
        )
        .hint("Export the whole as a PNG, 2000 pixels across, and use that.")),
        "use" if href(node).is_some_and(|href| !href.starts_with('#')) => Err(outside()),
        "style" if words(node).contains("@import") => Err(outside()),
        _ => Ok(()),
    }
}

/// The words of an element, with single spaces.
fn words(node: Node<'_, '_>) -> String {
    let text: Vec<&str> = node
        .descendants()
        .filter(Node::is_text)
        .filter_map(|text| text.text())
        .flat_map(str::split_whitespace)
        .collect();
    text.join(" ")
}

fn href<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attribute("href")
        .or_else(|| node.attribute(("http://www.w3.org/1999/xlink", "href")))
}

fn text_in_picture(words: &str) -> Problem {
    let start: String = words.chars().take(40).collect();
    let more = if start.len() < words.len() { "…" } else { "" };
    Problem::new(
        &PICTURE_TEXT,
        format!(
            "has words drawn into it: “{start}{more}”. Words in a picture do not grow with large print, are not translated and are not read out."
        ),
    )
    .hint("Take them out of the picture, and write them as labels in the .toml file beside it.")
}

fn outside() -> Problem {
    Problem::new(
        &PICTURE_SVG,
        "takes a part of itself from another file, and pictures are never fetched from elsewhere.",
    )
    .hint("Put everything into the one file.")
}

fn damaged(how: &str) -> Problem {
    Problem::new(
        &PICTURE_DAMAGED,
        format!("is an SVG file that cannot be read: {how}."),
    )
    .hint("Open it in a drawing program and save it again as plain SVG.")
}

fn at(node: Node<'_, '_>, problem: Problem) -> Problem {
    let range = node.range();
    let text = node.document().input_text();
    // The start tag is the place; the element may go on for pages.
    let end = text
        .get(range.clone())
        .and_then(|element| element.find('>'))
        .map_or(range.end, |tag| range.start + tag + 1);
    problem.inside(text, range.start..end)
}

fn not_vector(obstacles: &[&str]) -> Problem {
    let list = match obstacles {
        [rest @ .., before, last] => {
            let start: String = rest.iter().map(|o| format!("{o}, ")).collect();
            format!("{start}{before} and {last}")
        }
        list => list.concat(),
    };
    Problem::new(
        &PICTURE_NOT_VECTOR,
        format!(
            "is printed as pixels, because {list} cannot be kept as lines. It stays sharp to the width of an A4 page, but not when someone enlarges it further."
        ),
    )
    .hint("Draw it with flat colours and lines, which also print best on a grey printer.")
}

/// The whole picture as pixels, see-through where it is.
fn draw(tree: &Tree) -> Result<Raster, Problem> {
    let size = tree.size();
    let aspect = size.height() / size.width();
    let most = (MOST_PIXELS as f32 / aspect).sqrt();
    let width = most.min(PIXELS_WIDE as f32) as u32;
    let height = (width as f32 * aspect).round().max(1.0) as u32;
    let mut pixmap = Pixmap::new(width, height).ok_or_else(|| damaged("it is too large"))?;
    let transform =
        Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    flatten::check_patterns(tree, transform)?;
    resvg::render(tree, transform, &mut pixmap.as_mut());
    RgbaImage::from_raw(width, height, pixmap.take_demultiplied())
        .map(|image| Raster::from_pixels(DynamicImage::ImageRgba8(image)))
        .ok_or_else(|| damaged("it is too large"))
}
