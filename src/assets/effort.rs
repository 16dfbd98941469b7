//! How much work an SVG file asks for, told from its XML alone, before any of it is done.
//!
//! A few lines can ask for years: a group that shows another ten times, and that one the next. resvg follows patterns,
//! masks, clips, markers and filters wherever they are named, so each naming counts as all that it leads to.

use crate::assets::svg::PICTURE_SVG;
use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::problem::Problem;

/// The most elements, with those that others lead to counted each time; drawings stay under 20,000.
const MOST_ELEMENTS: u64 = 200_000;
/// What one step of a filter counts: each is a pass over the whole picture.
const FILTER_STEP: u64 = 1000;
/// Elements that lead to others, in a row.
const LONGEST_CHAIN: usize = 128;
/// The most comparisons of a rule of a style sheet with an element.
const MOST_MATCHES: u64 = 20_000_000;
/// The most attributes of one element: the parser compares each with each.
const MOST_ATTRIBUTES: usize = 500;
/// The fewest characters of a path for each of its points, where a marker is drawn.
const POINT: usize = 2;

/// Steps of filters that take one look at each pixel, or as good as one.
const QUICK_STEPS: [&str; 11] = [
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feDropShadow",
    "feFlood",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feOffset",
    "feTile",
];

/// Refuses XML whose parsing alone would take long.
pub(super) fn check_text(text: &str) -> Result<(), Problem> {
    // Inside a tag, and inside which quotation marks; the rest needs no care, for it may only count too much.
    let (mut in_tag, mut quote, mut attributes) = (false, None, 0_usize);
    for byte in text.bytes() {
        match (byte, quote) {
            (b'"' | b'\'', None) if in_tag => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (_, Some(_)) => {}
            (b'<', None) => (in_tag, attributes) = (true, 0),
            (b'>', None) => in_tag = false,
            (b'=', None) if in_tag => attributes += 1,
            _ => {}
        }
        if attributes > MOST_ATTRIBUTES {
            return Err(too_much(
                "has an element with more attributes than any drawing program writes",
            ));
        }
    }
    Ok(())
}

/// Refuses a drawing that asks for more than any picture needs.
pub(super) fn check(document: &Document<'_>) -> Result<(), Problem> {
    let elements = || document.descendants().filter(Node::is_element);
    let styles: String = elements()
        .filter(|node| node.tag_name().name() == "style")
        .flat_map(|node| node.descendants().filter_map(|text| text.text()))
        .collect();
    let rules = styles.matches(['{', ',']).count() as u64;
    let count = elements().count() as u64;
    if rules.saturating_mul(count) > MOST_MATCHES {
        return Err(too_much(
            "has a style sheet with too many rules for its many elements",
        ));
    }
    let slow = elements()
        .map(|node| node.tag_name().name())
        .find(|name| is_slow_step(name));
    if let Some(name) = slow {
        return Err(too_much(&format!(
            "has a filter that takes long to work out ({name})"
        )));
    }
    let mut effort = Effort {
        named: BTreeMap::new(),
        known: BTreeMap::new(),
        by_style: 0,
        has_markers: styles.contains("marker"),
    };
    for node in elements() {
        if let Some(id) = node.attribute("id") {
            effort.named.entry(id).or_default().push(node);
        }
    }
    // Which elements a rule is about is not worked out: any may be.
    effort.by_style = effort.most_of(&styles)?;
    match effort.of(document.root_element(), 0)? {
        total if total > MOST_ELEMENTS => Err(too_much(
            "shows the same parts again and again, more often than a computer can draw",
        )),
        _ => Ok(()),
    }
}

fn is_slow_step(name: &str) -> bool {
    name.starts_with("fe") && !name.starts_with("feFunc") && !QUICK_STEPS.contains(&name)
}

struct Effort<'a, 'd> {
    /// By id; where several have one, any may be meant.
    named: BTreeMap<&'a str, Vec<Node<'a, 'd>>>,
    /// What is worked out, by the number of the element.
    known: BTreeMap<usize, u64>,
    /// What the costliest reference of the style sheets leads to.
    by_style: u64,
    /// Whether the style sheets speak of markers.
    has_markers: bool,
}

impl<'a, 'd> Effort<'a, 'd> {
    /// The elements of an element, itself included, and all that they lead to.
    fn of(&mut self, node: Node<'a, 'd>, chain: usize) -> Result<u64, Problem> {
        if let Some(known) = self.known.get(&node.id().get_usize()) {
            return Ok(*known);
        }
        if chain > LONGEST_CHAIN {
            return Err(too_much("has parts that lead to parts in a long row"));
        }
        // Until it is known: what leads back to itself is not drawn.
        self.known.insert(node.id().get_usize(), 0);
        let mut total = match node.tag_name().name() {
            name if name.starts_with("fe") => FILTER_STEP,
            _ => 1,
        };
        total += match self.has_markers {
            true => self.by_style.saturating_mul(points(node)),
            false => self.by_style,
        };
        for attribute in node.attributes() {
            for target in references(attribute.name(), attribute.value()) {
                let times = match attribute.name().starts_with("marker") || target.is_marker {
                    true => points(node),
                    false => 1,
                };
                let led = self.named(target.id, chain + 1)?;
                total = total.saturating_add(led.saturating_mul(times));
            }
        }
        for child in node.children().filter(Node::is_element) {
            total = total.saturating_add(self.of(child, chain + 1)?);
        }
        self.known.insert(node.id().get_usize(), total);
        Ok(total)
    }

    /// What an id leads to.
    fn named(&mut self, id: &str, chain: usize) -> Result<u64, Problem> {
        let mut most = 0;
        for node in self.named.get(id).cloned().unwrap_or_default() {
            most = most.max(self.of(node, chain)?);
        }
        Ok(most)
    }

    /// The most that one reference in a style sheet leads to.
    fn most_of(&mut self, styles: &'a str) -> Result<u64, Problem> {
        let mut most = 0;
        for target in references("style", styles) {
            most = most.max(self.named(target.id, 1)?);
        }
        Ok(most)
    }
}

/// Another element that an attribute names.
struct Target<'a> {
    id: &'a str,
    /// Whether it is drawn at each point of a path.
    is_marker: bool,
}

/// The elements that an attribute names: `#id` in a link, `url(#id)` anywhere.
fn references<'a>(name: &str, value: &'a str) -> impl Iterator<Item = Target<'a>> {
    let link = (name == "href")
        .then(|| value.trim().strip_prefix('#'))
        .flatten();
    let link = link.map(|id| Target {
        id,
        is_marker: false,
    });
    let is_style = name == "style";
    let in_words = value.match_indices("url(").filter_map(move |(at, start)| {
        let rest = value.get(at + start.len()..)?;
        let rest = rest
            .trim_start_matches([' ', '"', '\''])
            .strip_prefix('#')?;
        let before = value.get(..at)?.rsplit(';').next()?;
        Some(Target {
            id: rest.split([')', '"', '\'', ' ']).next()?,
            is_marker: is_style && before.trim_start().starts_with("marker"),
        })
    });
    link.into_iter().chain(in_words)
}

/// About how many points a shape has.
fn points(node: Node<'_, '_>) -> u64 {
    let shape = node.attribute("d").or_else(|| node.attribute("points"));
    (shape.map_or(0, str::len) / POINT + 2) as u64
}

fn too_much(what: &str) -> Problem {
    Problem::new(&PICTURE_SVG, format!("{what}."))
        .hint("Simplify it in the drawing program, or export the whole as a PNG, 2000 pixels across, and use that.")
}
