//! Rules about TOML: the house file, front matter, and the words of pictures.

super::rules! {
    /// Finds a line that is not TOML: a quote, a bracket or an equals sign is missing or stands too often.
    ///
    /// From there on it is not sure which words belong to which key, so a telephone number or a date could be
    /// taken for another.
    ///
    /// To mend it, write a key, `=` and a value on one line, with straight quotes round words.
    ///
    /// Before: `title: Bone marrow`
    /// After: `title = "Bone marrow"`
    "toml-syntax", Deny, "a setting that cannot be read", "TOML 1.0";

    /// Finds a key that means nothing where it stands, most often one that is misspelt.
    ///
    /// What it says would reach no reader, and nobody would notice.
    ///
    /// To mend it, spell it as the message suggests, or take it out.
    ///
    /// Before: `last_reveiwed = 2026-03-31`
    /// After: `last_reviewed = 2026-03-31`
    "unknown-key", Deny, "a key that means nothing here", "leaflet: nothing is left out in silence";

    /// Finds that something is missing without which a leaflet cannot be made, such as a title or a date.
    ///
    /// Patients need to know what a leaflet is about, and whether it is still right.
    ///
    /// To mend it, add the line that the message gives as an example.
    ///
    /// Before: `title = "Asthma"`
    /// After: `title = "Asthma"` and below it `last_reviewed = 2026-03-31`
    "missing-key", Deny, "a key that must be there and is not", "leaflet: README, Your own leaflets";

    /// Finds a reading age that no text can be held against: it is not a whole number from 6 to 18.
    ///
    /// Leaflets that are too hard for most patients would then pass unseen.
    ///
    /// To mend it, write an age in years, without quotes. NHS leaflets aim at 9 to 11.
    ///
    /// Before: `reading_age = 99`
    /// After: `reading_age = 11`
    "bad-reading-age", Deny, "a reading age that there is none of", "leaflet: [words] in leaflet.toml";

    /// Finds a key that is written twice.
    ///
    /// It is not clear which of the two counts, and the other would be lost.
    ///
    /// To mend it, keep one and delete the other.
    ///
    /// Before: `phone = "0808 800 1234"` and again `phone = "0808 157 0123"`
    /// After: `phone = "0808 157 0123"`
    "duplicate-key", Deny, "a key that is written twice", "TOML 1.0, Keys";

    /// Finds a value of the wrong kind, such as a number where words are expected.
    ///
    /// A telephone number without quotes, for one, loses the nought that it starts with.
    ///
    /// To mend it, write words in quotes, and dates, numbers, `true` and `false` without.
    ///
    /// Before: `version = 2`
    /// After: `version = "2"`
    "wrong-type", Deny, "a value of the wrong kind", "TOML 1.0";

    /// Finds words of more than 10,000 characters after one key of the house file, a picture's words or front
    /// matter, and lists of more than 5000 things.
    ///
    /// A title or a name of several pages is a slip, such as a quotation mark that is missing further up.
    ///
    /// To mend it, see where the words should end, or move them into the text of the leaflet.
    ///
    /// Before: a whole leaflet as `summary`
    /// After: `summary = "What bone marrow is, and what it makes."`
    "value-too-long", Deny, "words after a key that fill pages", "leaflet: a limit of settings";

    /// Finds a key with no words between its quotes.
    ///
    /// Readers would find nothing where they look for it.
    ///
    /// To mend it, write the words, or take the line out if it is not needed.
    ///
    /// Before: `summary = ""`
    /// After: `summary = "What asthma is, and how inhalers help."`
    "empty-value", Deny, "a key without words", "leaflet: nothing is left out in silence";

    /// Finds an invisible control character, which often comes with text pasted from another program.
    ///
    /// No page can show it and no voice can say it; some make a PDF or an EPUB that cannot be opened. Others turn
    /// letters and digits round for those who see them, so that "01 mg" is heard where "10 mg" is read. Long rows of
    /// characters of which nothing is seen are no writing, and keep a computer busy for minutes.
    ///
    /// To mend it, delete it, with the letters beside it if need be, and type those anew.
    ///
    /// Before: `title = "Asthma\u0007"`
    /// After: `title = "Asthma"`
    "control-character", Deny, "an invisible character that cannot be printed", "XML 1.0, section 2.2; UAX #9, section 2.2 Explicit Directional Overrides";

    /// Finds a date that is no day of the calendar, or that has quotes or a time of day.
    ///
    /// Review dates tell patients whether a leaflet is still right; a wrong one is worse than none.
    ///
    /// To mend it, write year, month and day in digits, without quotes.
    ///
    /// Before: `last_reviewed = 2026-02-31`
    /// After: `last_reviewed = 2026-02-28`
    "bad-date", Deny, "a date that is none", "RFC 3339, full-date";

    /// Finds a word that is no language tag where one is needed.
    ///
    /// Screen readers could not tell in which voice to speak.
    ///
    /// To mend it, write the tag, such as `en-GB` for British English, `cy` for Welsh or `ur` for Urdu.
    ///
    /// Before: `language = "English"`
    /// After: `language = "en-GB"`
    "bad-language", Deny, "a word that is no language tag", "BCP 47; WCAG 2.2, 3.1.1 Language of Page";

    /// Finds a length of time that cannot be read.
    ///
    /// Without it no review would ever fall due, and old advice would stay on the shelves.
    ///
    /// To mend it, write a number and days, weeks, months or years.
    ///
    /// Before: `every = "biennial"`
    /// After: `every = "24 months"`
    "bad-interval", Deny, "a length of time that cannot be read", "leaflet: [review] in leaflet.toml";

    /// Finds an edition that there is none of.
    ///
    /// The page numbers of the EPUB follow one printed edition, so that people with the paper and people with
    /// an e-reader can talk of the same page.
    ///
    /// To mend it, write clear, large or giant.
    ///
    /// Before: `pages = "huge"`
    /// After: `pages = "giant"`
    "unknown-edition", Deny, "an edition that there is none of", "leaflet: [epub] in leaflet.toml";

    /// Finds a level that is not allow, warn or deny.
    ///
    /// The house would believe a rule to be set that is not.
    ///
    /// To mend it, write `allow` to be told nothing, `warn` to be told, `deny` to stop the leaflet.
    ///
    /// Before: `long-word = "error"`
    /// After: `long-word = "deny"`
    "unknown-level", Deny, "a level of a rule that is not allow, warn or deny", "leaflet: [check] in leaflet.toml";

    /// Finds a rule that there is none of, in the house file or in a comment that excuses something.
    ///
    /// The rule that is meant goes on as before, and nobody would notice.
    ///
    /// To mend it, spell the rule as the message suggests; `leaflet explain` lists them all.
    ///
    /// Before: `long-wrod = "allow"`
    /// After: `long-word = "allow"`
    "unknown-rule", Deny, "a rule that there is none of", "leaflet: [check] in leaflet.toml";

    /// Finds a house file that would soften a rule which is always an error.
    ///
    /// Such a rule finds what would break the leaflet for its readers, or keep it from being made: a picture
    /// without words, a heading that skips a level, a character that no font can show. That is no matter of
    /// taste, so no house can allow it.
    ///
    /// To mend it, take the line out, and mend what the rule finds.
    ///
    /// Before: `missing-alt = "allow"`
    /// After: a picture with words
    "level-too-soft", Deny, "a house that would soften an error", "leaflet: errors stay errors";

    /// Finds a kind of paper that leaflet does not know.
    ///
    /// The lines would be set to a page that does not come out of the printer.
    ///
    /// To mend it, write the name that the message suggests, such as A4.
    ///
    /// Before: `paper = "a-4"`
    /// After: `paper = "A4"`
    "unknown-paper", Deny, "a paper that leaflet does not know", "ISO 216; ANSI/ASME Y14.1 (Letter)";

    /// Finds a type size under 12 points.
    ///
    /// Under 12 points is no clear print: too small for many older readers, and for anyone in poor light.
    ///
    /// To mend it, use 14 points for clear print, 18 for large print, 24 for giant print.
    ///
    /// Before: `size = 10`
    /// After: `size = 14`
    "type-too-small", Deny, "type under 12 points", "UKAAF G003, clear print; RNIB";

    /// Finds a type size so large that only a few letters stand on a line.
    ///
    /// A reader loses the thread where every word is on a line of its own.
    ///
    /// To mend it, use 24 points for giant print; who needs more is better served by the EPUB.
    ///
    /// Before: `size = 90`
    /// After: `size = 24`
    "type-too-large", Deny, "type too large for the page", "leaflet: the measure of a page";

    /// Finds a colour that cannot be read.
    ///
    /// The page would be printed in another colour than the house expects.
    ///
    /// To mend it, write `#` and six digits, 0 to 9 and a to f.
    ///
    /// Before: `accent = "navy"`
    /// After: `accent = "#12355b"`
    "bad-colour", Deny, "a colour that cannot be read", "CSS Color Module Level 4, hex notation";

    /// Finds a colour with a contrast under 7 to 1 against white paper.
    ///
    /// People with low vision cannot read it, and on a grey printer it grows paler still.
    ///
    /// To mend it, choose a darker colour.
    ///
    /// Before: `accent = "#4a90d9"`
    /// After: `accent = "#12355b"`
    "contrast", Deny, "a colour too pale to read", "WCAG 2.2, 1.4.6 Contrast (Enhanced)";
}
