//! The command line: commands, and outcomes as exit codes. Only here are things printed.

mod args;
mod due;
mod explain;
mod fix;
mod github;
mod index;
mod preview;
mod progress;
mod render;
mod sarif;
mod start;

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{ColorChoice, Parser};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::diagnostic::{Diagnostic, any_error};
use crate::due as reviews;
use crate::project::Project;
use crate::publish::{self, How, Report, Settings, Shard, Task, Wanted};
use args::{Arguments, BuildArguments, CheckArguments, Command, CommonArguments};
use due::DueArguments;
use progress::Progress;
use render::{Closing, Explained, MessageFormat, Renderer};

/// How a command ended.
enum Outcome {
    /// Nothing is wrong, or there are only warnings.
    Clean,
    /// Something in the sources is wrong.
    Wrong,
    /// The command could not be done: nothing in the sources would mend it.
    CouldNotRun,
}

/// Runs the program with the process's arguments.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = run(arguments).unwrap_or_else(|reason| {
        let mut terminal = io::stderr().lock();
        // Where even the error stream is closed, the exit code is all that is left to say it.
        let _ = writeln!(terminal, "leaflet: {}", render::safe(&reason.to_string()));
        Outcome::CouldNotRun
    });
    match outcome {
        Outcome::Clean => ExitCode::SUCCESS,
        Outcome::Wrong => ExitCode::from(1),
        Outcome::CouldNotRun => ExitCode::from(2),
    }
}

/// Why a command could not be done.
type Failure = Box<dyn std::error::Error>;

fn run(arguments: Arguments) -> Result<Outcome, Failure> {
    match arguments.command {
        Command::Build(build) => build_leaflets(&build),
        Command::Check(check) => check_leaflets(&check),
        Command::Due(due) => list_due(&due),
        Command::Explain(explain) => {
            let text = match &explain.rule {
                Some(name) => explain::rule(name)?,
                None => explain::all(),
            };
            finished(io::stdout().lock().write_all(text.as_bytes()))?;
            Ok(Outcome::Clean)
        }
        Command::Index(arguments) => index::index(&arguments),
        Command::Init(init) => {
            let folder = init.folder.unwrap_or_else(|| PathBuf::from("."));
            let written = start::project(&folder, today(init.today))?;
            say_written(&folder, &written, "leaflet build")
        }
        Command::New(new) => {
            let root = find_project(new.project.as_deref(), &[])?;
            let (project, _) = Project::open(&root);
            let language = project.map(|project| project.house.publisher.language.to_string());
            let language = language.ok_or_else(|| {
                format!(
                    "{} has errors. Run: leaflet check",
                    root.join("leaflet.toml").display()
                )
            })?;
            let written = start::leaflet(
                &root,
                &language,
                &new.title.join(" "),
                new.id.as_deref(),
                today(new.today),
            )?;
            say_written(&root, &written, "leaflet preview, while you write it")
        }
        Command::Preview(arguments) => preview::preview(arguments),
    }
}

fn build_leaflets(build: &BuildArguments) -> Result<Outcome, Failure> {
    let formats = args::formats(&build.formats);
    let task = Task {
        wanted: Wanted::of(&formats, &args::editions(&build.editions)),
        how: How {
            verify: !build.no_verify,
            rewrite: build.force,
        },
        folder: build.out.clone(),
        clean: build.clean,
        explain: build.explain,
    };
    if build.watch {
        return preview::watch(build, &task);
    }
    let report = run_batch(&build.paths, &build.common, Some(task), build.shard)?;
    if build.explain {
        finished(write!(io::stderr().lock(), "{}", Explained(&report)))?;
    }
    show(&report, &[], &build.common)
}

fn check_leaflets(check: &CheckArguments) -> Result<Outcome, Failure> {
    if check.fix.is_some() || check.diff {
        return fix::fix(check);
    }
    let report = run_batch(&check.paths, &check.common, None, None)?;
    show(&report, &[], &check.common)
}

fn run_batch(
    paths: &[PathBuf],
    common: &CommonArguments,
    task: Option<Task>,
    shard: Option<Shard>,
) -> Result<Report, Failure> {
    let root = find_project(common.project.as_deref(), paths)?;
    let settings = settings(common, task, shard);
    let progress = Progress::new(common.quiet);
    let report = publish::run(&root, paths, &settings, &|done, count| {
        progress.tell(done, count);
    })?;
    progress.end();
    Ok(report)
}

fn settings(common: &CommonArguments, task: Option<Task>, shard: Option<Shard>) -> Settings {
    Settings {
        task,
        deny_warnings: common.deny.is_some(),
        today: today(common.today),
        jobs: common.jobs,
        shard,
        unsaved: Arc::default(),
    }
}

