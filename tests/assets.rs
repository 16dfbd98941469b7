//! Fonts and pictures, from files on disk to what pages use.

use std::fs::{self, File};
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use image::{DynamicImage, ImageFormat, Luma, LumaA, Rgb, Rgba};
use leaflet::assets::{
    Drawing, DrawingItem, FillRule, FontBook, OutlinePen, PathSegment, Picture, PictureKind,
    PictureStore, Pictures, PngFile, Raster, RasterColour, RasterData, Weight,
};
use leaflet::diagnostic::{Diagnostic, any_error};
use leaflet::source::{Source, Span};
use leaflet::style::{Colour, HouseStyle};
use parley::fontique::{Collection, CollectionOptions};

const RED: Rgb<u8> = Rgb([200, 30, 30]);
const BLUE: Rgb<u8> = Rgb([30, 30, 200]);

// Helpers

fn named(path: &str) -> (String, Span) {
    let source = Source::new("leaflets/a/en-GB.md", format!("![]({path})"));
    let span = Span::new(&source, 4..4 + path.len());
    (path.to_owned(), span)
}

fn load_at(root: &Path, path: &str) -> (Option<Arc<Picture>>, Vec<Diagnostic>) {
    let (pictures, diagnostics) = PictureStore::new(root).load([named(path)]);
    (pictures.get(path).cloned(), diagnostics)
}

/// Loads a picture of these bytes. Its file is some years old: a new one would be waited for, since somebody may still be
/// writing it.
fn load(bytes: impl AsRef<[u8]>) -> (Option<Arc<Picture>>, Vec<Diagnostic>) {
    let folder = tempfile::tempdir().unwrap();
    let mut file = File::create(folder.path().join("picture")).unwrap();
    file.write_all(bytes.as_ref()).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000))
        .unwrap();
    load_at(folder.path(), "picture")
}

fn picture(bytes: impl AsRef<[u8]>) -> Arc<Picture> {
    let (picture, diagnostics) = load(bytes);
    assert_eq!(diagnostics, []);
    picture.unwrap()
}

/// The one rule broken by a picture that is refused.
fn refused(bytes: impl AsRef<[u8]>) -> Diagnostic {
    let (picture, mut diagnostics) = load(bytes);
    assert!(
        picture.is_none() && any_error(&diagnostics),
        "{diagnostics:?}"
    );
    assert_eq!(diagnostics.len(), 1);
    diagnostics.remove(0)
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new("tests/fixtures/pictures").join(name)).unwrap()
}

fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn raster(picture: &Picture) -> &Raster {
    match &picture.kind {
        PictureKind::Raster(raster) => raster,
        PictureKind::Drawing(_) => panic!("a drawing"),
    }
}

fn drawing(picture: &Picture) -> &Drawing {
    match &picture.kind {
        PictureKind::Drawing(drawing) => drawing,
        PictureKind::Raster(_) => panic!("a raster"),
    }
}

fn inflate(stream: &[u8]) -> Vec<u8> {
    let mut samples = Vec::new();
    flate2::read::ZlibDecoder::new(stream)
        .read_to_end(&mut samples)
        .unwrap();
    samples
}

fn samples(raster: &Raster) -> Vec<u8> {
    match &raster.data {
        RasterData::Deflated(stream) => inflate(stream),
        RasterData::Png(file) => {
            let image = image::load_from_memory_with_format(file.bytes(), ImageFormat::Png);
            match raster.colour {
                RasterColour::Grey => image.unwrap().into_luma8().into_raw(),
                RasterColour::Rgb => image.unwrap().into_rgb8().into_raw(),
            }
        }
        RasterData::Jpeg(_) => panic!("a JPEG"),
    }
}

/// The file of a picture that is embedded as its rows are.
fn png(picture: &Picture) -> Option<&PngFile> {
    match &raster(picture).data {
        RasterData::Png(file) => Some(file),
        RasterData::Deflated(_) | RasterData::Jpeg(_) => None,
    }
}

fn jpeg(picture: &Picture) -> &[u8] {
    match &raster(picture).data {
        RasterData::Jpeg(data) => &data.0,
        RasterData::Deflated(_) | RasterData::Png(_) => panic!("decoded"),
    }
}

/// The left half is red and the right half blue, as in the fixtures.
fn assert_halves(picture: &Picture) {
    assert_eq!((picture.width, picture.height), (32.0, 16.0));
    let pixels = rendered(picture, 32);
    for (x, colour) in [(4, RED), (28, BLUE)] {
        let at = (8 * 32 + x) * 3;
        for (got, want) in pixels[at..at + 3].iter().zip(colour.0) {
            assert!(got.abs_diff(want) <= 4, "{:?} at {x}", &pixels[at..at + 3]);
        }
    }
}

/// Red, green and blue of each pixel.
fn rendered(picture: &Picture, width: u32) -> Vec<u8> {
    let pixmap = picture.render(width).unwrap();
    let pixels = pixmap.pixels().iter();
    pixels
        .flat_map(|p| [p.red(), p.green(), p.blue()])
        .collect()
}

fn svg(body: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="80" viewBox="0 0 100 80">{body}</svg>"#
    )
}

/// The mean difference of samples, 0 to 255, between a picture as rendered here and an SVG as resvg draws it.
fn difference(picture: &Picture, svg: &str, width: u32) -> f64 {
    use resvg::{tiny_skia, usvg};
    let ours = picture.render(width).unwrap();
    let [width, height] = [ours.width(), ours.height()];
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).unwrap();
    let mut pixmap = tiny_skia::Pixmap::new(width, height).unwrap();
    pixmap.fill(tiny_skia::Color::WHITE);
    let scale = tiny_skia::Transform::from_scale(
        width as f32 / tree.size().width(),
        height as f32 / tree.size().height(),
    );
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    let samples = ours.data().iter().zip(pixmap.data());
    let sum: f64 = samples.map(|(a, b)| f64::from(a.abs_diff(*b))).sum();
    // The fourth sample of each pixel is its opacity, which is the same.
    sum / (ours.data().len() * 3 / 4) as f64
}

/// A drawing without a warning, that looks as resvg draws it.
fn assert_exact(body: &str) -> Arc<Picture> {
    let text = svg(body);
    let picture = picture(&text);
    drawing(&picture);
    let blank = difference(&picture_of_nothing(), &text, 200);
    assert!(blank > 0.5, "the case draws something: {blank}");
    let difference = difference(&picture, &text, 200);
    // What is left are edges, where rounding shifts the cover of a pixel.
    assert!(
        difference < 0.3 && difference * 20.0 < blank,
        "{difference}: {body}"
    );
    picture
}

