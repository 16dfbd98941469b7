//! Rules about front matter, helplines and excuses.

super::rules! {
    /// Finds a leaflet that does not start with its front matter, the lines between `+++` and `+++`.
    ///
    /// Without it there is no title, and no date by which a patient can tell whether the advice still holds.
    ///
    /// To mend it, start the file with `+++`, a title, the two dates, and `+++`.
    ///
    /// Before: `# Asthma`
    /// After: `+++`, `title = "Asthma"`, `last_reviewed = 2026-03-31`, `last_modified = 2026-03-31`, `+++`
    "front-matter-missing", Deny, "a leaflet without its front matter", "leaflet: README, Your own leaflets";

    /// Finds front matter that starts but does not end.
    ///
    /// The text of the leaflet cannot be told from its settings, so nothing of it would be printed.
    ///
    /// To mend it, put a line with only `+++` after the last key, before the text.
    ///
    /// Before: `+++`, `title = "Asthma"`, and at once the text
    /// After: `+++`, `title = "Asthma"`, `+++`, and then the text
    "front-matter-unclosed", Deny, "front matter that does not end", "leaflet: README, Your own leaflets";

    /// Finds a status that is not current, draft, sample or archived.
    ///
    /// The status says whether a leaflet may be handed out. A draft that is taken for a leaflet may harm.
    ///
    /// To mend it, write one of the four words.
    ///
    /// Before: `status = "wip"`
    /// After: `status = "draft"`
    "unknown-status", Deny, "a status that there is none of", "leaflet: README, status";

    /// Finds the name of a helpline that is not in leaflet.toml, or a leaflet that has none to show.
    ///
    /// The reader would find an empty frame where the number should stand.
    ///
    /// To mend it, use a name from `[helplines]` in leaflet.toml, or add the helpline there.
    ///
    /// Before: `helpline = "nusre"`
    /// After: `helpline = "nurse"`
    "unknown-helpline", Deny, "a helpline that the house does not have", "leaflet: [helplines] in leaflet.toml";

    /// Finds a second helpline that is marked as the default.
    ///
    /// It is not clear which number leaflets should print, and half of the callers would reach the wrong desk.
    ///
    /// To mend it, keep `default = true` on one helpline only.
    ///
    /// Before: `default = true` under `[helplines.nurse]` and under `[helplines.money]`
    /// After: `default = true` under `[helplines.nurse]` alone
    "second-default-helpline", Deny, "a second helpline that is the default", "leaflet: [helplines] in leaflet.toml";

    /// Finds a telephone number that cannot be dialled.
    ///
    /// Someone in need would reach nobody.
    ///
    /// To mend it, write digits and spaces, with + first for a number abroad, and call it once.
    ///
    /// Before: `phone = "0808 800 CALL"`
    /// After: `phone = "0808 800 2255"`
    "phone", Deny, "a telephone number that cannot be dialled", "RFC 3966; NHS style guide, phone numbers";

    /// Finds words that have no translation, so that they are printed in the house language.
    ///
    /// Who does not read that language loses them. They are marked with their language, so that a screen
    /// reader at least speaks them in the right voice.
    ///
    /// To mend it, add the words in the leaflet's language to the file that the message names.
    ///
    /// Before: `[publisher.words.en-GB]` alone
    /// After: `[publisher.words.en-GB]` and `[publisher.words.cy]`
    "untranslated", Warn, "words that are not in the leaflet's language", "WCAG 2.2, 3.1.2 Language of Parts";

    /// Finds a comment that should excuse a rule, but does not name the rule or gives no reason.
    ///
    /// The next editor must know why a fault was left, or they cannot tell whether it still may be.
    ///
    /// To mend it, write the rule, a colon and the reason.
    ///
    /// Before: `<!-- allow long-word -->`
    /// After: `<!-- allow long-word: it is the name of the medicine -->`
    "allow-malformed", Deny, "a comment that excuses, without a rule or a reason", "leaflet: README, Checking";

    /// Finds a comment that excuses a rule where the rule finds no fault, or where nothing excuses it.
    ///
    /// It would hide the next fault, which may be a real one, and it tells the next editor of a fault that is
    /// no more. `leaflet check` looks for it; `leaflet build` need not make every edition and cannot tell.
    ///
    /// To mend it, delete the comment, or move it to just before the block that it is about. A comment before
    /// the first block is about the front matter too.
    ///
    /// Before: `<!-- allow long-word: it is the name of the medicine -->` before `Take it at night.`
    /// After: `Take it at night.`
    "unused-allow", Warn, "a comment that excuses nothing", "leaflet: README, Checking";
}
