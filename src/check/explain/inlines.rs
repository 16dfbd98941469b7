//! Rules about words: HTML, languages, links and footnotes.

super::rules! {
    /// Finds HTML in a leaflet.
    ///
    /// A printed page cannot show it, so its meaning would be lost on paper. Comments would reach no reader;
    /// only one that excuses a rule may stand, on a line of its own.
    ///
    /// To mend it, say it in Markdown. Where the sign itself is meant, write `\<`.
    ///
    /// Before: `Take <b>one</b> tablet.`
    /// After: `Take **one** tablet.`
    "raw-html", Deny, "HTML in a leaflet", "leaflet: nothing is dropped in silence";

    /// Finds Markdown that a leaflet cannot hold, such as the title of a link or braces after a picture.
    ///
    /// Its words would be lost, or seen by no one on paper.
    ///
    /// To mend it, say it with paragraphs, lists, tables, links, emphasis or directives.
    ///
    /// Before: `[the clinic](https://www.example.org "open on Mondays")`
    /// After: `[the clinic](https://www.example.org), open on Mondays`
    "unsupported-syntax", Deny, "Markdown that a leaflet cannot hold", "leaflet: nothing is dropped in silence";

    /// Finds words marked as of a language that is none.
    ///
    /// A screen reader would not know how to speak them.
    ///
    /// To mend it, write a language tag: `cy` for Welsh, `ur` for Urdu.
    ///
    /// Before: `[gair](lang:welsh)`
    /// After: `[gair](lang:cy)`
    "language-tag", Deny, "words in a language that is none", "WCAG 2.2, 3.1.2 Language of Parts; BCP 47";

    /// Finds a link without words.
    ///
    /// A screen reader would have nothing to say, and on paper nothing would be seen.
    ///
    /// To mend it, put words in the square brackets that say where the link leads.
    ///
    /// Before: `[](https://www.example.org/asthma)`
    /// After: `[living with asthma](https://www.example.org/asthma)`
    "link-empty", Deny, "a link without words", "WCAG 2.2, 2.4.4 Link Purpose (In Context)";

    /// Finds an address that is not complete, has a user name and password in it, or more than 2,000 characters.
    ///
    /// Readers would reach another page or none, and what is printed stays printed.
    ///
    /// To mend it, copy the whole address from the browser.
    ///
    /// Before: `[write to us](mailto:info)`
    /// After: `[write to us](mailto:info@example.org)`
    "link-address", Deny, "an address that is not complete", "WHATWG URL Standard; RFC 6068 (mailto)";

    /// Finds a link that is not https, http, mailto or tel, or has no such beginning.
    ///
    /// Readers of the paper or of an e-reader could not follow it, or not safely.
    ///
    /// To mend it, write the whole address from `https://` on.
    ///
    /// Before: `[the clinic](www.example.org)`
    /// After: `[the clinic](https://www.example.org)`
    "link-scheme", Deny, "a link that readers cannot follow safely", "RFC 3986, section 3.1 Scheme";

    /// Finds a link to a heading that this leaflet does not have.
    ///
    /// Who follows it stays where they are, and on paper there is no page to name.
    ///
    /// To mend it, use the id that the message suggests, or give the heading an id.
    ///
    /// Before: `[what to watch for](#side-efects)`
    /// After: `[what to watch for](#side-effects)`
    "broken-link", Deny, "a link to a heading that is not there", "ISO 14289-1, 7.18.5 Links";

    /// Finds a footnote mark without a footnote.
    ///
    /// The reader would look for words that are not there.
    ///
    /// To mend it, write the footnote on a line of its own.
    ///
    /// Before: `It is safe.[^trial]`
    /// After: `It is safe.[^trial]` and below, `[^trial]: Shown in a trial of 400 people.`
    "footnote-undefined", Deny, "a footnote mark without its footnote", "ISO 14289-1, 7.9 Notes and references";

    /// Finds a footnote that nothing in the text refers to.
    ///
    /// Markdown drops it without a word.
    ///
    /// To mend it, put its mark where it belongs, or delete it.
    ///
    /// Before: `It is safe.` and below, `[^trial]: Shown in a trial of 400 people.`
    /// After: `It is safe.[^trial]` and below, `[^trial]: Shown in a trial of 400 people.`
    "footnote-unused", Deny, "a footnote that nothing refers to", "leaflet: nothing is dropped in silence";

    /// Finds two footnotes with the same name.
    ///
    /// One of them would be lost.
    ///
    /// To mend it, give one of them another name.
    ///
    /// Before: `[^1]: For adults.` and `[^1]: For children.`
    /// After: `[^1]: For adults.` and `[^2]: For children.`
    "footnote-duplicate", Deny, "a footnote that is defined twice", "leaflet: nothing is dropped in silence";
}