fn picture_of_nothing() -> Picture {
    Picture {
        width: 100.0,
        height: 80.0,
        kind: PictureKind::Drawing(Drawing { items: Vec::new() }),
        hash: [0; 32],
        stamp: None,
    }
}

/// Pixels with a warning that names `obstacle`.
fn assert_pixels(body: &str, obstacle: &str) -> Arc<Picture> {
    let (picture, diagnostics) = load(svg(body));
    let [warning] = diagnostics.as_slice() else {
        panic!("{diagnostics:?}");
    };
    assert_eq!(
        (warning.rule.name, warning.is_error()),
        ("picture-not-vector", false)
    );
    assert!(warning.message.contains(obstacle), "{}", warning.message);
    let picture = picture.unwrap();
    assert_eq!(
        (raster(&picture).width, raster(&picture).height),
        (1890, 1512)
    );
    let difference = difference(&picture, &svg(body), 400);
    assert!(difference < 3.0, "{difference}: {body}");
    picture
}

// Fonts

#[test]
fn a_book_and_its_pictures_are_shared_by_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<FontBook>();
    shared::<Pictures>();
}

#[test]
fn the_built_in_families_come_in_the_documented_order() {
    let (book, diagnostics) = FontBook::load(None, None);
    assert_eq!(diagnostics, []);
    let families = [
        "Atkinson Hyperlegible Next",
        "Noto Sans",
        "Noto Sans Symbols",
        "Noto Sans Symbols2",
    ];
    assert_eq!(book.families(), families);
    let weights: Vec<Weight> = book.faces().map(|(_, face)| face.weight()).collect();
    use Weight::{Bold, Regular};
    assert_eq!(
        weights,
        [Regular, Bold, Regular, Bold, Regular, Bold, Regular]
    );
    let names: Vec<&str> = book.faces().map(|(_, f)| f.postscript_name()).collect();
    assert_eq!(names[0], "AtkinsonHyperlegibleNext-Regular");
    assert_eq!(names[6], "NotoSansSymbols2-Regular");
    for (_, face) in book.faces() {
        let m = face.metrics();
        assert!(
            m.ascent > 0.5 && m.descent > 0.1 && m.underline_offset > 0.0,
            "{m:?}"
        );
        assert!((0.5..1.0).contains(&m.cap_height), "{m:?}");
    }
}

/// A house whose first family is this.
fn first(family: &str) -> HouseStyle {
    HouseStyle {
        family: Some(family.to_owned()),
        ..HouseStyle::default()
    }
}

#[test]
fn a_family_may_be_first() {
    let (book, diagnostics) = FontBook::load(None, Some(&first("Noto Sans")));
    assert_eq!(diagnostics, []);
    assert_eq!(
        book.families()[..2],
        ["Noto Sans", "Atkinson Hyperlegible Next"]
    );
    let (id, _) = book.faces().next().unwrap();
    assert_eq!(book.face(id).family(), "Noto Sans");
    assert_eq!(book.covering('a', Weight::Regular), Some(id));
}

#[test]
fn an_unknown_or_incomplete_first_family_is_an_error() {
    let (_, diagnostics) = FontBook::load(None, Some(&first("Noto Snas")));
    assert_eq!(diagnostics[0].rule.name, "font-unknown");
    assert!(diagnostics[0].is_error());
    assert_eq!(diagnostics[0].hints, ["Did you mean “Noto Sans”?"]);
    let (_, diagnostics) = FontBook::load(None, Some(&first("Noto Sans Symbols2")));
    assert_eq!(diagnostics[0].rule.name, "font-incomplete");
}

#[test]
fn characters_come_from_the_first_family_that_has_them() {
    let (book, _) = FontBook::load(None, None);
    let family = |c, weight| {
        let face = book.face(book.covering(c, weight)?);
        Some((face.family(), face.weight()))
    };
    let atkinson = "Atkinson Hyperlegible Next";
    assert_eq!(family('ŵ', Weight::Bold), Some((atkinson, Weight::Bold)));
    assert_eq!(family('µ', Weight::Bold), Some(("Noto Sans", Weight::Bold)));
    // There is no bold of these, and none is made up.
    assert_eq!(
        family('☐', Weight::Bold),
        Some(("Noto Sans Symbols2", Weight::Regular))
    );
    assert_eq!(family('漢', Weight::Regular), None);
}

#[test]
fn missing_characters_are_found_where_they_stand() {
    let (book, _) = FontBook::load(None, None);
    let missing: Vec<_> = book
        .missing("a\u{200D}ŵ\n\u{FE0F}漢 \u{2066}字\u{AD}")
        .collect();
    assert_eq!(missing, [(10, '漢'), (17, '字')]);
}

#[test]
fn glyphs_have_advances_and_outlines() {
    struct Height(f32);
    impl OutlinePen for Height {
        fn move_to(&mut self, _: f32, y: f32) {
            self.0 = self.0.max(y);
        }
        fn line_to(&mut self, _: f32, y: f32) {
            self.0 = self.0.max(y);
        }
        fn quad_to(&mut self, _: f32, _: f32, _: f32, y: f32) {
            self.0 = self.0.max(y);
        }
        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, y: f32) {
            self.0 = self.0.max(y);
        }
        fn close(&mut self) {}
    }
    let (book, _) = FontBook::load(None, None);
    let id = book.covering('H', Weight::Regular).unwrap();
    let glyph = book.glyph(id, 'H').unwrap();
    let advance = book.advance(id, glyph);
    assert!((0.5..0.9).contains(&advance), "{advance}");
    let mut height = Height(0.0);
    book.outline(id, glyph, 100.0, &mut height);
    let cap_height = book.face(id).metrics().cap_height * 100.0;
    assert!(
        (height.0 - cap_height).abs() < 1.5,
        "{} {cap_height}",
        height.0
    );
    // Glyphs that a face does not have do no harm.
    assert_eq!(book.advance(id, u16::MAX), 0.0);
    book.outline(id, u16::MAX, 100.0, &mut height);
}

