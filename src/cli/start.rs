//! New projects and new leaflets, from templates that build as they are.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::project::is_leaflet_name;
use crate::templates::{LEAFLET, PROJECT};
use crate::text::characters::is_forbidden;
use crate::text::plain_name::plain_name;

/// Why nothing was started.
#[derive(Debug)]
pub enum CannotStart {
    /// Files that are there already.
    Exists(Vec<PathBuf>),
    /// A title without a letter or digit to name a folder by.
    NoName(String),
    /// A name that no leaflet can have.
    BadName(String),
    /// A title with a character that no page can show.
    BadTitle,
    /// A file or folder that could not be written.
    Write(PathBuf, io::Error),
}

impl fmt::Display for CannotStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(paths) => {
                let paths: Vec<_> = paths
                    .iter()
                    .map(|path| path.display().to_string())
                    .collect();
                let (verb, they) = if paths.len() == 1 {
                    ("is", "it")
                } else {
                    ("are", "they")
                };
                write!(
                    f,
                    "{} {verb} there already. Nothing was written, so that {they} cannot be lost.",
                    paths.join(", ")
                )
            }
            Self::NoName(title) => write!(
                f,
                "“{title}” has no letter from a to z and no digit by which to name the leaflet's folder. \
                 Name it yourself: --id asthma"
            ),
            Self::BadName(name) => write!(
                f,
                "No leaflet can be named `{name}`: it is too long, or means something else on some computers. \
                 Name it yourself: --id asthma"
            ),
            Self::BadTitle => f.write_str(
                "The title holds an invisible character that no page can show. Type it anew rather than paste it.",
            ),
            Self::Write(path, reason) => {
                write!(f, "{} could not be written: {reason}.", path.display())
            }
        }
    }
}

impl std::error::Error for CannotStart {}

/// Starts a project in a folder; returns what it wrote, from that folder.
pub fn project(folder: &Path, today: Date) -> Result<Vec<PathBuf>, CannotStart> {
    let files = PROJECT.map(|(path, text)| {
        (
            PathBuf::from(path),
            text.replace("{today}", &today.to_string()),
        )
    });
    write_new(folder, &files)
}

/// Starts a leaflet in a project; returns what it wrote, from the project's folder.
pub fn leaflet(
    root: &Path,
    language: &str,
    title: &str,
    name: Option<&str>,
    today: Date,
) -> Result<Vec<PathBuf>, CannotStart> {
    let name = plain_name(name.unwrap_or(title));
    if name.is_empty() {
        return Err(CannotStart::NoName(title.to_owned()));
    }
    if !is_leaflet_name(&name) {
        return Err(CannotStart::BadName(name));
    }
    if title.contains(is_forbidden) {
        return Err(CannotStart::BadTitle);
    }
    // The title goes in last: it is the one part that could hold a gap's name.
    let text = LEAFLET
        .replace("{today}", &today.to_string())
        .replace("{title}", &toml::Value::from(title.trim()).to_string());
    let path = Path::new("leaflets")
        .join(name)
        .join(format!("{language}.md"));
    write_new(root, &[(path, text)])
}

/// Writes files only if none of them is there.
fn write_new(folder: &Path, files: &[(PathBuf, String)]) -> Result<Vec<PathBuf>, CannotStart> {
    let there: Vec<PathBuf> = files
        .iter()
        .map(|(path, _)| folder.join(path))
        .filter(|path| path.symlink_metadata().is_ok())
        .collect();
    if !there.is_empty() {
        return Err(CannotStart::Exists(there));
    }
    for (path, text) in files {
        let path = folder.join(path);
        write_one(&path, text).map_err(|reason| CannotStart::Write(path, reason))?;
    }
    Ok(files.iter().map(|(path, _)| path.clone()).collect())
}

fn write_one(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn nothing_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let today = date(2026, 3, 31);
        fs::write(folder.path().join("leaflet.toml"), "mine").unwrap();
        let refused = project(folder.path(), today).unwrap_err().to_string();
        assert!(
            refused.contains("leaflet.toml is there already"),
            "{refused}"
        );
        assert!(!folder.path().join("leaflets").exists());
        assert!(leaflet(folder.path(), "en-GB", "Teeth", None, today).is_ok());
        assert!(leaflet(folder.path(), "en-GB", "Teeth", None, today).is_err());
    }

    #[test]
    fn what_build_would_refuse_is_not_started() {
        let folder = tempfile::tempdir().unwrap();
        let today = date(2026, 3, 31);
        let long = "a".repeat(300);
        for title in ["Con", long.as_str(), "Teeth\u{1b}[31m", "Teeth \u{202e}01"] {
            assert!(leaflet(folder.path(), "en-GB", title, None, today).is_err());
        }
        assert!(!folder.path().join("leaflets").exists());
    }

    #[test]
    fn a_title_with_quotes_stays_one_value() {
        let folder = tempfile::tempdir().unwrap();
        let title = r#"What "{today}" means"#;
        let written = leaflet(folder.path(), "en-GB", title, None, date(2026, 3, 31)).unwrap();
        let text = fs::read_to_string(folder.path().join(&written[0])).unwrap();
        let front_matter = text.split("+++\n").nth(1).unwrap();
        let values: toml::Table = front_matter.parse().unwrap();
        assert_eq!(values["title"].as_str(), Some(title));
        assert_eq!(values["last_reviewed"].to_string(), "2026-03-31");
    }
}
