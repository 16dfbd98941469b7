//! The arguments of every command, with their help.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::LazyLock;

use clap::builder::PossibleValuesParser;
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::due::DueArguments;
use super::preview::PreviewArguments;
use super::render::MessageFormat;
use crate::export::{FORMATS, Format};
use crate::publish::Shard;
use crate::style::Edition;

/// Turns leaflets written in Markdown into large-print PDFs, EPUBs and web pages with one reading order.
#[derive(Parser)]
#[command(
    name = "leaflet",
    version,
    propagate_version = true,
    max_term_width = 100,
    after_help = "Exit codes: 0, all is well or there are only warnings; 1, something in the sources \
                  is wrong; 2, the command could not be done."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Make the PDFs, EPUBs and web pages of leaflets
    ///
    /// Reads the leaflets, checks them, and writes each one's files to dist/. Only what changed is made
    /// again. A leaflet with an error is not written, and its old files stay as they are; the others are
    /// built all the same.
    Build(BuildArguments),
    /// Read the leaflets and say what is wrong, without writing anything unless --fix is given
    ///
    /// It sets nothing, and foresees what will not fit in the edition with the shortest lines. Each message
    /// names its rule; `leaflet explain RULE` tells why it is there and how to mend what it finds. With --fix
    /// it mends the sources where that has one meaning; last_modified is yours to set.
    Check(CheckArguments),
    /// List when each leaflet is due for review
    ///
    /// Ends with 1 if a review is overdue or a date cannot be read. Drafts, samples and archived leaflets are
    /// marked and never count as overdue. What is due within the house's notice period is due soon.
    Due(DueArguments),
    /// Say why a rule is there and how to mend what it finds, or list all rules
    Explain(ExplainArguments),
    /// Make the library's page and its feed of e-books anew from what lies in a folder
    ///
    /// `leaflet build` makes them at its end: index.html lists every leaflet with its languages and files, to search and
    /// to filter; opds.json is a feed for reading apps. This makes them where leaflets were built in parts, or files were
    /// taken away. It reads only the manifests, and needs no project.
    Index(IndexArguments),
    /// Start a project that builds at once: house settings, a sample leaflet and a picture with its words
    Init(InitArguments),
    /// Start a new leaflet, as a draft in the house language
    New(NewArguments),
    /// Show leaflets in the browser as they are written
    ///
    /// Lists the leaflets with their state, and shows each as printed, as an e-reader shows it and as a screen reader
    /// speaks it, with what is wrong. The page renews itself when a file is saved. It is for this machine only, and
    /// nothing is written.
    Preview(PreviewArguments),
}

#[derive(Args)]
pub struct BuildArguments {
    /// Leaflet files, leaflet folders, or folders of leaflets [default: all of the project's]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The printed editions: 14, 18 or 24 point type
    #[arg(
        long = "edition",
        value_name = "EDITIONS",
        value_parser = one_of(Edition::ALL.map(Edition::name)),
        value_delimiter = ',',
        default_value = Edition::Large.name()
    )]
    pub editions: Vec<String>,
    /// The kinds of file; txt is plain text, for an email or a voice, and made only where it is asked for
    #[arg(
        long = "format",
        value_name = "FORMATS",
        value_parser = one_of(FORMATS.iter().map(|format| format.name)),
        value_delimiter = ',',
        default_value = USUAL.as_str()
    )]
    pub formats: Vec<String>,
    /// The folder to write to [default: dist in the project's folder]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Make every file anew, also where nothing that it is made from changed
    #[arg(long)]
    pub force: bool,
    /// Remove the files of leaflets and languages whose sources are gone
    #[arg(long)]
    pub clean: bool,
    /// Say of each file why it was made, or why not
    #[arg(long)]
    pub explain: bool,
    /// Make one part of the leaflets only, such as 2/3: several machines share the work, and their folders are laid
    /// together
    #[arg(long, value_name = "PART/PARTS")]
    pub shard: Option<Shard>,
    /// Skip the full check of each PDF against PDF/UA-1 and PDF/A-2a; the manifest records it
    #[arg(long)]
    pub no_verify: bool,
    /// Go on, and build again whenever a file of the project changes
    #[arg(long)]
    pub watch: bool,
    #[command(flatten)]
    pub common: CommonArguments,
}

