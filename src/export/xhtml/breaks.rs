//! Page breaks: where the pages of the printed edition start among the words.

use std::cmp::Ordering;
use std::collections::VecDeque;

use crate::document::NodeId;
use crate::layout::{PageMap, PageStart};

/// The page starts that are not yet written, in page order.
///
/// A page may start at a node that is not written (a contents entry, a list label) or where markup allows
/// no page break (a row). Ids grow in reading order, so each start waits for the first place at or after it.
pub struct Breaks(VecDeque<PageStart>);

impl Breaks {
    /// The starts of all pages.
    pub fn new(map: &PageMap) -> Self {
        Self(map.starts.iter().copied().collect())
    }

    /// The next page that starts before the first word of `node`, if one does.
    pub fn before(&mut self, node: NodeId) -> Option<u32> {
        self.take_if(|start| start.node < node || (start.node == node && start.text_offset == 0))
    }

    /// The next page that starts within the words of `node` (or should have started earlier), up to the byte `end`
    /// of its `text`, and the byte before which it does.
    pub fn within(&mut self, node: NodeId, text: &str, end: usize) -> Option<(u32, usize)> {
        let start = *self.0.front()?;
        let offset = match start.node.cmp(&node) {
            Ordering::Less => 0,
            Ordering::Equal => floor(text, start.text_offset),
            Ordering::Greater => return None,
        };
        (offset <= end).then(|| {
            self.0.pop_front();
            (start.page, offset)
        })
    }

    /// The next page that is left at the end of the document.
    pub fn left(&mut self) -> Option<u32> {
        self.take_if(|_| true)
    }

    fn take_if(&mut self, is_due: impl Fn(&PageStart) -> bool) -> Option<u32> {
        if self.0.front().is_some_and(is_due) {
            self.0.pop_front().map(|start| start.page)
        } else {
            None
        }
    }
}

/// The character boundary of `text` at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(page: u32, node: u32, text_offset: usize) -> PageStart {
        PageStart {
            page,
            node: NodeId(node),
            text_offset,
        }
    }

    #[test]
    fn a_start_waits_for_the_first_place_at_or_after_it() {
        let mut breaks = Breaks::new(&PageMap {
            starts: vec![start(1, 2, 0), start(2, 5, 0), start(3, 9, 3)],
        });
        assert_eq!(breaks.before(NodeId(1)), None);
        assert_eq!(breaks.before(NodeId(3)), Some(1));
        assert_eq!(breaks.before(NodeId(3)), None);
        assert_eq!(breaks.before(NodeId(9)), Some(2));
        assert_eq!(breaks.before(NodeId(9)), None);
        assert_eq!(breaks.within(NodeId(9), "aé!", 4), Some((3, 3)));
        assert_eq!(breaks.left(), None);
    }

    #[test]
    fn offsets_fall_between_characters_of_the_text() {
        let mut breaks = Breaks::new(&PageMap {
            starts: vec![start(1, 1, 2), start(2, 1, 99)],
        });
        assert_eq!(breaks.within(NodeId(1), "aé!", 0), None);
        assert_eq!(breaks.within(NodeId(1), "aé!", 4), Some((1, 1)));
        assert_eq!(breaks.within(NodeId(1), "aé!", 4), Some((2, 4)));
    }
}
