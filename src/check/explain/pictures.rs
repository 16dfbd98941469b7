//! Rules about pictures and the words that stand for them.

super::rules! {
    /// Finds a picture without words.
    ///
    /// People who cannot see it would not know what it shows, or that they miss anything.
    ///
    /// To mend it, say what it shows. If it shows nothing that matters, mark it as decorative.
    ///
    /// Before: `![](blood.png)`
    /// After: `![A nurse takes blood from an arm](blood.png)`
    "missing-alt", Deny, "a picture without words", "WCAG 2.2, 1.1.1 Non-text Content; ISO 14289-1, 7.3";

    /// Finds a picture that is marked as decorative, yet has words.
    ///
    /// One of the two is wrong: a decorative picture is left out for people who listen.
    ///
    /// To mend it, delete the mark if the words matter, else delete the words.
    ///
    /// Before: `![Spongy bone](bone.png){.decorative}`
    /// After: `![Spongy bone](bone.png)`
    "decorative-alt", Deny, "a decorative picture with words", "WCAG 2.2, 1.1.1 Non-text Content";

    /// Finds a picture in the middle of words.
    ///
    /// In large print it would be too small to see, or tear the line apart.
    ///
    /// To mend it, give it a paragraph of its own.
    ///
    /// Before: `Press ![the red button](button.png) twice.`
    /// After: `Press the red button twice.` and a blank line, then `![The red button](button.png)`
    "picture-in-text", Deny, "a picture among words", "leaflet: pictures are figures";

    /// Finds a picture that names no file, or a file outside the project.
    ///
    /// The picture would be missing from the leaflet.
    ///
    /// To mend it, put the picture into the folder images and write its name.
    ///
    /// Before: `![A heart](C:\Pictures\heart.png)`
    /// After: `![A heart](heart.png)`
    "picture-path", Deny, "a picture that names no file of the project", "leaflet: README, Your own leaflets";

    /// Finds a figure whose name has no words in the folder images.
    ///
    /// Neither the picture nor its words would be in the leaflet.
    ///
    /// To mend it, use the name that the message suggests, or write the words in `images/NAME.toml`.
    ///
    /// Before: `::: figure bone-and-marow`
    /// After: `::: figure bone-and-marrow`
    "unknown-picture", Deny, "a figure that the folder images has no words for",
    "leaflet: README, Your own leaflets";

    /// Finds a label whose words are in other languages than those of its picture.
    ///
    /// The key of one language would lack an entry, and its numbers would point at nothing.
    ///
    /// To mend it, give every label a line for each language of the picture.
    ///
    /// Before: `[[labels]]` with `en-GB = "Spongy bone"` alone, in a picture that has Welsh words
    /// After: `[[labels]]` with `en-GB = "Spongy bone"` and `cy = "Asgwrn sbyngaidd"`
    "label-languages", Deny, "a label that lacks a language of its picture", "WCAG 2.2, 1.1.1 Non-text Content";

    /// Finds a label or marker that does not stand on its picture.
    ///
    /// Nobody would see what is meant.
    ///
    /// To mend it, give fractions of width and height from the top left corner, each from 0 to 1.
    ///
    /// Before: `point = [62, 31]`
    /// After: `point = [0.62, 0.31]`
    "label-outside-picture", Deny, "a label that is not on its picture", "leaflet: keyed diagrams";

    /// Finds two numbers of a keyed diagram that cover each other in one edition.
    ///
    /// Neither can be read. Numbers are as large as the text, so in giant print they need more room.
    ///
    /// To mend it, move one with `marker`; a line joins it to its point.
    ///
    /// Before: `point = [0.62, 0.31]`
    /// After: `point = [0.62, 0.31]` and `marker = [0.80, 0.20]`
    "marker-overlap", Deny, "two numbers of a diagram that cover each other", "leaflet: keyed diagrams";

    /// Finds a picture that is not where it should be.
    ///
    /// Readers would miss what it shows.
    ///
    /// To mend it, put the file there, or mend its name; write / between folders.
    ///
    /// Before: `![A heart](haert.png)`
    /// After: `![A heart](heart.png)`
    "picture-missing", Deny, "a picture that is not there", "leaflet: nothing is left out in silence";

    /// Finds a picture outside the project's folder, by name or through a link of the file system.
    ///
    /// On another computer it is not there, and it may be nobody's business.
    ///
    /// To mend it, copy it into the folder images.
    ///
    /// Before: `![A heart](../../../heart.png)`
    /// After: `![A heart](heart.png)`
    "picture-outside", Deny, "a picture outside the project", "CWE-22 (path traversal)";

    /// Finds a picture that is there but cannot be read.
    ///
    /// Readers would miss what it shows.
    ///
    /// To mend it, see that it is a file and that you may open it.
    ///
    /// Before: a folder called `heart.png`
    /// After: a picture called `heart.png`
    "picture-unreadable", Deny, "a picture that cannot be read", "leaflet: nothing is left out in silence";

    /// Finds a picture with more pixels or bytes than any page can show.
    ///
    /// It would fill the memory of the computer and of the e-reader, and be no sharper.
    ///
    /// To mend it, make it smaller: 2000 pixels across is sharp on paper.
    ///
    /// Before: a photograph 12,000 pixels across
    /// After: the same photograph, 2000 pixels across
    "picture-too-large", Deny, "a picture larger than any page can show", "leaflet: limits of pictures";

    /// Finds a picture that is more than twenty times as long in one direction as in the other.
    ///
    /// Fitted to the page, it would be a line on which nothing can be made out.
    ///
    /// To mend it, cut it, or divide it into several pictures.
    ///
    /// Before: a time line 4000 pixels wide and 100 high
    /// After: two pictures, 2000 pixels wide and 1000 high
    "picture-shape", Deny, "a picture too long and thin to make out", "leaflet: limits of pictures";

    /// Finds a picture of a kind that leaflets do not take, whatever the file is called.
    ///
    /// Not every PDF reader and e-reader could show it.
    ///
    /// To mend it, save it as PNG, JPEG or SVG.
    ///
    /// Before: `heart.webp`
    /// After: `heart.png`
    "picture-format", Deny, "a picture that is not PNG, JPEG or SVG", "EPUB 3.3, core media types";

    /// Finds a picture whose file is damaged.
    ///
    /// Some programs would show half of it, others nothing.
    ///
    /// To mend it, copy it again from where it came, or open it in a picture editor and save it again.
    ///
    /// Before: a photograph that was cut off in the post
    /// After: the whole photograph
    "picture-damaged", Deny, "a picture whose file is damaged", "ISO/IEC 15948 (PNG), 10918-1 (JPEG), SVG 1.1";

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
    "picture-svg", Deny, "a drawing with what cannot be printed", "SVG 1.1; SVG Integration, secure static mode";

    /// Finds words that are drawn into a picture.
    ///
    /// They do not grow with large print, are not translated, and are not read out.
    ///
    /// To mend it, take them out of the drawing and write them as labels in the .toml file beside it. Leaflet
    /// draws the numbers and prints the words as a list.
    ///
    /// Before: `<text>Spongy bone</text>`
    /// After: `[[labels]]` with `en-GB = "Spongy bone"`
    "picture-text", Deny, "words drawn into a picture", "WCAG 2.2, 1.4.5 Images of Text";

    /// Finds a drawing that is printed as pixels, because something in it cannot be kept as lines.
    ///
    /// It is sharp on an A4 page, but not when someone enlarges it further, as readers with low vision do.
    ///
    /// To mend it, draw it with flat colours and lines, which also print best on a grey printer.
    ///
    /// Before: a drawing with blurred shadows
    /// After: the same drawing with flat colours
    "picture-not-vector", Warn, "a drawing that is printed as pixels", "WCAG 2.2, 1.4.4 Resize Text, in its spirit";
}
