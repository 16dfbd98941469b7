//! What messages suggest is accepted: each line that a message says to write, each name that it says to use and each fix
//! that it offers is tried, and the fault is gone. And one fault does not hide others.

use std::fs;
use std::path::{Path, PathBuf};

use leaflet::publish::ALL_RULES;
use serde_json::Value;

use crate::support::project::{HOUSE, TestProject, project, words};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/rules");

/// Beginnings of hints that name the very words to write, in backticks at their end.
const EXACT: &[&str] = &[
    "Write `",
    "Use `=`, not a colon: `",
    "Did you mean `",
    "Add the day: `",
    "Leave out “",
];

/// Messages that name the form of a line and not the line: rule and words.
const FORMS: &[&str] = &[
    // The name of a picture, helpline or number of lines is the author's.
    "directive-argument",
    // Where a fence should close is the author's to say.
    "directive-unclosed",
];

/// A copy of a fixture that trips a rule, with the files that all share.
fn copied(folder: &Path, name: &str) -> TestProject {
    let house = fs::read_to_string(folder.join("leaflet.toml"));
    let project = TestProject::empty().house(&house.unwrap_or_else(|_| HOUSE.to_owned()));
    lay(&Path::new(FOLDER).join("_base/images"), "images", &project);
    for shared in ["images", "fonts"] {
        lay(&folder.join(shared), shared, &project);
    }
    lay(&folder.join(name), "", &project);
    if let Ok(words) = fs::read(folder.join(format!("{name}.md"))) {
        project.write(&format!("leaflets/{name}/en-GB.md"), words);
    }
    project
}

fn lay(folder: &Path, to: &str, project: &TestProject) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let to = Path::new(to).join(path.file_name().unwrap());
        if path.is_dir() {
            lay(&path, to.to_str().unwrap(), project);
        } else {
            project.write(to.to_str().unwrap(), fs::read(&path).unwrap());
        }
    }
}

/// Every faulty fixture: its rule, folder and name.
fn faulty() -> Vec<(&'static str, PathBuf, String)> {
    let mut all = Vec::new();
    for rule in ALL_RULES.all() {
        let folder = Path::new(FOLDER).join(rule.name);
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let name = name.trim_end_matches(".md").to_owned();
            if name.starts_with("faulty") {
                all.push((rule.name, folder.clone(), name));
            }
        }
    }
    all.sort();
    all
}

/// How many faults of a rule a file has.
fn count(found: &[Value], rule: &Value, path: &Value) -> usize {
    let is_one = |d: &&Value| d["rule"] == *rule && d["path"] == *path;
    found.iter().filter(is_one).count()
}

/// The words that a hint says to write, if it names them.
fn suggested(hint: &str) -> Option<&str> {
    let is_exact =
        EXACT.iter().any(|start| hint.starts_with(start)) || hint.starts_with("If it means ");
    let hint = hint.split(" in place of ").next()?;
    let inner = hint.trim_end_matches(['.', '?']).strip_suffix('`')?;
    let words = inner.rsplit_once('`')?.1;
    (is_exact && !words.contains('…')).then_some(words)
}

/// The texts that the file can become by writing the words: in place of those at fault, or of their line.
fn rewritten(text: &str, fault: &Value, words: &str) -> Vec<String> {
    let (start, end) = (&fault["start_byte"], &fault["end_byte"]);
    let (Some(start), Some(end)) = (start.as_u64(), end.as_u64()) else {
        return Vec::new();
    };
    let (start, end) = (start as usize, end as usize);
    let (before, after) = (&text[..start], &text[end..]);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let place = |from: usize, to: usize| format!("{}{words}{}", &text[..from], &text[to..]);
    let pair_end = after
        .find("</")
        .and_then(|at| Some(end + at + after[at..].find('>')? + 1));
    let mut texts = vec![place(start, end), place(line_start, line_end)];
    texts.extend(pair_end.map(|end| place(start, end)));
    // A link or heading keeps its words; the suggestion is its address or its marks.
    let part = &text[start..end];
    if let Some(at) = part.find("](") {
        texts.push(format!("{}{}({words}){after}", before, &part[..=at]));
    }
    let marks = part.len() - part.trim_start_matches('#').len();
    texts.push(format!("{before}{words}{}{after}", &part[marks..]));
    texts
}

#[test]
fn every_line_that_a_message_suggests_is_accepted() {
    let (mut tried, mut refused) = (0, Vec::new());
    for (rule, folder, name) in faulty() {
        if FORMS.contains(&rule) {
            continue;
        }
        let project = copied(&folder, &name);
        let before = project.check(&[]).diagnostics();
        for fault in before.iter().filter(|fault| fault["rule"] == rule) {
            let (path, hints) = (&fault["path"], fault["hints"].as_array());
            let file = project.root().join(path.as_str().unwrap());
            let Ok(text) = fs::read_to_string(&file) else {
                continue;
            };
            let hints = hints.into_iter().flatten().filter_map(Value::as_str);
            for words in hints.filter_map(suggested) {
                let is_mended = |text: String| {
                    fs::write(&file, text).unwrap();
                    let after = project.check(&[]).diagnostics();
                    count(&after, &fault["rule"], path) < count(&before, &fault["rule"], path)
                };
                tried += 1;
                if !rewritten(&text, fault, words).into_iter().any(is_mended) {
                    refused.push(format!("{rule} {name}: `{words}`"));
                }
                fs::write(&file, &text).unwrap();
            }
        }
    }
    assert!(refused.is_empty(), "of {tried}:\n{}", refused.join("\n"));
    assert!(tried > 30, "only {tried}");
}

