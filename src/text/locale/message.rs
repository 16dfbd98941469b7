//! The messages: everything that the tool itself says in a leaflet.

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// A message of the tool without gaps; those with gaps are methods of [`Words`](super::Words).
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Message {
            $($(#[$doc])* $name,)*
        }

        impl Message {
            /// Every message.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name in the files of words.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)*
                }
            }
        }
    };
}

messages! {
    /// The heading of the list of headings.
    Contents = "contents",
    /// The label of a note.
    Note = "note",
    /// The label of a warning.
    Warning = "warning",
    /// The heading of the footnotes.
    Notes = "notes",
    /// The name of the helpline banner in bookmarks and landmarks.
    Helpline = "helpline",
    /// Before a phone number that costs the caller nothing.
    CallFree = "call-free",
    /// Before any other phone number.
    Call = "call",
    /// What stands for ruled lines, for those who do not see them.
    SpaceToWrite = "space-to-write",
    /// The name of the list of a picture's parts.
    FigureKey = "figure-key",
    /// The heading of the leaflet's own facts.
    About = "about",
    /// Before the date of the last review.
    LastReviewed = "last-reviewed",
    /// Before the date of the last change.
    LastModified = "last-modified",
    /// Before the date of the next review.
    NextReview = "next-review",
    /// Before the date on which the leaflet first came out.
    Published = "published",
    /// Before the leaflet's reference.
    Reference = "reference",
    /// Before its version.
    Version = "version",
    /// Before those who reviewed it.
    ReviewedBy = "reviewed-by",
    /// Before its sources.
    Sources = "sources",
    /// Before the way to reach the publisher.
    Contact = "contact",
    /// Before the other formats there are.
    OtherFormats = "other-formats",
    /// Before the other languages there are.
    OtherLanguages = "other-languages",
    /// The name of the house notices in bookmarks and landmarks.
    Notices = "notices",
    /// The notice on a sample.
    Sample = "sample",
    /// The notice on a draft.
    Draft = "draft",
    /// The notice on an archived leaflet.
    Archived = "archived",
    /// The name of an EPUB's page list.
    Pages = "pages",
    /// The name of an EPUB's landmarks.
    Landmarks = "landmarks",
    /// The landmark at which the text starts.
    StartOfText = "start-of-text",
    /// What the EPUB says of its accessibility.
    AccessibilitySummary = "accessibility-summary",
    /// Leads to the helpline; shows when the keyboard reaches it.
    SkipToHelpline = "skip-to-helpline",
    /// Leads to the list of headings; shows when the keyboard reaches it.
    SkipToContents = "skip-to-contents",
    /// Leads to the text; shows when the keyboard reaches it.
    SkipToText = "skip-to-text",
    /// Leads to the dates of the reviews; shows when the keyboard reaches it.
    SkipToDates = "skip-to-dates",
    /// The heading over the other files of the leaflet.
    OtherFiles = "other-files",
    /// The edition in clear print.
    EditionClear = "edition-clear",
    /// The edition in large print.
    EditionLarge = "edition-large",
    /// The edition in giant print.
    EditionGiant = "edition-giant",
    /// The EPUB.
    Epub = "epub",
    /// The page for browsers.
    WebPage = "web-page",
    /// The leaflet as plain text.
    PlainText = "plain-text",
    /// Before the words that stand for a picture, in plain text.
    Picture = "picture",
    /// The heading of the library page.
    Library = "library",
    /// The label of the field that searches titles.
    Search = "search",
    /// The label of the choice of a language.
    Language = "language",
    /// Its first choice: every language.
    AllLanguages = "all-languages",
    /// The label of the choice of a review state.
    State = "state",
    /// Its first choice: every review state.
    AllStates = "all-states",
    /// The state of a leaflet that may be handed out.
    Current = "current",
    /// The state of a leaflet whose review date has passed.
    ReviewOverdue = "review-overdue",
    /// The state of a leaflet whose review date is near.
    ReviewDueSoon = "review-due-soon",
    /// The state of a leaflet that names no review date.
    ReviewUnknown = "review-unknown",
    /// What stands where search and choices leave no leaflet.
    NoneShown = "none-shown",
    /// Sets search and choices back.
    ShowAll = "show-all",
    /// The feed that reading apps can follow.
    Feed = "feed",
}