/// Diagnostics go to standard output, for people and machines alike; the closing line to standard error. What is
/// `known` already is not said.
fn show(
    report: &Report,
    known: &[Diagnostic],
    common: &CommonArguments,
) -> Result<Outcome, Failure> {
    let renderer = Renderer {
        format: common.message_format,
        colour: wants_colour(common.color, &io::stdout()),
    };
    let known: BTreeSet<_> = known.iter().map(Diagnostic::order).collect();
    let shown = report
        .diagnostics
        .iter()
        .filter(|diagnostic| !common.quiet || diagnostic.is_error())
        .filter(|diagnostic| !known.contains(&diagnostic.order()));
    let text = renderer.render(shown);
    finished(io::stdout().lock().write_all(text.as_bytes()))?;
    if !common.quiet {
        say_closing(report, common)?;
    }
    Ok(if report.broken {
        Outcome::CouldNotRun
    } else if any_error(&report.diagnostics) {
        Outcome::Wrong
    } else {
        Outcome::Clean
    })
}

fn say_closing(report: &Report, common: &CommonArguments) -> io::Result<()> {
    let here = std::env::current_dir().unwrap_or_default();
    let closing = Closing {
        report,
        folder: report
            .folder
            .as_deref()
            .map(|folder| from_here(folder, &here)),
        explain: common.message_format == MessageFormat::Human,
    };
    finished(writeln!(io::stderr().lock(), "{closing}"))
}

/// The list goes to standard output, for people and programs alike; all that is said of it to standard error.
fn list_due(due: &DueArguments) -> Result<Outcome, Failure> {
    let root = find_project(due.project.as_deref(), &due.paths)?;
    let today = today(due.today);
    let settings = reviews::Settings {
        today,
        within: due.within,
        owner: due.owner.clone(),
    };
    let listing = reviews::list(&root, &due.paths, &settings)?;
    let text = due::render(&listing, due.format, today)?;
    finished(io::stdout().lock().write_all(text.as_bytes()))?;
    let colour = wants_colour(ColorChoice::Auto, &io::stderr());
    let format = MessageFormat::Human;
    let renderer = Renderer { format, colour };
    let messages = renderer.render(&listing.diagnostics);
    let said = messages + &due::closing(&listing) + "\n";
    finished(io::stderr().lock().write_all(said.as_bytes()))?;
    Ok(if listing.is_wrong() {
        Outcome::Wrong
    } else {
        Outcome::Clean
    })
}

/// A reader that went away, such as `head`, is no failure.
fn finished(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(reason) if reason.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

fn say_written(folder: &Path, written: &[PathBuf], next: &str) -> Result<Outcome, Failure> {
    let mut terminal = io::stdout().lock();
    let here = std::env::current_dir()?;
    for path in written {
        let path = folder.join(path);
        let path = path.strip_prefix(".").unwrap_or(&path);
        let line = format!("Wrote {}", from_here(path, &here).display());
        finished(writeln!(terminal, "{}", render::safe(&line)))?;
    }
    finished(writeln!(terminal, "Next: {next}"))?;
    Ok(Outcome::Clean)
}

/// The nearest project: upward from `--project`, else from here, else from the first path.
fn find_project(named: Option<&Path>, paths: &[PathBuf]) -> Result<PathBuf, Failure> {
    let here = std::env::current_dir()?;
    let found = match named {
        Some(folder) => Project::find(&here.join(folder)),
        None => Project::find(&here).or_else(|| {
            paths
                .first()
                .and_then(|path| Project::find(&here.join(path)))
        }),
    };
    found.ok_or_else(|| {
        let folder = named.map_or(here.clone(), |named| here.join(named));
        format!(
            "There is no leaflet.toml in {} or in any folder above it. Start a project with: leaflet init",
            folder.display()
        )
        .into()
    })
}

fn from_here<'a>(path: &'a Path, here: &Path) -> &'a Path {
    match path.strip_prefix(here) {
        Ok(inner) if inner.as_os_str().is_empty() => Path::new("."),
        Ok(inner) => inner,
        Err(_) => path,
    }
}

/// The day that `--today` names, or the clock's, in universal time.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the clock: no output depends on it"
)]
fn today(named: Option<Date>) -> Date {
    named.unwrap_or_else(|| Timestamp::now().to_zoned(TimeZone::UTC).date())
}

/// Colours when asked for, or on a terminal whose owner has not set `NO_COLOR` (no-color.org).
fn wants_colour(choice: ColorChoice, stream: &impl IsTerminal) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            stream.is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        }
    }
}
