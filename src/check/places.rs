//! Where words stand in the source.

use crate::source::Span;

/// The first occurrence of the words in a span, or the span where they do not stand literally in it.
pub(super) fn place_of(words: &str, span: &Span) -> Span {
    Places::of(span).next(words)
}

/// The places of words that follow one another in a span.
pub(super) struct Places<'s> {
    span: &'s Span,
    /// Where the next may start; none once words were not found, so that no text is searched again and again.
    from: Option<usize>,
}

impl<'s> Places<'s> {
    /// Places from the span's start.
    pub(super) fn of(span: &'s Span) -> Self {
        Self {
            span,
            from: Some(0),
        }
    }

    /// The next occurrence of the words, or the span where they do not stand literally in the rest of it.
    pub(super) fn next(&mut self, words: &str) -> Span {
        let found = self
            .from
            .and_then(|from| Some(from + self.span.text().get(from..)?.find(words)?));
        self.from = found.map(|at| at + words.len());
        match found {
            Some(at) => {
                let start = self.span.range().start + at;
                Span::new(self.span.source(), start..start + words.len())
            }
            None => self.span.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn words_are_found_where_they_stand_literally() {
        let source = Source::new("a.md", "see **here** and here");
        let span = Span::new(&source, 4..21);
        assert_eq!(place_of("see", &span), span);
        let mut places = Places::of(&span);
        assert_eq!(places.next("here").range(), 6..10);
        assert_eq!(places.next("here").range(), 17..21);
        assert_eq!(places.next("here"), span);
        assert_eq!(places.next(""), span);
    }
}
