//! The words of one source as its author wrote them, as one hash: markup and white space are no words.

use sha2::{Digest, Sha256};

use crate::body::{Block, BlockKind, Body, Inline, InlineKind};
use crate::front_matter::FrontMatter;

/// SHA-256 of the words that a leaflet gives its readers, in hexadecimal.
///
/// Words of the house and of keyed pictures stand in files of their own, with dates of their own or none: a
/// change there is not laid on the leaflet.
pub fn hash(front_matter: &FrontMatter, body: &Body) -> String {
    let mut words = Words::default();
    words.front_matter(front_matter);
    words.blocks(&body.blocks);
    for note in &body.notes {
        words.blocks(&note.blocks);
    }
    let parts: Vec<_> = words.0.split_whitespace().collect();
    Sha256::digest(parts.join(" "))
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Words in reading order. Inlines follow each other as they stand; whatever begins anew starts with a space.
#[derive(Default)]
struct Words(String);

impl Words {
    fn add(&mut self, words: &str) {
        self.0.push(' ');
        self.0.push_str(words);
    }

    fn front_matter(&mut self, words: &FrontMatter) {
        let one = [
            Some(&words.title),
            words.summary.as_ref(),
            words.reference.as_ref(),
            words.version.as_ref(),
        ];
        let texts = one.into_iter().flatten();
        for text in texts.chain(&words.reviewed_by).chain(&words.sources) {
            self.add(&text.value);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(&block.kind);
        }
    }

    fn block(&mut self, kind: &BlockKind) {
        match kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                self.start(content);
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
            BlockKind::Descriptions(entries) => {
                for (term, blocks) in entries {
                    self.start(term);
                    self.blocks(blocks);
                }
            }
            BlockKind::Quote(blocks) | BlockKind::Callout(_, blocks) => self.blocks(blocks),
            BlockKind::Code(text) => self.add(text),
            BlockKind::Table(table) => {
                let rows = table.rows.iter().flatten();
                for cell in table.header.iter().chain(rows) {
                    self.start(&cell.content);
                }
            }
            BlockKind::Picture { alt, caption, .. } => {
                for words in [alt, caption].into_iter().flatten() {
                    self.add(words);
                }
            }
            BlockKind::Separator
            | BlockKind::Figure { .. }
            | BlockKind::Helpline { .. }
            | BlockKind::WriteIn(_) => {}
        }
    }

    fn start(&mut self, content: &[Inline]) {
        self.0.push(' ');
        self.inlines(content);
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match &inline.kind {
                InlineKind::Text(words) | InlineKind::Code(words) => self.0.push_str(words),
                InlineKind::Strong(content)
                | InlineKind::Emphasis(content)
                | InlineKind::Link { content, .. }
                | InlineKind::Phrase(_, content) => self.inlines(content),
                InlineKind::LineBreak => self.0.push(' '),
                InlineKind::NoteReference(_) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front_matter;
    use crate::markdown;
    use crate::source::Source;

    fn hash_of(title: &str, body: &str) -> String {
        let text = format!(
            "+++\ntitle = \"{title}\"\nlast_reviewed = 2006-06-01\nlast_modified = 2006-08-11\n+++\n{body}\n"
        );
        let source = Source::new("leaflets/x/en-GB.md", text);
        let (front_matter, body, _) = front_matter::parse(&source);
        hash(&front_matter.unwrap(), &markdown::parse(&source, body).0)
    }

    #[test]
    fn markup_and_white_space_are_no_words() {
        let plain = hash_of("T", "## One\n\nRed blood cells.\n\n- a\n- b");
        for body in [
            "## One {#one}\n\nRed\nblood cells.\n\n* a\n* b",
            "## One\n\n**Red** [blood](https://example.org) cells.\n\n1. a\n2. b",
            "## One\n\nRed *blo*od cells.\n\na\n\nb",
        ] {
            assert_eq!(hash_of("T", body), plain, "{body}");
        }
    }

    #[test]
    fn every_word_counts_wherever_it_stands() {
        let bodies = [
            "A part.",
            "Apart.",
            "> A part.",
            "| A | B |\n|---|---|\n| c | d |",
            "| A | B |\n|---|---|\n| c | e |",
            "Term\n: One.",
            "Term\n: Two.",
            "![A hand.](images/hand.png \"One\")",
            "![A foot.](images/hand.png \"One\")",
            "![A foot.](images/hand.png \"Two\")",
            "Words[^1]\n\n[^1]: A note.",
            "Words[^1]\n\n[^1]: Another note.",
            "::: warning\nStop.\n:::",
            "    some code",
        ];
        let mut hashes: Vec<_> = bodies.iter().map(|body| hash_of("T", body)).collect();
        hashes.push(hash_of("U", "A part."));
        hashes.sort();
        hashes.dedup();
        // A quotation of the same words is the same words.
        assert_eq!(hashes.len(), bodies.len());
    }
}
