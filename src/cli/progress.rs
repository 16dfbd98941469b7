//! How far a batch is: a bar on a terminal, a few plain lines elsewhere, nothing for a batch that is soon over.

use std::io::{self, IsTerminal, Write};
use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressStyle};

/// The least batch whose progress is told in lines.
const LONG: usize = 100;
/// How many lines tell of a long batch.
const LINES: usize = 10;

/// Tells how far a batch is, on standard error.
pub enum Progress {
    /// A bar, shown once it is known how long it is.
    Bar(OnceLock<ProgressBar>),
    /// Plain lines.
    Lines,
    /// Nothing.
    Silent,
}

impl Progress {
    /// A bar on a terminal, lines elsewhere, nothing where only errors are to be said.
    pub fn new(quiet: bool) -> Self {
        if quiet {
            Self::Silent
        } else if io::stderr().is_terminal() {
            Self::Bar(OnceLock::new())
        } else {
            Self::Lines
        }
    }

    /// Tells that so many of so many leaflets are done.
    pub fn tell(&self, done: usize, count: usize) {
        match self {
            Self::Bar(bar) => bar.get_or_init(|| bar_of(count)).inc(1),
            Self::Lines if count >= LONG && is_told(done, count) => {
                // What nobody can read any more need not be written.
                let _ = writeln!(io::stderr().lock(), "{done} of {count} leaflets");
            }
            Self::Lines | Self::Silent => {}
        }
    }

    /// Takes the bar away.
    pub fn end(&self) {
        if let Self::Bar(bar) = self
            && let Some(bar) = bar.get()
        {
            bar.finish_and_clear();
        }
    }
}

/// Whether a line is due: each time another tenth is done.
fn is_told(done: usize, count: usize) -> bool {
    let tenths = |done: usize| done * LINES / count;
    tenths(done) > tenths(done - 1)
}

fn bar_of(count: usize) -> ProgressBar {
    let bar = ProgressBar::new(count as u64);
    let style = "{bar:30} {pos} of {len} leaflets, {per_sec}, {eta} left";
    // The template is well formed: a test makes it.
    if let Ok(style) = ProgressStyle::with_template(style) {
        bar.set_style(style);
    }
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_batch_has_ten_lines_the_last_at_its_end() {
        for count in [100, 101, 999, 10_000] {
            let told: Vec<usize> = (1..=count).filter(|done| is_told(*done, count)).collect();
            assert_eq!((told.len(), told.last()), (10, Some(&count)));
        }
    }

    #[test]
    fn the_bar_is_well_formed() {
        assert!(
            ProgressStyle::with_template("{bar:30} {pos} of {len} leaflets, {per_sec}, {eta} left")
                .is_ok()
        );
        assert_eq!(bar_of(7).length(), Some(7));
    }
}