#[test]
fn parley_shapes_with_the_books_faces_and_no_others() {
    let (book, _) = FontBook::load(None, None);
    let mut fonts = parley::FontContext {
        collection: Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        }),
        source_cache: Default::default(),
    };
    for (face, _) in book.faces() {
        book.register(face, &mut fonts.collection);
    }
    assert_eq!(
        fonts.collection.family_names().count(),
        book.families().len()
    );
    let mut context = parley::LayoutContext::<()>::new();
    let mut builder = context.ranged_builder(&mut fonts, "aµ☐", 1.0, false);
    let stack: Vec<parley::FontFamilyName<'_>> = book
        .families()
        .iter()
        .map(|family| parley::FontFamilyName::named(family))
        .collect();
    builder.push_default(parley::StyleProperty::FontFamily(parley::FontFamily::List(
        stack.into(),
    )));
    let mut layout = builder.build("aµ☐");
    layout.break_all_lines(None);
    let used: Vec<&str> = layout
        .lines()
        .flat_map(|line| {
            line.items()
                .filter_map(|item| match item {
                    parley::PositionedLayoutItem::GlyphRun(run) => Some(run.run().font().clone()),
                    parley::PositionedLayoutItem::InlineBox(_) => None,
                })
                .collect::<Vec<_>>()
        })
        .map(|font| {
            let id = book.face_of(font.data.id(), font.index).unwrap();
            book.face(id).family()
        })
        .collect();
    let expected = [
        "Atkinson Hyperlegible Next",
        "Noto Sans",
        "Noto Sans Symbols2",
    ];
    assert_eq!(used, expected);
}

/// A project whose `fonts/` holds these files.
fn with_fonts(files: &[(&str, &[u8])]) -> (FontBook, Vec<Diagnostic>) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("fonts")).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join("fonts").join(name), bytes).unwrap();
    }
    let loaded = FontBook::load(Some(folder.path()), None);
    // Files are read whole when they are needed: here, before the folder goes.
    loaded
        .0
        .faces()
        .for_each(|(_, face)| assert!(!face.bytes().is_empty()));
    loaded
}

/// The bytes of a built-in font with its OS/2 table changed. Checksums are not looked at.
fn with_os2(change: impl Fn(&mut [u8])) -> Vec<u8> {
    let mut font = fs::read("fonts/NotoSans-Regular.ttf").unwrap();
    let entry = font.windows(4).position(|tag| tag == b"OS/2").unwrap();
    let offset = u32::from_be_bytes(font[entry + 8..entry + 12].try_into().unwrap()) as usize;
    change(&mut font[offset..offset + 64]);
    font
}

#[test]
fn a_font_whose_tables_lie_over_each_other_is_not_read_again_and_again() {
    let records = 60_000_u16;
    let length = 12 + u32::from(records) * 16;
    let mut font = b"\0\x01\0\0".to_vec();
    font.extend(records.to_be_bytes());
    font.extend([0; 6]);
    for _ in 0..records {
        font.extend(b"name\0\0\0\0\0\0\0\0");
        font.extend(length.to_be_bytes());
    }
    let (_, diagnostics) = with_fonts(&[("a.ttf", &font)]);
    assert_eq!(diagnostics[0].rule.name, "font-unreadable");
}

#[test]
fn a_projects_file_wins_over_the_built_in_face() {
    let same = fs::read("fonts/NotoSans-Regular.ttf").unwrap();
    // A byte after the end of the last table changes nothing but the file.
    let other = [same.as_slice(), b"\0"].concat();
    let (book, diagnostics) = with_fonts(&[("a.ttf", &other), ("notes.txt", b"-")]);
    assert_eq!(diagnostics, []);
    assert_eq!(book.faces().count(), 7);
    let (_, face) = book.faces().nth(2).unwrap();
    assert_eq!(
        (face.family(), face.bytes().len()),
        ("Noto Sans", other.len())
    );
    // Twice the same file is one; two different files of one face are not.
    assert_eq!(with_fonts(&[("a.ttf", &same), ("b.ttf", &same)]).1, []);
    let (_, diagnostics) = with_fonts(&[("a.ttf", &same), ("b.ttf", &other)]);
    assert_eq!(diagnostics[0].rule.name, "font-duplicate");
    assert_eq!(diagnostics[0].path(), Path::new("fonts/b.ttf"));
}

#[test]
fn unfit_fonts_are_named() {
    let fs_type =
        |value: u16| with_os2(move |os2| os2[8..10].copy_from_slice(&value.to_be_bytes()));
    let light = with_os2(|os2| os2[4..6].copy_from_slice(&300_u16.to_be_bytes()));
    for (bytes, rule, error) in [
        (b"not a font".to_vec(), "font-unreadable", true),
        (
            fs::read("fonts/NotoSans-Regular.ttf").unwrap()[..2000].to_vec(),
            "font-unreadable",
            true,
        ),
        (Vec::new(), "font-unreadable", true),
        (fs_type(0x0002), "font-restricted", true),
        (fs_type(0x0100), "font-restricted", true),
        (light, "font-unused", false),
    ] {
        let (book, diagnostics) = with_fonts(&[("a.ttf", &bytes)]);
        assert_eq!(diagnostics.len(), 1, "{rule}");
        assert_eq!(
            (diagnostics[0].rule.name, diagnostics[0].is_error()),
            (rule, error)
        );
        assert_eq!(book.faces().count(), 7);
    }
    // Preview and print, and editable embedding, are enough for PDF.
    for allowed in [0x0004, 0x0008] {
        assert_eq!(with_fonts(&[("a.ttf", &fs_type(allowed))]).1, []);
    }
}

// Where pictures are

#[test]
fn paths_stay_inside_the_project() {
    let outside = tempfile::tempdir().unwrap();
    let root = outside.path().join("project");
    fs::create_dir_all(root.join("images")).unwrap();
    let png = encoded(
        image::GrayImage::from_pixel(4, 4, Luma([9])),
        ImageFormat::Png,
    );
    fs::write(outside.path().join("secret.png"), &png).unwrap();
    fs::write(root.join("images/inside.png"), &png).unwrap();
    let absolute = outside.path().join("secret.png");
    let mut paths = vec![
        "../secret.png",
        "images/../../secret.png",
        absolute.to_str().unwrap(),
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&absolute, root.join("images/out.png")).unwrap();
        std::os::unix::fs::symlink("inside.png", root.join("images/in.png")).unwrap();
        paths.push("images/out.png");
        assert!(load_at(&root, "images/in.png").0.is_some());
    }
    for path in paths {
        let (picture, diagnostics) = load_at(&root, path);
        assert!(picture.is_none());
        assert_eq!(diagnostics[0].rule.name, "picture-outside", "{path}");
    }
    assert!(load_at(&root, "images/inside.png").0.is_some());
}

