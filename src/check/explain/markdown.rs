//! Rules about the build of a leaflet's text: headings, directives, tables, and how deep things stand.

super::rules! {
    /// Finds a heading that skips a level, or has the level of the title or one deeper than four.
    ///
    /// People who listen move from heading to heading, and look for what is missing between them.
    ///
    /// To mend it, go down one level at a time, from `##` to `####`.
    ///
    /// Before: `## Treatment` and below it `#### Tablets`
    /// After: `## Treatment` and below it `### Tablets`
    "heading-level", Deny, "a heading that skips a level", "ISO 14289-1, 7.4.2; WCAG 2.2, 1.3.1";

    /// Finds a heading without words.
    ///
    /// The contents and the bookmarks would have an empty line, and a screen reader would say "heading" and
    /// nothing else.
    ///
    /// To mend it, give it words, or delete it.
    ///
    /// Before: `##`
    /// After: `## Side effects`
    "heading-empty", Deny, "a heading without words", "WCAG 2.2, 2.4.6 Headings and Labels";

    /// Finds a heading inside a list, a quotation, a note or another thing.
    ///
    /// Headings give the whole leaflet its outline; one inside a list would end the list in the middle.
    ///
    /// To mend it, take it out, or make it strong words in a paragraph of their own.
    ///
    /// Before: `- ## Tablets`
    /// After: `- **Tablets**`
    "heading-nested", Deny, "a heading inside another thing", "WCAG 2.2, 1.3.1 Info and Relationships";

    /// Finds an id in braces after a heading that links cannot use.
    ///
    /// A link to it would lead nowhere in the PDF and the EPUB.
    ///
    /// To mend it, start with a letter and go on with letters, digits and hyphens.
    ///
    /// Before: `## Side effects {#2 effects}`
    /// After: `## Side effects {#side-effects}`
    "heading-id", Deny, "an id of a heading that links cannot use", "XML 1.0, section 2.3, NCName";

    /// Finds two headings with the same id.
    ///
    /// A link could lead to either, so some readers land in the wrong place.
    ///
    /// To mend it, give one of them another id.
    ///
    /// Before: `## Tablets {#dose}` and `## Drops {#dose}`
    /// After: `## Tablets {#dose-tablets}` and `## Drops {#dose-drops}`
    "duplicate-id", Deny, "an id that two headings have", "XML 1.0, validity constraint: ID";

    /// Finds a directive that leaflet does not know.
    ///
    /// Its words would stand in the leaflet without their frame or their meaning.
    ///
    /// To mend it, use one of figure, helpline, note, warning, write-in and table.
    ///
    /// Before: `::: warnig`
    /// After: `::: warning`
    "directive-unknown", Deny, "a directive that there is none of", "leaflet: nothing is dropped in silence";

    /// Finds a directive without a name.
    ///
    /// Nobody can tell what its words are. Often the fence was meant to close a directive above it.
    ///
    /// To mend it, write a name after the colons, or look at the fence before it.
    ///
    /// Before: `:::` and words
    /// After: `::: note` and words
    "directive-unnamed", Deny, "a directive without a name", "leaflet: nothing is dropped in silence";

    /// Finds a line of colons that closes nothing.
    ///
    /// All that follows would be taken for the words of a directive without a name.
    ///
    /// To mend it, delete it, or write the opening line of its directive.
    ///
    /// Before: `Take it at night.` and then `:::`
    /// After: `::: note`, `Take it at night.` and then `:::`
    "directive-stray", Deny, "a line of colons that closes nothing", "leaflet: nothing is dropped in silence";

    /// Finds a directive that is never closed, or is closed by the fence of another.
    ///
    /// The rest of the leaflet would be taken for a part of it: half a leaflet in a warning frame.
    ///
    /// To mend it, write the closing colons where it ends. Around another directive, use more colons.
    ///
    /// Before: `::: note` and words
    /// After: `::: note`, words and then `:::`
    "directive-unclosed", Deny, "a directive that is not closed", "leaflet: nothing is dropped in silence";

    /// Finds a directive with words after its name that it cannot use, or without those that it needs.
    ///
    /// What was meant would be lost, such as which picture to show.
    ///
    /// To mend it, write it as the message shows.
    ///
    /// Before: `::: figure`
    /// After: `::: figure bone-and-marrow`
    "directive-argument", Deny, "a directive with the wrong words after its name",
    "leaflet: nothing is dropped in silence";

    /// Finds a directive with nothing in it, or with what it cannot hold.
    ///
    /// An empty warning frightens and says nothing; words inside a figure would be lost.
    ///
    /// To mend it, put the words where they belong: inside a note or a warning, after a figure.
    ///
    /// Before: `::: warning` and at once `:::`
    /// After: `::: warning`, `Do not drive after this medicine.` and `:::`
    "directive-content", Deny, "a directive that is empty, or holds what it cannot",
    "leaflet: nothing is dropped in silence";

    /// Finds a table row with more cells than the table has columns.
    ///
    /// Markdown drops those cells without a word, and they may hold a dose.
    ///
    /// To mend it, take a cell out, or give the header row another.
    ///
    /// Before: `| Morning | Night |` and below it `| 5 mg | 10 mg | with food |`
    /// After: `| Morning | Night | How |` and below it `| 5 mg | 10 mg | with food |`
    "table-ragged", Deny, "a table row with cells too many", "ISO 14289-1, 7.5 Tables";

    /// Finds a table of more than 40 columns or 500 rows, and the table with which a leaflet has more than 10,000
    /// cells.
    ///
    /// Nobody finds their way in such a table, least of all by ear; and some programs that check and show PDFs
    /// refuse it.
    ///
    /// To mend it, divide it under headings, or leave out what readers do not need.
    ///
    /// Before: one table of every medicine and dose
    /// After: a table for each kind of medicine, under its own heading
    "table-too-large", Deny, "a table that nobody finds their way in", "leaflet: a limit of tables";

    /// Finds lists, quotations or emphasis that stand inside one another too many times.
    ///
    /// No reader can follow that, by eye or by ear.
    ///
    /// To mend it, take the words out of some of them.
    ///
    /// Before: a list in a list in a list, and so on
    /// After: a heading for each part, with a short list below it
    "nesting-depth", Deny, "things inside things, too deep to follow", "leaflet: a limit of depth";

    /// Finds a code block in which no words can be read.
    ///
    /// It is empty, or the end of a directive has swallowed its words.
    ///
    /// To mend it, delete it, or put a paragraph after the list that it stands in.
    ///
    /// Before: three backticks and at once three backticks
    /// After: `leaflet build`
    "code-empty", Deny, "a code block without words", "leaflet: nothing is dropped in silence";
}
