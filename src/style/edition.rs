//! The table of editions.

use std::fmt;
use std::str::FromStr;

use crate::length::{Em, Pt};
use crate::text::locale::Message;

/// What sets an edition apart (design, section 5; headings after ACB's 22 and 20 on 18).
pub(super) struct Preset {
    pub(super) body: Pt,
    pub(super) line_height: f32,
    pub(super) headings: [Em; 4],
}

macro_rules! editions {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $label:path, $body:literal pt, $line_height:literal,
        [$($heading:literal),*];)*) => {
        /// The editions of a leaflet on paper, by the size of their type.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Edition {
            $($(#[$doc])* $name,)*
        }

        impl Edition {
            /// All editions, smallest first.
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$name),*];

            /// The name in file names and on the command line.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)*
                }
            }

            /// What people are told that it is.
            pub fn label(self) -> Message {
                match self {
                    $(Self::$name => $label,)*
                }
            }

            pub(super) fn preset(self) -> Preset {
                match self {
                    $(Self::$name => Preset {
                        body: Pt($body),
                        line_height: $line_height,
                        headings: [$(Em($heading)),*],
                    },)*
                }
            }
        }
    };
}

editions! {
    /// Clear print: 14 pt (UKAAF: 12 at least, ideally 14).
    Clear = "clear", Message::EditionClear, 14.0 pt, 1.25, [1.45, 1.22, 1.11, 1.0];
    /// Large print: 18 pt (UKAAF: 16 at least, ideally 18).
    Large = "large", Message::EditionLarge, 18.0 pt, 1.3, [1.45, 1.22, 1.11, 1.0];
    /// Giant print: 24 pt.
    Giant = "giant", Message::EditionGiant, 24.0 pt, 1.25, [1.3, 1.15, 1.05, 1.0];
}

impl Edition {
    /// The size of its type, unless a house sets another.
    pub fn type_size(self) -> Pt {
        self.preset().body
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Edition {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|e| e.name() == name).ok_or(())
    }
}