#[test]
fn a_missing_picture_is_reported_where_it_is_named_with_a_suggestion() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("images")).unwrap();
    fs::write(root.path().join("images/bone.svg"), "").unwrap();
    let (_, diagnostics) = load_at(root.path(), "images/bon.svg");
    assert_eq!(diagnostics[0].rule.name, "picture-missing");
    assert_eq!(diagnostics[0].position().map(|p| p.column), Some(5));
    assert_eq!(diagnostics[0].hints, ["Did you mean “images/bone.svg”?"]);
    assert_eq!(
        load_at(root.path(), "images").1[0].rule.name,
        "picture-unreadable"
    );
    assert_eq!(
        load_at(root.path(), r"images\bone.svg").1[0].rule.name,
        "picture-missing"
    );
}

#[test]
fn a_picture_named_twice_is_loaded_once_and_reported_at_both_places() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("a"), "nothing").unwrap();
    let (_, first) = named("a");
    let second = Span::new(&Source::new("leaflets/b/en-GB.md", "a"), 0..1);
    let paths = [
        ("a".to_owned(), first.clone()),
        ("a".to_owned(), second),
        ("a".to_owned(), first),
    ];
    let (_, diagnostics) = PictureStore::new(root.path()).load(paths);
    assert_eq!(diagnostics.len(), 2);
}

#[test]
fn what_is_not_a_picture_is_called_by_its_name() {
    let cases: [(&[u8], &str); 6] = [
        (b"GIF89a......", "a GIF picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"\0\0\0\x18ftypheic", "an HEIC picture"),
        (b"%PDF-1.7", "a PDF"),
        (b"<html></html>", "not a picture"),
        (b"", "empty"),
    ];
    for (bytes, words) in cases {
        let diagnostic = refused(bytes);
        assert_eq!(diagnostic.rule.name, "picture-format");
        assert!(diagnostic.message.contains(words), "{}", diagnostic.message);
    }
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let root = tempfile::tempdir().unwrap();
    let file = fs::File::create(root.path().join("a")).unwrap();
    file.set_len((32 << 20) + 1).unwrap();
    assert_eq!(
        load_at(root.path(), "a").1[0].rule.name,
        "picture-too-large"
    );
}

// PNG

#[test]
fn png_keeps_its_pixels() {
    let rgb = image::RgbImage::from_fn(5, 3, |x, y| Rgb([x as u8 * 50, y as u8 * 80, 7]));
    let picture_rgb = picture(encoded(rgb.clone(), ImageFormat::Png));
    assert_eq!(raster(&picture_rgb).colour, RasterColour::Rgb);
    assert_eq!(samples(raster(&picture_rgb)), *rgb.as_raw());
    assert!(raster(&picture_rgb).alpha.is_none());
    assert_eq!(rendered(&picture_rgb, 5), *rgb.as_raw());
    assert_eq!(picture_rgb.native_width_px(), Some(5));

    let grey = image::GrayImage::from_fn(5, 3, |x, _| Luma([x as u8 * 50]));
    let picture_grey = picture(encoded(grey.clone(), ImageFormat::Png));
    assert_eq!(raster(&picture_grey).colour, RasterColour::Grey);
    assert_eq!(samples(raster(&picture_grey)), *grey.as_raw());
}

#[test]
fn sixteen_bits_become_eight() {
    let deep = image::ImageBuffer::<Rgb<u16>, _>::from_pixel(2, 2, Rgb([0xFFFF, 0x8080, 0]));
    let picture = picture(encoded(deep, ImageFormat::Png));
    assert_eq!(samples(raster(&picture))[..3], [255, 128, 0]);
}

#[test]
fn alpha_is_split_off_unless_it_hides_nothing() {
    let clear = image::RgbaImage::from_fn(2, 1, |x, _| Rgba([10, 20, 30, 128 * x as u8]));
    let see_through = picture(encoded(clear, ImageFormat::Png));
    assert_eq!(samples(raster(&see_through)), [10, 20, 30, 10, 20, 30]);
    assert_eq!(
        inflate(raster(&see_through).alpha.as_ref().unwrap()),
        [0, 128]
    );
    assert_eq!(rendered(&see_through, 2), [255, 255, 255, 132, 137, 142]);

    let opaque = image::GrayAlphaImage::from_pixel(2, 2, LumaA([10, 255]));
    let opaque = picture(encoded(opaque, ImageFormat::Png));
    assert_eq!(raster(&opaque).colour, RasterColour::Grey);
    assert!(raster(&opaque).alpha.is_none());
}

#[test]
fn a_plain_png_is_kept_as_it_came_but_for_what_tells_of_its_owner() {
    let rgb = image::RgbImage::from_fn(5, 3, |x, y| Rgb([x as u8 * 50, y as u8 * 80, 7]));
    let plain = encoded(rgb.clone(), ImageFormat::Png);
    let end = plain.len() - 12;
    let private = png_file(&[(b"tEXt", b"Author\0Someone")]);
    let told = [&plain[..end], &private[8..], &plain[end..]].concat();
    for file in [&plain, &told] {
        let picture = picture(file.clone());
        assert_eq!(**raster(&picture).png.as_ref().unwrap().bytes(), *plain);
        assert_eq!(samples(raster(&picture)), *rgb.as_raw());
    }
    let clear = image::RgbaImage::from_pixel(2, 1, Rgba([10, 20, 30, 128]));
    let see_through = picture(encoded(clear, ImageFormat::Png));
    assert_eq!(raster(&see_through).png, None);
    assert_eq!(png(&see_through), None);
}

/// How rows of 40 grey samples come out of a PNG file with that stream and that ending of its header.
fn grey_rows(stream: &[u8], depth_to_interlacing: [u8; 5]) -> Option<Vec<u8>> {
    let header = [
        &40u32.to_be_bytes()[..],
        &2u32.to_be_bytes(),
        &depth_to_interlacing,
    ]
    .concat();
    let (first, rest) = stream.split_at(stream.len() / 2);
    let picture = picture(png_file(&[
        (b"IHDR", &header),
        (b"IDAT", first),
        (b"IDAT", rest),
        (b"IEND", b""),
    ]));
    assert_eq!(samples(raster(&picture)), [10; 80]);
    png(&picture).map(PngFile::rows)
}

#[test]
fn rows_of_a_png_are_embedded_as_they_came_only_where_every_reader_takes_them() {
    const GREY: [u8; 5] = [8, 0, 0, 0, 0];
    let row = [&[0][..], &[10; 40]].concat();
    let deflated = |rows: &[u8], level| {
        let mut stream = flate2::write::ZlibEncoder::new(Vec::new(), level);
        std::io::Write::write_all(&mut stream, rows).unwrap();
        stream.finish().unwrap()
    };
    let best = flate2::Compression::best();
    let stream = deflated(&[&row[..], &row].concat(), best);
    assert_eq!(grey_rows(&stream, GREY).as_ref(), Some(&stream));
    // More than the rows, in the stream or after it; a wrong checksum; one that only gets longer.
    let longer = deflated(&[&row[..], &row, &[7]].concat(), best);
    let followed = [&stream[..], &[7]].concat();
    let mut wrong = stream.clone();
    *wrong.last_mut().unwrap() ^= 1;
    let stored = deflated(&[&row[..], &row].concat(), flate2::Compression::none());
    for stream in [longer, followed, wrong, stored] {
        assert_eq!(grey_rows(&stream, GREY), None);
    }
    // Interlaced: the widths of the passes that have a row (PNG third edition, 8.1).
    let rows = [5, 5, 10, 20, 40].map(|width| [&[0][..], &vec![10; width]].concat());
    assert_eq!(
        grey_rows(&deflated(&rows.concat(), best), [8, 0, 0, 0, 1]),
        None
    );
}

/// A PNG file of these chunks.
fn png_file(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in chunks {
        file.extend((data.len() as u32).to_be_bytes());
        let body = [kind.as_slice(), data].concat();
        file.extend(&body);
        let mut crc = flate2::Crc::new();
        crc.update(&body);
        file.extend(crc.sum().to_be_bytes());
    }
    file
}

fn png_header(width: u32, height: u32, colour_type: u8) -> Vec<u8> {
    [
        &width.to_be_bytes()[..],
        &height.to_be_bytes(),
        &[8, colour_type, 0, 0, 0],
    ]
    .concat()
}

#[test]
fn a_palette_is_expanded() {
    let mut row = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut row, &[0, 0, 1]).unwrap();
    let file = png_file(&[
        (b"IHDR", &png_header(2, 1, 3)),
        (b"PLTE", &[200, 30, 30, 30, 30, 200]),
        (b"tRNS", &[255, 0]),
        (b"IDAT", &row.finish().unwrap()),
        (b"IEND", b""),
    ]);
    let picture = picture(file);
    assert_eq!(samples(raster(&picture)), [200, 30, 30, 30, 30, 200]);
    assert_eq!(inflate(raster(&picture).alpha.as_ref().unwrap()), [255, 0]);
}

