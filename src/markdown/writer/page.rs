//! Lines, each with the marks of the blocks that it stands in.

/// What is written so far.
#[derive(Default)]
pub(super) struct Page {
    text: String,
    margins: Vec<Margin>,
}

/// The marks of one block: of its first line, until that is written, and of the others.
struct Margin {
    first: Option<String>,
    others: String,
}

impl Page {
    /// Opens a block whose first line starts with one mark and all others with another.
    pub(super) fn open(&mut self, first: impl Into<String>, others: impl Into<String>) {
        self.margins.push(Margin {
            first: Some(first.into()),
            others: others.into(),
        });
    }

    /// Closes the block that was opened last; one without a line is written as its mark.
    pub(super) fn close(&mut self) {
        if self.margins.last().is_some_and(|m| m.first.is_some()) {
            self.line("");
        }
        self.margins.pop();
    }

    /// Writes a line. An empty one has no space at its end.
    pub(super) fn line(&mut self, words: &str) {
        for margin in &mut self.margins {
            match margin.first.take() {
                Some(first) => self.text.push_str(&first),
                None => self.text.push_str(&margin.others),
            }
        }
        match words {
            "" => self.text.truncate(self.text.trim_end_matches(' ').len()),
            words => self.text.push_str(words),
        }
        self.text.push('\n');
    }

    /// All that is written.
    pub(super) fn finish(self) -> String {
        self.text
    }
}
