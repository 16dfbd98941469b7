//! Directives: blocks between `:::` fences.
//!
//! comrak takes any `:::` line that closes nothing as the start of a nameless directive, lets an unclosed one
//! swallow the rest, and lets a fence close the outermost directive whose own fence is no longer. None of that
//! is told, so it is worked out here from the tree and the lines: comrak has already set code blocks, lists and
//! quotations apart, which a scan of lines alone could only guess at.

use comrak::nodes::{Node, NodeBlockDirective, NodeValue};

use crate::body::{Block, BlockKind};
use crate::diagnostic::{Diagnostic, suggest};
use crate::document::CalloutKind;
use crate::source::Span;

use super::{Reader, Setting};

crate::rule::rules! {
    /// Finds a directive that leaflet does not know.
    ///
    /// Its words would stand in the leaflet without their frame or their meaning.
    ///
    /// To mend it, use one of figure, helpline, note, warning, write-in and table.
    ///
    /// Before: `::: warnig`
    /// After: `::: warning`
    pub(crate) DIRECTIVE_UNKNOWN = "directive-unknown", Deny,
    "a directive that there is none of",
    "leaflet: nothing is dropped in silence";

    /// Finds a directive without a name.
    ///
    /// Nobody can tell what its words are. Often the fence was meant to close a directive above it.
    ///
    /// To mend it, write a name after the colons, or look at the fence before it.
    ///
    /// Before: `:::` and words
    /// After: `::: note` and words
    pub(crate) DIRECTIVE_UNNAMED = "directive-unnamed", Deny,
    "a directive without a name",
    "leaflet: nothing is dropped in silence";

    /// Finds a line of colons that closes nothing.
    ///
    /// All that follows would be taken for the words of a directive without a name.
    ///
    /// To mend it, delete it, or write the opening line of its directive.
    ///
    /// Before: `Take it at night.` and then `:::`
    /// After: `::: note`, `Take it at night.` and then `:::`
    pub(crate) DIRECTIVE_STRAY = "directive-stray", Deny,
    "a line of colons that closes nothing",
    "leaflet: nothing is dropped in silence";

    /// Finds a directive that is never closed, or is closed by the fence of another.
    ///
    /// The rest of the leaflet would be taken for a part of it: half a leaflet in a warning frame.
    ///
    /// To mend it, write the closing colons where it ends. Around another directive, use more colons.
    ///
    /// Before: `::: note` and words
    /// After: `::: note`, words and then `:::`
    pub(crate) DIRECTIVE_UNCLOSED = "directive-unclosed", Deny,
    "a directive that is not closed",
    "leaflet: nothing is dropped in silence";

    /// Finds a directive with words after its name that it cannot use, or without those that it needs.
    ///
    /// What was meant would be lost, such as which picture to show.
    ///
    /// To mend it, write it as the message shows.
    ///
    /// Before: `::: figure`
    /// After: `::: figure bone-and-marrow`
    pub(crate) DIRECTIVE_ARGUMENT = "directive-argument", Deny,
    "a directive with the wrong words after its name",
    "leaflet: nothing is dropped in silence";

    /// Finds a directive with nothing in it, or with what it cannot hold.
    ///
    /// An empty warning frightens and says nothing; words inside a figure would be lost.
    ///
    /// To mend it, put the words where they belong: inside a note or a warning, after a figure.
    ///
    /// Before: `::: warning` and at once `:::`
    /// After: `::: warning`, `Do not drive after this medicine.` and `:::`
    pub(crate) DIRECTIVE_CONTENT = "directive-content", Deny,
    "a directive that is empty, or holds what it cannot",
    "leaflet: nothing is dropped in silence";
}

const NAMES: [&str; 6] = ["figure", "helpline", "note", "warning", "write-in", "table"];
const TABLE_ARGUMENT: &str = "no-row-headers";
const MOST_LINES: u32 = 60;

/// A directive's opening line.
struct Opening<'a, 'd> {
    node: Node<'a>,
    name: &'d str,
    arguments: Vec<&'d str>,
    line: Span,
}