#[test]
fn sizes_are_refused_before_anything_is_decoded() {
    for (width, height, rule) in [
        (60_000, 60_000, "picture-too-large"),
        (u32::MAX >> 1, u32::MAX >> 1, "picture-too-large"),
        (2100, 100, "picture-shape"),
        (100, 2100, "picture-shape"),
    ] {
        let data = png_file(&[(b"IHDR", &png_header(width, height, 2)), (b"IDAT", b"")]);
        assert_eq!(refused(data).rule.name, rule);
    }
}

/// What stands before the header could hide it from the check of sizes.
#[test]
fn a_header_comes_first() {
    let header = png_header(60_000, 60_000, 2);
    let data = png_file(&[
        (b"zTXt", b"a"),
        (b"IHDR", &header),
        (b"IDAT", b""),
        (b"IEND", b""),
    ]);
    assert_eq!(refused(data).rule.name, "picture-damaged");
}

#[test]
fn damaged_files_are_refused() {
    let png = encoded(image::RgbImage::from_pixel(64, 64, RED), ImageFormat::Png);
    assert_eq!(refused(&png[..png.len() / 2]).rule.name, "picture-damaged");
    let jpeg = fixture("camera.jpg");
    for cut in [3, 20, 300, 700, 800] {
        assert_eq!(
            refused(&jpeg[..cut]).rule.name,
            "picture-damaged",
            "cut at {cut}"
        );
    }
}

/// Fuzzing found it: our decoder takes such files, and qpdf refuses the PDF that they are in.
#[test]
fn a_photograph_with_the_same_colours_twice_is_damaged() {
    let twice = |file: &[u8]| {
        let scan = file.windows(2).position(|w| w == [0xFF, 0xDA]).unwrap();
        let end = file.len() - 2;
        [&file[..end], &file[scan..]].concat()
    };
    let grey = image::GrayImage::from_pixel(16, 16, Luma([90]));
    let grey = encoded(grey, ImageFormat::Jpeg);
    picture(grey.clone());
    let problem = refused(twice(&grey));
    assert_eq!(problem.rule.name, "picture-damaged");
    assert!(problem.message.contains("twice"), "{}", problem.message);
}

#[test]
fn no_single_byte_makes_it_panic() {
    for name in [
        "camera.jpg",
        "turned.jpg",
        "cmyk.jpg",
        "ycck.jpg",
        "progressive.jpg",
    ] {
        let file = fixture(name);
        for at in 0..file.len() {
            let value = [0x00, 0xFF, file[at] ^ 0x10][at % 3];
            let mut changed = file.clone();
            changed[at] = value;
            let (picture, diagnostics) = load(&changed);
            assert_ne!(picture.is_some(), any_error(&diagnostics), "{name} at {at}");
        }
    }
}

// JPEG

#[test]
fn a_photographs_scan_is_kept_and_its_metadata_is_not() {
    let file = fixture("camera.jpg");
    let picture = picture(&file);
    assert_halves(&picture);
    let kept = jpeg(&picture);
    for secret in ["OWNER", "COMMENT", "FILM", "Exif"] {
        let inside = |bytes: &[u8]| bytes.windows(secret.len()).any(|w| w == secret.as_bytes());
        assert!(inside(&file) && !inside(kept), "{secret}");
    }
    let scan = file.windows(2).position(|w| w == [0xFF, 0xDA]).unwrap();
    let end = scan
        + file[scan..]
            .windows(2)
            .position(|w| w == [0xFF, 0xD9])
            .unwrap()
        + 2;
    assert!(kept.ends_with(&file[scan..end]));
    assert!(kept.starts_with(b"\xFF\xD8\xFF\xE0\0\x10JFIF\0"));
}

