//! Rules about fonts and about what shows only on the page.

super::rules! {
    /// Finds a word that is wider than a line of one edition, so that it is broken across two lines.
    ///
    /// Large print never breaks words, since the halves are hard to join; only such a word is an exception.
    /// `leaflet check` measures letters one by one, and speaks where it is sure. `leaflet build` sets the words and
    /// knows: it may find one that `check` did not, above all in scripts whose letters join.
    ///
    /// To mend it, use a shorter word, or a shorter address.
    ///
    /// Before: `dichlorodiphenyltrichloroethane`
    /// After: `DDT`
    "long-word", Warn, "a word wider than a line", "UKAAF MS03: words are not split";

    /// Finds a leaflet that fills more than 1000 pages of an edition, or has more than 200 headings, 20,000
    /// characters in one paragraph or 5000 items in one list.
    ///
    /// Nobody can hold such a leaflet, and it would take up the memory of the computer that makes it. Only `leaflet
    /// build` sets the pages and knows how many they are.
    ///
    /// To mend it, divide it into several leaflets, or see what was pasted into it.
    ///
    /// Before: a leaflet of all that a hospital has to say
    /// After: a leaflet for each thing that people ask about
    "leaflet-too-long", Deny, "a leaflet of more than 1000 pages or 200 headings", "leaflet: a limit of pages";

    /// Finds a font family that is neither in the folder fonts nor in leaflet.
    ///
    /// The pages could not be set as the house asks.
    ///
    /// To mend it, put its Regular and Bold files into fonts, or name a family that is there.
    ///
    /// Before: `font = "Atkinson"`
    /// After: `font = "Atkinson Hyperlegible Next"`
    "font-unknown", Deny, "a font family that is not there", "leaflet: [print] in leaflet.toml";

    /// Finds a font family without its Regular or without its Bold.
    ///
    /// Headings and strong words would not stand out, or nothing could be set at all.
    ///
    /// To mend it, put the missing file into fonts.
    ///
    /// Before: `fonts/Family-Regular.ttf` alone
    /// After: `fonts/Family-Regular.ttf` and `fonts/Family-Bold.ttf`
    "font-incomplete", Deny, "a font family without Regular or Bold", "leaflet: emphasis is printed bold";

    /// Finds a file in the folder fonts that is no font, is damaged, or holds several fonts or weights in one.
    ///
    /// No page can be set in it.
    ///
    /// To mend it, get the family as single files, one for Regular and one for Bold.
    ///
    /// Before: `fonts/Family-Variable.ttf`
    /// After: `fonts/Family-Regular.ttf` and `fonts/Family-Bold.ttf`
    "font-unreadable", Deny, "a font that pages cannot be set in", "ISO/IEC 14496-22 (OpenType)";

    /// Finds a font whose licence does not let it be put into PDFs.
    ///
    /// A PDF without its fonts shows other letters on other computers, and meets no standard of accessibility.
    ///
    /// To mend it, choose a font that may be embedded, such as one under the SIL Open Font License.
    ///
    /// Before: a font that may only be installed
    /// After: a font under the SIL Open Font License
    "font-restricted", Deny, "a font that may not be put into PDFs", "ISO 14289-1, 7.21.4; OpenType, OS/2 fsType";

    /// Finds two font files of the same family and weight.
    ///
    /// Only one is used, and the pages may not look as you expect.
    ///
    /// To mend it, keep the one that you want and move the other away.
    ///
    /// Before: `fonts/Family-Bold.ttf` and `fonts/Family-Bold-old.ttf`
    /// After: `fonts/Family-Bold.ttf`
    "font-duplicate", Warn, "two files of the same font", "leaflet: nothing is left out in silence";

    /// Finds a font that is neither upright Regular nor Bold.
    ///
    /// Leaflets are set in these two only, because italics and light letters are hard to read.
    ///
    /// To mend it, move the file away, so that nobody thinks it is used.
    ///
    /// Before: `fonts/Family-Italic.ttf`
    /// After: `fonts/Family-Regular.ttf` and `fonts/Family-Bold.ttf`
    "font-unused", Warn, "a font that is not used", "UKAAF G003: no italics";
}
