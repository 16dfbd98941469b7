//! `leaflet index`: the library's page and feed, from what lies in a folder.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::ColorChoice;

use super::args::IndexArguments;
use super::render::{self, MessageFormat, Renderer};
use super::{Failure, Outcome, find_project, finished, from_here, wants_colour};
use crate::diagnostic::any_error;
use crate::project::Project;
use crate::publish;

/// Makes page and feed; what is wrong goes to standard error, what was made to standard output.
pub fn index(arguments: &IndexArguments) -> Result<Outcome, Failure> {
    let here = std::env::current_dir()?;
    let root = find_project(arguments.project.as_deref(), &[]);
    let folder: PathBuf = match &arguments.folder {
        Some(folder) => here.join(folder),
        None => root.as_ref().map_err(ToString::to_string)?.join("dist"),
    };
    if !folder.is_dir() {
        return Err(format!("There is no folder {}.", folder.display()).into());
    }
    // A folder elsewhere is of its own house, if it says of which; the project's own is of the project's.
    let project = root.ok().and_then(|root| Project::open(&root).0);
    let house = project.as_ref().map(|project| &project.house);
    let indexed = publish::index(&folder, house, arguments.folder.is_none());
    let renderer = Renderer {
        format: MessageFormat::Human,
        colour: wants_colour(ColorChoice::Auto, &io::stderr()),
    };
    let said = renderer.render(&indexed.diagnostics);
    finished(io::stderr().lock().write_all(said.as_bytes()))?;
    if any_error(&indexed.diagnostics) {
        return Ok(Outcome::CouldNotRun);
    }
    let names = publish::LIBRARY_FILES.map(|name| folder.join(name));
    let names = names
        .each_ref()
        .map(|path| from_here(path, &here).display().to_string());
    let leaflets = match indexed.leaflets {
        1 => "1 leaflet".to_owned(),
        count => format!("{count} leaflets"),
    };
    let line = format!("Wrote {}: {leaflets}.", names.join(" and "));
    finished(writeln!(io::stdout().lock(), "{}", render::safe(&line)))?;
    Ok(Outcome::Clean)
}