#[derive(Args)]
pub struct CheckArguments {
    /// Leaflet files, leaflet folders, or folders of leaflets [default: all of the project's]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Mend what has one meaning and changes no visible word; with a rule, whatever that rule can mend
    #[arg(long, value_name = "RULE", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub fix: Option<String>,
    /// Show what --fix would change, and write nothing
    #[arg(long)]
    pub diff: bool,
    #[command(flatten)]
    pub common: CommonArguments,
}

#[derive(Args)]
pub struct ExplainArguments {
    /// The rule, as messages name it [default: a list of all rules]
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
}

/// What `build` and `check` share.
#[derive(Args)]
pub struct CommonArguments {
    /// The project's folder, or one inside it [default: the current folder]
    #[arg(long, value_name = "DIR")]
    pub project: Option<PathBuf>,
    /// The day that review dates are held against, such as 2026-03-31 [default: today]
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
    /// Treat warnings as errors
    #[arg(long, value_name = "WHAT", value_enum)]
    pub deny: Option<Deny>,
    /// How to say what is wrong: sentences, one line each, one JSON object a line, or SARIF
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human")]
    pub message_format: MessageFormat,
    /// Say only what is an error
    #[arg(long, short)]
    pub quiet: bool,
    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value = "auto")]
    pub color: ColorChoice,
    /// How many threads to use [default: one for each processor]
    #[arg(long, short, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

#[derive(Args)]
pub struct IndexArguments {
    /// The folder in which each leaflet has one of its own [default: dist in the project's folder]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The project's folder, or one inside it [default: the current folder]
    #[arg(long, value_name = "DIR")]
    pub project: Option<PathBuf>,
}

#[derive(Args)]
pub struct InitArguments {
    /// The folder of the new project [default: the current folder]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The day that the sample leaflet is dated [default: today]
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
}

#[derive(Args)]
pub struct NewArguments {
    /// The title, as patients will read it; its words may stand without quotes
    // Nothing else can follow the command, so “leaflet new Teeth care” has one meaning.
    #[arg(value_name = "TITLE", required = true)]
    pub title: Vec<String>,
    /// The name of its folder and files [default: the words of the title]
    #[arg(long, value_name = "NAME")]
    pub id: Option<String>,
    /// The project's folder, or one inside it [default: the current folder]
    #[arg(long, value_name = "DIR")]
    pub project: Option<PathBuf>,
    /// The day that the leaflet is dated [default: today]
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    Warnings,
}

/// What stands for every edition, or every format.
const ALL: &str = "all";

/// The formats that are made unless others are asked for.
static USUAL: LazyLock<String> = LazyLock::new(|| {
    let usual = FORMATS.iter().filter(|format| format.is_usual);
    let names: Vec<&str> = usual.map(|format| format.name).collect();
    names.join(",")
});

/// One of these names, or the word for all of them.
fn one_of(names: impl IntoIterator<Item = &'static str>) -> PossibleValuesParser {
    PossibleValuesParser::new(names.into_iter().chain([ALL]))
}

/// Whether something is asked for, by its name or with all others.
fn is_asked(names: &[String], name: &str) -> bool {
    names.iter().any(|asked| asked == name || asked == ALL)
}

/// The editions asked for, smallest first, each once.
pub fn editions(names: &[String]) -> Vec<Edition> {
    let all = Edition::ALL.into_iter();
    all.filter(|edition| is_asked(names, edition.name()))
        .collect()
}

/// The formats asked for, each once.
pub fn formats(names: &[String]) -> Vec<&'static Format> {
    let all = FORMATS.iter().copied();
    all.filter(|format| is_asked(names, format.name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn editions_are_listed_once_in_order_of_size() {
        let of =
            |names: &[&str]| editions(&names.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(
            of(&["giant", "clear", "giant"]),
            [Edition::Clear, Edition::Giant]
        );
        assert_eq!(of(&["clear", ALL]), Edition::ALL);
    }

    #[test]
    fn a_mistyped_edition_is_refused() {
        let refused = |edition: &str| {
            Arguments::try_parse_from(["leaflet", "build", "--edition", edition]).is_err()
        };
        assert!(refused("huge"));
        assert!(!refused("clear,giant"));
    }
}