#[test]
fn a_photograph_on_its_side_is_turned() {
    let picture = picture(fixture("turned.jpg"));
    assert_halves(&picture);
    assert!(matches!(raster(&picture).data, RasterData::Deflated(_)));
}

#[test]
fn every_orientation_ends_upright() {
    use image::metadata::Orientation;
    let file = fixture("turned.jpg");
    let lying = image::load_from_memory_with_format(&file, ImageFormat::Jpeg).unwrap();
    // The orientation is the only tag with this number, type and count.
    let tag = b"\x01\x12\0\x03\0\0\0\x01\0\x06";
    let tag_le = b"\x12\x01\x03\0\x01\0\0\0\x06\0";
    let at = file
        .windows(10)
        .position(|w| w == tag || w == tag_le)
        .unwrap();
    let value = if file[at] == 1 { at + 9 } else { at + 8 };
    for number in 2..=8 {
        let mut changed = file.clone();
        changed[value] = number;
        let mut expected = lying.clone();
        expected.apply_orientation(Orientation::from_exif(number).unwrap());
        let picture = picture(changed);
        assert_eq!(
            samples(raster(&picture)),
            expected.into_rgb8().into_raw(),
            "{number}"
        );
    }
}

#[test]
fn progressive_and_grey_photographs_pass_through() {
    let progressive = picture(fixture("progressive.jpg"));
    assert_halves(&progressive);
    assert!(jpeg(&progressive).windows(2).any(|w| w == [0xFF, 0xC2]));
    let grey = image::GrayImage::from_pixel(16, 16, Luma([90]));
    let grey = picture(encoded(grey, ImageFormat::Jpeg));
    assert_eq!(raster(&grey).colour, RasterColour::Grey);
    jpeg(&grey);
}

#[test]
fn ink_becomes_light() {
    for name in ["cmyk.jpg", "ycck.jpg"] {
        let picture = picture(fixture(name));
        assert_halves(&picture);
        assert_eq!(raster(&picture).colour, RasterColour::Rgb);
        assert_eq!(samples(raster(&picture)).len(), 32 * 16 * 3);
    }
    assert_eq!(
        refused(fixture("cmyk-unmarked.jpg")).rule.name,
        "picture-format"
    );
}

// SVG

#[test]
fn flat_paths_stay_paths() {
    let picture = assert_exact(
        r##"<rect x="10" y="10" width="30" height="20" fill="#c81e1e" stroke="#1e1ec8" stroke-width="3"/>"##,
    );
    assert_eq!((picture.width, picture.height), (100.0, 80.0));
    let [
        DrawingItem::Path {
            segments,
            fill: Some((paint, rule)),
            stroke: Some(stroke),
        },
    ] = drawing(&picture).items.as_slice()
    else {
        panic!("one path");
    };
    assert_eq!(segments[0], PathSegment::MoveTo(10.0, 10.0));
    assert_eq!(
        (paint.colour, paint.opacity),
        (Colour::new(200, 30, 30), 1.0)
    );
    assert_eq!(*rule, FillRule::NonZero);
    assert_eq!(
        (stroke.width, stroke.cap, stroke.join, stroke.mitre_limit),
        (3.0, 0, 0, 4.0)
    );
    assert_eq!(picture.native_width_px(), None);
}

#[test]
fn curves_rules_dashes_and_joins_are_exact() {
    for body in [
        r#"<path d="M5 5Q50 90 95 5T5 60z" fill="green"/>"#,
        r#"<path d="M5 5C5 60 95 60 95 5A20 30 0 0 1 60 70" fill="none" stroke="red" stroke-width="6" stroke-linecap="round"/>"#,
        r#"<path d="M50 5L75 75L10 30H90L25 75z" fill-rule="evenodd"/>"#,
        r#"<path d="M50 5L75 75L10 30H90L25 75z"/>"#,
        r#"<path d="M5 40H95" stroke="black" stroke-width="8" stroke-dasharray="12 5 2 5" stroke-dashoffset="7"/>"#,
        r#"<path d="M10 70L50 10L90 70" fill="none" stroke="black" stroke-width="9" stroke-linejoin="bevel"/>"#,
        r#"<path d="M10 70L50 10L90 70" fill="none" stroke="black" stroke-width="9" stroke-linejoin="miter-clip" stroke-miterlimit="1.2"/>"#,
        r#"<circle cx="50" cy="40" r="30" fill="orange" stroke="black" stroke-width="12" paint-order="stroke"/>"#,
    ] {
        assert_exact(body);
    }
}

#[test]
fn transforms_are_worked_in() {
    for body in [
        r#"<g transform="translate(50 40) rotate(30) scale(1.5)"><rect x="-20" y="-10" width="40" height="20" stroke="red" stroke-width="4" stroke-dasharray="6 3"/></g>"#,
        // A stroke that the transform makes uneven becomes an outline.
        r#"<g transform="scale(3 .7)"><circle cx="16" cy="55" r="10" fill="none" stroke="black" stroke-width="4"/></g>"#,
        r#"<g transform="skewX(30)"><path d="M5 10H50V60" fill="none" stroke="blue" stroke-width="8" stroke-dasharray="9 4"/></g>"#,
        r##"<defs><path id="a" d="M0 0h10v10z"/></defs><use href="#a" x="20" y="20"/><use xlink:href="#a" transform="translate(60 30) scale(-2 2)"/>"##,
        r#"<svg x="20" y="10" width="40" height="40" viewBox="0 0 10 10"><circle cx="5" cy="5" r="8" fill="teal"/></svg>"#,
    ] {
        assert_exact(body);
    }
}

#[test]
fn opacity_of_shapes_apart_is_worked_in() {
    let picture = assert_exact(
        r#"<g opacity=".5"><rect width="20" height="20"/><g opacity=".5"><rect x="40" width="20" height="20" fill-opacity=".8"/></g></g>"#,
    );
    let opacities: Vec<f32> = drawing(&picture)
        .items
        .iter()
        .filter_map(|item| match item {
            DrawingItem::Path {
                fill: Some((paint, _)),
                ..
            } => Some(paint.opacity),
            _ => None,
        })
        .collect();
    assert_eq!(opacities, [0.5, 0.2]);
    // A see-through stroke lies over its own fill.
    let picture = assert_exact(
        r#"<circle cx="50" cy="40" r="25" fill="red" stroke="blue" stroke-width="15" stroke-opacity=".5"/>"#,
    );
    assert_eq!(drawing(&picture).items.len(), 2);
}

