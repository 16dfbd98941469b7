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
}