impl<'a> Reader<'a, '_> {
    pub(super) fn directive(
        &mut self,
        node: Node<'a>,
        directive: &NodeBlockDirective,
        span: &Span,
        setting: Setting,
    ) -> Option<BlockKind> {
        let mut words = directive.info.split_whitespace();
        let opening = Opening {
            node,
            name: words.next().unwrap_or_default(),
            arguments: words.collect(),
            line: self.places.rest_of_line(node),
        };
        let nameless = opening.name.is_empty();
        if !setting.fences_broken && !self.fences(&opening, directive) || nameless {
            // What comes after a broken fence is not truly inside, so it is read as if outside.
            let outside = Setting {
                depth: setting.depth + 1,
                fences_broken: true,
                ..setting
            };
            self.blocks(node, outside);
            return None;
        }
        match opening.name {
            "figure" => self.figure(&opening),
            "helpline" => self.helpline(&opening),
            "note" => self.callout(&opening, CalloutKind::Note, setting.inside("a note")),
            "warning" => self.callout(&opening, CalloutKind::Warning, setting.inside("a warning")),
            "write-in" => self.write_in(&opening),
            "table" => self.table_directive(&opening, span, setting),
            _ => {
                self.unknown(&opening);
                self.blocks(node, setting.inside("a directive"));
                None
            }
        }
    }

    /// Whether a directive is named and closed; reports it where not.
    fn fences(&mut self, opening: &Opening<'a, '_>, directive: &NodeBlockDirective) -> bool {
        let closed = self.is_closed(opening.node, directive.fence_length);
        let line = opening.line.clone();
        let diagnostic = match (opening.name.is_empty(), closed) {
            (false, true) => return true,
            (true, true) => unnamed(line),
            (true, false) => stray(line),
            (false, false) => match self.closed_by_outer(opening.node) {
                Some(outer) => fence_too_short(line, opening.name, directive.fence_length, &outer),
                None => unclosed(line, opening.name, directive.fence_length),
            },
        };
        self.report(diagnostic);
        false
    }

    /// Whether the line at which comrak ended a directive is the directive's own closing fence.
    fn is_closed(&self, node: Node<'a>, fence_length: usize) -> bool {
        let at = node.data().sourcepos;
        let line = self.places.at(self.places.line(at.end.line));
        let before = line.text().trim_start_matches([' ', '\t', '>']);
        let colons = before.len() - before.trim_start_matches(':').len();
        let is_fence = colons >= fence_length && before.trim_start_matches(':').trim().is_empty();
        // Four columns further in, it is text or code; a tab is as wide as four spaces at most.
        let lead = line
            .text()
            .get(..line.text().len() - before.len())
            .unwrap_or_default();
        let indent: usize = lead.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        is_fence
            && indent < at.start.column + 3
            && !self.directive_lines.contains(&at.end.line)
            && self.closed_by_outer(node).is_none()
    }

    /// The opening line of an outer directive that ends on the same line.
    fn closed_by_outer(&self, node: Node<'a>) -> Option<Span> {
        let end = node.data().sourcepos.end.line;
        node.ancestors()
            .skip(1)
            .find(|outer| {
                let data = outer.data();
                matches!(data.value, NodeValue::BlockDirective(_)) && data.sourcepos.end.line == end
            })
            .filter(|_| self.is_fence_line(end))
            .map(|outer| self.places.rest_of_line(outer))
    }

    fn is_fence_line(&self, line: usize) -> bool {
        let line = self.places.at(self.places.line(line));
        let fence = line.text().trim_start_matches([' ', '\t', '>']).trim_end();
        fence.len() >= 3 && fence.chars().all(|c| c == ':')
    }

    fn figure(&mut self, opening: &Opening<'a, '_>) -> Option<BlockKind> {
        self.must_be_empty(opening);
        let [name] = opening.arguments.as_slice() else {
            self.bad_argument(
                opening,
                "A figure needs one name, that of its picture.",
                "::: figure bone-and-marrow",
            );
            return None;
        };
        Some(BlockKind::Figure {
            name: (*name).to_owned(),
            name_span: argument_span(opening, name),
        })
    }

    fn helpline(&mut self, opening: &Opening<'a, '_>) -> Option<BlockKind> {
        self.must_be_empty(opening);
        match opening.arguments.as_slice() {
            [] => Some(BlockKind::Helpline {
                name: None,
                name_span: opening.line.clone(),
            }),
            [name] => Some(BlockKind::Helpline {
                name: Some((*name).to_owned()),
                name_span: argument_span(opening, name),
            }),
            _ => {
                self.bad_argument(
                    opening,
                    "A helpline has one name at most.",
                    "::: helpline nurse",
                );
                None
            }
        }
    }

    fn write_in(&mut self, opening: &Opening<'a, '_>) -> Option<BlockKind> {
        self.must_be_empty(opening);
        let lines = match opening.arguments.as_slice() {
            [lines] => lines.parse().ok().filter(|n| (1..=MOST_LINES).contains(n)),
            _ => None,
        };
        if lines.is_none() {
            let message =
                format!("Space to write needs its number of lines, from 1 to {MOST_LINES}.");
            self.bad_argument(opening, &message, "::: write-in 4");
        }
        lines.map(BlockKind::WriteIn)
    }

    fn callout(
        &mut self,
        opening: &Opening<'a, '_>,
        kind: CalloutKind,
        setting: Setting,
    ) -> Option<BlockKind> {
        if !opening.arguments.is_empty() {
            let message = format!(
                "The words after “{}” would be lost: it prints a label of its own.",
                opening.name
            );
            self.bad_argument(opening, &message, &format!("::: {}", opening.name));
        }
        if opening.node.first_child().is_none() {
            let message = format!("This {} has nothing in it.", opening.name);
            let hint = "Put its words between the two fences, or delete it.";
            self.error(&DIRECTIVE_CONTENT, opening.line.clone(), message, hint);
        }
        Some(BlockKind::Callout(kind, self.blocks(opening.node, setting)))
    }

    fn table_directive(
        &mut self,
        opening: &Opening<'a, '_>,
        span: &Span,
        setting: Setting,
    ) -> Option<BlockKind> {
        if opening.arguments != [TABLE_ARGUMENT] {
            let message =
                "A table directive says one thing: that the first column is not a header.";
            self.bad_argument(opening, message, &format!("::: table {TABLE_ARGUMENT}"));
        }
        let blocks = self.blocks(opening.node, setting.inside("a table directive"));
        match <[Block; 1]>::try_from(blocks) {
            Ok(
                [
                    Block {
                        kind: BlockKind::Table(table),
                        ..
                    },
                ],
            ) => Some(BlockKind::Table(crate::body::Table {
                row_headers: false,
                ..table
            })),
            _ => {
                self.error(
                    &DIRECTIVE_CONTENT,
                    span.clone(),
                    "A table directive holds one table and nothing else.",
                    "Move the rest out of it.",
                );
                None
            }
        }
    }

    fn must_be_empty(&mut self, opening: &Opening<'a, '_>) {
        if let Some(child) = opening.node.first_child() {
            let message = format!(
                "Words inside “{}” would be lost: it holds nothing.",
                opening.name
            );
            let hint = "Put the closing fence on the next line, and the words after it.";
            self.error(&DIRECTIVE_CONTENT, self.places.node(child), message, hint);
        }
    }

    fn bad_argument(&mut self, opening: &Opening<'a, '_>, message: &str, example: &str) {
        let hint = format!("Write `{example}`.");
        self.error(&DIRECTIVE_ARGUMENT, opening.line.clone(), message, &hint);
    }

    fn unknown(&mut self, opening: &Opening<'a, '_>) {
        let place = argument_span(opening, opening.name);
        let message = format!("There is no directive called “{}”.", opening.name);
        let hint = match suggest(opening.name, NAMES) {
            Some(name) => format!("Did you mean “{name}”?"),
            None => format!("There are: {}.", NAMES.join(", ")),
        };
        self.error(&DIRECTIVE_UNKNOWN, place, message, &hint);
    }
}