#[test]
fn clips_are_kept() {
    for body in [
        r#"<clipPath id="c"><circle cx="50" cy="40" r="30"/></clipPath><rect width="100" height="50" clip-path="url(#c)"/>"#,
        r#"<clipPath id="c" transform="translate(10 5)"><path d="M50 5L75 75L10 30H90L25 75z" clip-rule="evenodd"/></clipPath><g transform="scale(.8)" clip-path="url(#c)"><rect width="100" height="80" fill="navy"/></g>"#,
        // A clip that is itself clipped, and two shapes apart.
        r#"<clipPath id="d"><rect y="20" width="100" height="30"/></clipPath><clipPath id="c" clip-path="url(#d)"><circle cx="25" cy="40" r="20"/><circle cx="75" cy="40" r="20"/></clipPath><rect width="100" height="80" clip-path="url(#c)"/>"#,
        r#"<clipPath id="c" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".4"/></clipPath><rect x="10" y="10" width="60" height="40" clip-path="url(#c)"/>"#,
    ] {
        assert_exact(body);
    }
}

#[test]
fn nothing_is_drawn_outside_the_canvas() {
    let picture = assert_exact(r#"<circle cx="0" cy="0" r="50"/>"#);
    let [DrawingItem::Clipped { clip, .. }] = drawing(&picture).items.as_slice() else {
        panic!("clipped");
    };
    assert_eq!(clip[2], PathSegment::LineTo(100.0, 80.0));
}

#[test]
fn what_paths_cannot_show_becomes_pixels_with_a_warning() {
    let gradient = r#"<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>"#;
    for (body, obstacle) in [
        (format!(r#"{gradient}<rect width="100" height="80" fill="url(#g)"/>"#), "gradients"),
        (format!(r#"{gradient}<rect x="20" y="20" width="50" height="40" fill="none" stroke-width="9" stroke="url(#g)"/>"#), "gradients"),
        (r#"<pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse"><circle cx="4" cy="4" r="3"/></pattern><rect width="100" height="80" fill="url(#p)"/>"#.into(), "patterns"),
        (r#"<filter id="f"><feGaussianBlur stdDeviation="3"/></filter><rect x="20" y="20" width="50" height="40" filter="url(#f)"/>"#.into(), "filters"),
        (r#"<mask id="m"><circle cx="50" cy="40" r="30" fill="white"/></mask><rect width="100" height="80" mask="url(#m)"/>"#.into(), "masks"),
        (r#"<rect width="60" height="60" fill="red"/><rect x="30" width="60" height="60" fill="blue" style="mix-blend-mode:multiply"/>"#.into(), "blend modes"),
        (r#"<g opacity=".5"><rect width="60" height="60"/><rect x="30" width="60" height="60" fill="red"/></g>"#.into(), "see-through shapes that overlap"),
        (r#"<circle cx="50" cy="40" r="25" fill="red" stroke="blue" stroke-width="9" opacity=".5"/>"#.into(), "see-through shapes that overlap"),
        (r#"<clipPath id="c"><circle cx="40" cy="40" r="20"/><circle cx="55" cy="40" r="20"/></clipPath><rect width="100" height="80" clip-path="url(#c)"/>"#.into(), "clips of several shapes"),
    ] {
        assert_pixels(&body, obstacle);
    }
    let both = r#"<mask id="m"><circle cx="50" cy="40" r="30" fill="white"/></mask><g style="mix-blend-mode:multiply"><rect width="100" height="80" mask="url(#m)"/></g>"#;
    assert_pixels(both, "because blend modes and masks cannot");
}

#[test]
fn pixels_of_a_drawing_stay_see_through() {
    let picture = assert_pixels(
        r#"<radialGradient id="g"><stop stop-color="red"/><stop offset="1"/></radialGradient><circle cx="50" cy="40" r="30" fill="url(#g)"/>"#,
        "gradients",
    );
    let alpha = inflate(raster(&picture).alpha.as_ref().unwrap());
    assert_eq!((alpha[0], alpha[1890 * 756 + 945]), (0, 255));
}

#[test]
fn words_in_a_picture_are_an_error_at_the_element() {
    let text = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>\n <g>\n  <text x='1'>Spongy\n   <tspan>bone</tspan></text>\n </g></svg>";
    let diagnostic = refused(text);
    assert_eq!(diagnostic.rule.name, "picture-text");
    assert!(
        diagnostic.message.contains("“Spongy bone”"),
        "{}",
        diagnostic.message
    );
    assert_eq!(diagnostic.path(), Path::new("picture"));
    assert_eq!(
        diagnostic.position().map(|p| (p.line, p.column)),
        Some((3, 3))
    );
    let foreign =
        r#"<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Bone</p></foreignObject>"#;
    assert_eq!(refused(svg(foreign)).rule.name, "picture-text");
    // A title is not drawn, and an empty text element has no words.
    assert_exact(r#"<title>Bone</title><text> </text><rect width="50" height="50"/>"#);
}

#[test]
fn nothing_from_outside_is_fetched() {
    for body in [
        r#"<image href="https://example.org/a.png" width="9" height="9"/>"#,
        r#"<image href="/etc/passwd" width="9" height="9"/>"#,
        r#"<image xlink:href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>"#,
        r#"<image href="data:image/svg+xml,%3Csvg/%3E" width="9" height="9"/>"#,
        r#"<filter id="f"><feImage href="a.png"/></filter><rect filter="url(#f)" width="9" height="9"/>"#,
        r##"<use href="other.svg#a"/>"##,
        r#"<style>@import url(https://example.org/a.css);</style>"#,
        r#"<script>alert(1)</script>"#,
    ] {
        let diagnostic = refused(svg(body));
        assert_eq!(diagnostic.rule.name, "picture-svg", "{body}");
        assert_eq!(diagnostic.position().map(|p| p.line), Some(1));
    }
}

#[test]
fn hostile_xml_is_refused() {
    let laughs = r#"<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><desc>&b;</desc></svg>"#;
    assert_eq!(refused(laughs).rule.name, "picture-svg");
    let external = r#"<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><desc>&a;</desc></svg>"#;
    assert_eq!(refused(external).rule.name, "picture-svg");
    let deep = format!("{}{}", "<g>".repeat(100_000), "</g>".repeat(100_000));
    assert_eq!(refused(svg(&deep)).rule.name, "picture-svg");
    for length in [50, 500] {
        let chain: String = (0..length)
            .map(|n| {
                format!(
                    r##"<g id="g{n}" opacity=".9"><use href="#g{}"/></g>"##,
                    n + 1
                )
            })
            .collect();
        let chain = format!(
            r##"<defs>{chain}<rect id="g{length}" width="9" height="9"/></defs><use href="#g0"/>"##
        );
        assert!(any_error(&load(svg(&chain)).1), "{length}");
    }
    let bomb: String = (0..12)
        .map(|n| {
            format!(
                r##"<g id="g{n}">{}</g>"##,
                format!(r##"<use href="#g{}"/>"##, n + 1).repeat(10)
            )
        })
        .collect();
    let bomb =
        format!(r##"<defs>{bomb}<rect id="g12" width="9" height="9"/></defs><use href="#g0"/>"##);
    assert!(any_error(&load(svg(&bomb)).1));
    let tile = r#"<pattern id="p" width="1000000" height="1000000" patternUnits="userSpaceOnUse"><circle r="3"/></pattern><rect width="100" height="80" fill="url(#p)"/>"#;
    assert_eq!(refused(svg(tile)).rule.name, "picture-svg");
    assert_eq!(
        refused("<svg xmlns='http://www.w3.org/2000/svg'><g></svg>")
            .rule
            .name,
        "picture-damaged"
    );
    assert_eq!(refused(b"<svg>\xFF</svg>").rule.name, "picture-damaged");
}

#[test]
fn sizes_that_make_no_sense_are_refused() {
    let sized = |size: &str| {
        format!("<svg xmlns='http://www.w3.org/2000/svg' {size}><rect width='5' height='5'/></svg>")
    };
    for (size, rule) in [
        ("width='0' height='9'", "picture-damaged"),
        ("width='-5' height='9'", "picture-damaged"),
        ("width='1e38' height='1e38' viewBox='0 0 0 0'", ""),
        ("width='1000' height='1'", "picture-shape"),
        ("width='1' height='1e9'", "picture-shape"),
    ] {
        let (picture, diagnostics) = load(sized(size));
        if rule.is_empty() {
            assert!(picture.is_some() || any_error(&diagnostics));
        } else {
            assert_eq!(
                diagnostics.first().map(|d| d.rule.name),
                Some(rule),
                "{size}"
            );
        }
    }
}

#[test]
fn numbers_in_a_drawing_are_finite_rounded_and_of_a_size_to_print() {
    fn check(items: &[DrawingItem]) {
        let good = |n: f32| n.is_finite() && (n - (n * 1000.0).round() / 1000.0).abs() < 1e-3;
        for item in items {
            let (segments, inner): (&[PathSegment], &[DrawingItem]) = match item {
                DrawingItem::Path { segments, .. } => (segments, &[]),
                DrawingItem::Clipped { clip, items, .. } => (clip, items),
            };
            for segment in segments {
                let numbers = match *segment {
                    PathSegment::MoveTo(x, y) | PathSegment::LineTo(x, y) => vec![x, y],
                    PathSegment::CurveTo(a, b, c, d, e, f) => vec![a, b, c, d, e, f],
                    PathSegment::Close => vec![],
                };
                assert!(numbers.iter().all(|n| good(*n)), "{segment:?}");
            }
            check(inner);
        }
    }
    for (view, size) in [
        ("0 0 1 .8", 1000.0),
        ("0 0 1000000 800000", 1000.0),
        ("0 0 50 40", 50.0),
    ] {
        let text = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='{view}'><circle cx='30%' cy='30%' r='20%'/></svg>"
        );
        let picture = picture(&text);
        assert!((picture.width - size).abs() < 0.01, "{}", picture.width);
        check(&drawing(&picture).items);
        assert!(difference(&picture, &text, 200) < 0.15);
    }
    // Transforms without an inverse, numbers that are none and shapes out of reach never reach a drawing.
    for body in [
        r#"<g transform="scale(0)"><rect width="9" height="9"/></g><rect width="50" height="50"/>"#,
        r#"<rect x="NaN" width="9" height="9"/><rect width="50" height="50"/>"#,
        r#"<g transform="scale(1e30)"><rect x="1e30" width="9" height="9"/></g><rect width="50" height="50"/>"#,
        r#"<path d="M0 0L1e39 5L9 9z"/><rect width="50" height="50"/>"#,
    ] {
        let (picture, diagnostics) = load(svg(body));
        assert_ne!(picture.is_some(), any_error(&diagnostics), "{body}");
        if let Some(picture) = picture {
            check(&drawing(&picture).items);
        }
    }
}

#[test]
fn the_bone_diagram_is_a_drawing_as_it_stands() {
    let (bone, diagnostics) = load_at(Path::new("."), "images/bone-and-marrow.svg");
    assert_eq!(diagnostics, []);
    let bone = bone.unwrap();
    assert!(drawing(&bone).items.len() > 5);
    let text = fs::read_to_string("images/bone-and-marrow.svg").unwrap();
    let difference = difference(&bone, &text, 1600);
    assert!(difference < 0.05, "{difference}");
}

// Rendering

#[test]
fn pictures_are_rendered_at_any_width() {
    let halves = image::RgbImage::from_fn(40, 20, |x, _| if x < 20 { RED } else { BLUE });
    let raster = picture(encoded(halves, ImageFormat::Png));
    let vector = picture(svg("<rect width='50' height='80' fill='red'/>"));
    for width in [0, 1, 10, 333] {
        let pixels = raster.render(width).unwrap();
        assert_eq!(
            (pixels.width(), pixels.height()),
            (
                width.max(1),
                (width.max(1) / 2).max(1) + u32::from(width == 333)
            )
        );
        assert_eq!(vector.render(width).unwrap().width(), width.max(1));
    }
    let pixels = rendered(&raster, 10);
    assert_eq!(
        (pixels[..3].to_vec(), pixels[27..30].to_vec()),
        (RED.0.to_vec(), BLUE.0.to_vec())
    );
}