#[test]
fn every_fix_that_is_offered_mends_its_fault() {
    let mut tried = 0;
    for (rule, folder, name) in faulty() {
        let project = copied(&folder, &name);
        let before = project.check(&[]).diagnostics();
        let of_rule = |found: &[Value]| {
            let is_one = |d: &&Value| d["rule"] == rule && !d["fix"].is_null();
            found.iter().filter(is_one).count()
        };
        if of_rule(&before) == 0 {
            continue;
        }
        tried += 1;
        project.check(&[&format!("--fix={rule}")]);
        let after = project.check(&[]).diagnostics();
        assert_eq!(of_rule(&after), 0, "{rule} {name}: {after:?}");
    }
    assert!(tried >= 8, "only {tried}");
}

#[test]
fn a_file_with_another_name_is_a_leaflet_once_it_has_the_name_that_is_suggested() {
    for (name, suggested) in [
        ("wound/en-GB.md.txt", "wound/en-GB.md"),
        ("wound/en-GB.MD", "wound/en-GB.md"),
        ("wound/cy.markdown", "wound/cy.md"),
        ("wound/welsh.md", "wound/cy.md"),
        ("wound/en-UK.md", "wound/en-GB.md"),
        ("wound.md", "wound/en-GB.md"),
        ("Ménière’s disease/en-GB.md", "meniere-s-disease/en-GB.md"),
    ] {
        let text = words("Your wound", "Keep it dry.");
        let wrong = project().file(&format!("leaflets/{name}"), &text);
        let run = wrong.check(&[]).expect_code(1);
        let found = run.diagnostics();
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        let hint = found[0]["hints"].to_string();
        let (folder, file) = suggested.split_once('/').unwrap();
        assert!(hint.contains(file) || hint.contains(folder), "{hint}");
        let right = project().file(&format!("leaflets/{suggested}"), &text);
        right.check(&["--quiet"]).expect_code(0);
    }
}

#[test]
fn an_error_in_one_place_does_not_silence_the_rules_for_the_rest() {
    let long = "This sentence goes on and on, and it says the same thing over and over again, so that nobody who is ill \
                can follow it to its end.";
    for (front_matter, body) in [
        (
            "title = \"A\"\nlast_reviewed = 2026-01-15\nlast_modified = 2026-01-15",
            "::: figure nothing\n:::",
        ),
        (
            "title = \"A\"\nlast_reviewed = 2026-01-15\nlast_modified = 2026-01-15",
            "[x](nowhere)",
        ),
        (
            "title = \"A\"\nlast_reviewed = 2026-01-15\nlast_modified = 2026-01-15",
            "<b>x</b>",
        ),
        (
            "title = \"A\"\nlast_reviewed = 2026-13-15\nlast_modified = soon",
            "Words.",
        ),
        ("titel = \"A\"", "Words."),
    ] {
        let text = format!("+++\n{front_matter}\n+++\n\n{body}\n\n{long}\n");
        let run = project()
            .leaflet("a", "en-GB", text)
            .check(&[])
            .expect_code(1);
        let rules = run.rules().join("\n");
        assert!(
            rules.contains(" long-sentence"),
            "{front_matter} {body}: {rules}"
        );
        assert!(
            !rules.contains("future-date") && !rules.contains("no-sources"),
            "{rules}"
        );
    }
}

#[test]
fn a_helpline_of_the_house_with_an_error_silences_nothing_else() {
    let house = HOUSE.replace("0808 800 1123", "0808 CALL US");
    let long = "Word ".repeat(30);
    let project = TestProject::empty().house(&house);
    let project = project.leaflet("a", "en-GB", words("A", &format!("{long}.")));
    let rules = project.check(&[]).expect_code(1).rules().join("\n");
    assert!(
        rules.contains("leaflet.toml phone") && rules.contains(" long-sentence"),
        "{rules}"
    );
}

#[test]
fn a_title_may_stand_without_quotes() {
    let project = project();
    let run = project
        .leaflet_program(&["new", "Ménière’s", "disease"])
        .expect_code(0);
    assert!(
        run.stdout.contains("leaflets/meniere-s-disease/en-GB.md"),
        "{}",
        run.stdout
    );
    let text = fs::read_to_string(project.root().join("leaflets/meniere-s-disease/en-GB.md"));
    assert!(text.unwrap().contains("title = \"Ménière’s disease\""));
}

#[test]
fn a_number_with_an_extension_is_printed_as_typed_and_dialled_right() {
    let house = HOUSE.replace("0808 800 1123", "0113 496 0123 ext. 56");
    let project = TestProject::empty().house(&house);
    let project = project.leaflet("a", "en-GB", words("A", "Words."));
    project.build(&["--format", "html"]).expect_code(0);
    let page = &project.outputs()[Path::new("a/a.en-GB.html")];
    let page = String::from_utf8_lossy(page);
    assert!(page.contains("href=\"tel:01134960123;ext=56\""), "{page}");
}