/// Where a word stands on the opening line; the line as a whole where it is written in another way.
fn argument_span(opening: &Opening<'_, '_>, word: &str) -> Span {
    let line = &opening.line;
    // The last word of its kind: `::: figure figure`.
    let found = match line.text().trim_end().strip_suffix(word) {
        Some(before) => Some(before.len()),
        None => line.text().find(word),
    };
    match found {
        Some(at) => {
            let start = line.range().start + at;
            Span::new(line.source(), start..start + word.len())
        }
        None => line.clone(),
    }
}

fn unnamed(line: Span) -> Diagnostic {
    Diagnostic::new(
        &DIRECTIVE_UNNAMED,
        line,
        "This directive has no name, so nobody can tell what its words are.",
    )
    .hint(format!("Write a name after the colons: {}.", NAMES.join(", ")))
    .hint("If the fence is meant to close something, look for the one before it: it may be missing or too short.")
}

fn stray(line: Span) -> Diagnostic {
    Diagnostic::new(
        &DIRECTIVE_STRAY,
        line,
        "This fence closes nothing. All that follows would be taken for the words of a nameless directive.",
    )
    .hint("Delete it, or write the opening line of its directive.")
}

fn unclosed(line: Span, name: &str, fence_length: usize) -> Diagnostic {
    let fence = ":".repeat(fence_length);
    Diagnostic::new(
        &DIRECTIVE_UNCLOSED,
        line,
        format!("“{name}” is never closed, so all that follows would be taken for a part of it."),
    )
    .hint(format!(
        "Write `{fence}` on a line of its own where it ends."
    ))
}

fn fence_too_short(line: Span, name: &str, fence_length: usize, outer: &Span) -> Diagnostic {
    let longer = ":".repeat(fence_length + 1);
    let opened = outer.start().line;
    Diagnostic::new(
        &DIRECTIVE_UNCLOSED,
        line,
        format!("The fence that should close “{name}” closes the directive of line {opened} instead, which is still open here."),
    )
    .hint(format!("If “{name}” belongs inside it, open and close the outer one with a longer fence: `{longer}`."))
    .hint(format!("If it does not, close the directive of line {opened} before this line."))
}
