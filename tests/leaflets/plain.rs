//! Plain text has the words of the EPUB in its order, and what the EPUB shows by its looks in words or lines.

use leaflet::text::locale::{Language, Message, Words};

use super::built::{Built, built};
use super::order::{INLINE, epub_text, parse, same};

type Node<'a> = roxmltree::Node<'a, 'a>;

#[test]
fn plain_text_has_every_word_of_the_epub_in_its_order() {
    let mut languages = std::collections::BTreeSet::new();
    for leaflet in built() {
        let xhtml = epub_text(&leaflet.epub);
        let tree = parse(&xhtml);
        let expected = Expected::of(leaflet, tree.root());
        let found = found(leaflet, &tree);
        assert!(found.len() > 20, "{} has words", leaflet.name());
        same(&expected, &found, &format!("{} text", leaflet.name()));
        languages.insert(&leaflet.language);
    }
    assert!(languages.len() >= 9, "{languages:?}");
}

#[test]
fn plain_text_has_the_address_of_each_link_in_full_where_its_words_lack_it() {
    let mut addresses = 0;
    for leaflet in built() {
        let xhtml = epub_text(&leaflet.epub);
        for link in parse(&xhtml).descendants().filter(|n| n.has_tag_name("a")) {
            let href = link.attribute("href").unwrap_or_default();
            let words: String = link.descendants().filter_map(|n| n.text()).collect();
            let (scheme, rest) = href.split_once(':').unwrap_or_default();
            let shown = rest.trim_matches('/');
            let is_said = words.to_lowercase().contains(&shown.to_lowercase());
            if scheme.starts_with("http") && !is_said {
                assert!(leaflet.text.contains(href), "{}: {href}", leaflet.name());
                addresses += 1;
            }
        }
    }
    assert!(addresses > 0);
}

#[test]
fn plain_text_steers_only_what_runs_from_right_to_left() {
    let steers = |text: &str| text.contains(leaflet::text::steering::steers);
    for leaflet in built() {
        let language: Language = leaflet.language.parse().unwrap();
        let is_leftward = language.direction() == leaflet::text::locale::Direction::RightToLeft;
        // A telephone number is in each: its groups would change places.
        if is_leftward {
            assert!(steers(&leaflet.text), "{}", leaflet.name());
        } else if !leaflet::text::bidi::has_right_to_left(&leaflet.text) {
            assert!(!steers(&leaflet.text), "{}", leaflet.name());
        }
        assert!(!leaflet.text.contains('\r') && leaflet.text.ends_with('\n'));
        assert!(!leaflet.text.contains("\n\n\n\n"), "{}", leaflet.name());
    }
}

/// The words of a text without what it adds to those of the EPUB: the publisher, bullets and numbers, addresses.
fn found(leaflet: &Built, epub: &roxmltree::Document<'_>) -> Vec<String> {
    let words = Words::or_english(&leaflet.language.parse().unwrap());
    let mut text: String = leaflet
        .text
        .chars()
        .filter(|c| !leaflet::text::steering::steers(*c))
        .collect();
    for link in epub.descendants().filter_map(|n| n.attribute("href")) {
        let address = link
            .trim_start_matches("mailto:")
            .trim_start_matches("tel:");
        text = text.replace(&format!(" {}", words.printed_address(address)), "");
    }
    let (publisher, text) = text.split_once('\n').unwrap();
    assert_eq!(publisher, leaflet.document.metadata.publisher);
    let mut found = Vec::new();
    for line in text.lines() {
        let mut words = line.split_whitespace().peekable();
        let is_label = |word: &&str| {
            let number = word.strip_suffix(['.', ')']).unwrap_or_default();
            *word == "•" || !number.is_empty() && number.chars().all(char::is_numeric)
        };
        let label = words.peek().is_some_and(is_label);
        found.extend(words.skip(usize::from(label)));
    }
    split(&found)
}

/// After a Chinese colon there is no space, be it in a line or between two.
fn split(words: &[&str]) -> Vec<String> {
    let text = words.join(" ").replace("： ", "：");
    text.split(' ').map(str::to_owned).collect()
}

/// The words of an EPUB, with those that stand for its looks.
struct Expected {
    text: String,
    words: Words,
    colon: &'static str,
}

impl Expected {
    fn of(leaflet: &Built, root: Node<'_>) -> Vec<String> {
        let language: Language = leaflet.language.parse().unwrap();
        let mut expected = Self {
            text: String::new(),
            words: Words::or_english(&language),
            colon: if language.primary() == "zh" {
                "："
            } else {
                ": "
            },
        };
        let body = root.descendants().find(|node| node.has_tag_name("body"));
        expected.inside(body.unwrap());
        let words: Vec<_> = expected.text.split_whitespace().collect();
        split(&words)
    }

    fn inside(&mut self, node: Node<'_>) {
        node.children().for_each(|child| self.node(child));
    }

    fn node(&mut self, node: Node<'_>) {
        let name = node.tag_name().name();
        let is = |attribute: &str, value: &str| {
            let mut all = node.attributes();
            all.any(|other| other.name() == attribute && other.value() == value)
        };
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            self.text.push_str(text);
        } else if name == "table" {
            self.table(node);
        } else if name == "img" {
            if let Some(alt) = node.attribute("alt").filter(|alt| !alt.is_empty()) {
                let picture = self.words.text(Message::Picture);
                self.label(&picture);
                self.text.push_str(alt);
            }
        } else if is("role", "doc-backlink") {
            // The number before a note, a label as those of lists are.
        } else if is("role", "doc-noteref") {
            self.text.push(' ');
            self.inside(node);
        } else if name == "dt" || is("class", "label") {
            let words = words_of(node);
            self.label(&words);
        } else if INLINE.contains(&name) {
            self.inside(node);
        } else {
            self.text.push(' ');
            if let Some(name) = node.attribute("aria-label").filter(|_| name == "ol") {
                self.label(name);
            }
            self.inside(node);
            self.text.push(' ');
        }
    }

    fn label(&mut self, words: &str) {
        self.text.push(' ');
        self.text.push_str(words.trim());
        let is_ended = words.trim().ends_with([':', '?', '!', '.']);
        self.text.push_str(if is_ended { " " } else { self.colon });
    }

    /// Each cell after the words of its column.
    fn table(&mut self, table: Node<'_>) {
        let rows = |of: &'static str| {
            let groups = table.children().filter(move |node| node.has_tag_name(of));
            groups.flat_map(|group| group.children().filter(|row| row.has_tag_name("tr")))
        };
        let cells = |row: Node<'_>| -> Vec<String> {
            let cells = row.children().filter(|node| node.is_element());
            cells.map(words_of).collect()
        };
        let header = cells(rows("thead").next().unwrap());
        for row in rows("tbody") {
            for (cell, column) in row.children().filter(|node| node.is_element()).zip(&header) {
                if column.trim().is_empty() {
                    self.text.push(' ');
                } else {
                    self.label(column);
                    if words_of(cell).trim().is_empty() {
                        self.text.push('–');
                    }
                }
                self.inside(cell);
                self.text.push(' ');
            }
        }
        if rows("tbody").next().is_none() {
            self.text.push_str(&header.join(" "));
        }
    }
}

fn words_of(node: Node<'_>) -> String {
    let words = node.descendants().filter(|node| node.is_text());
    words.filter_map(|node| node.text()).collect()
}
