//! Review dates from outside: `leaflet due`, and the lock file that finds words which changed under an old date.

use serde_json::Value;

use crate::support::project::{HOUSE, Run, TODAY, TestProject, project, words};

const SOURCE: &str = "leaflets/teeth/en-GB.md";

/// A leaflet that was reviewed on that day, with lines of front matter more.
fn reviewed(title: &str, day: &str, lines: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\nlast_reviewed = {day}\nlast_modified = {day}\n{lines}+++\n\nWords.\n"
    )
}

/// One leaflet of each kind; held against 31 March 2026 with the house's 24 months and 90 days.
fn library() -> TestProject {
    project()
        .leaflet(
            "asthma",
            "en-GB",
            reviewed("Asthma", "2025-12-01", "owner = \"Ward 4\"\n"),
        )
        .leaflet("back", "cy", reviewed("Poen cefn", "2024-01-10", ""))
        .leaflet("back", "en-GB", reviewed("Back pain", "2024-03-30", ""))
        .leaflet("cold", "en-GB", reviewed("Colds", "2024-04-12", ""))
        .leaflet(
            "draft",
            "en-GB",
            reviewed("Drafts", "2020-01-01", "status = \"draft\"\n"),
        )
        .leaflet(
            "eyes",
            "en-GB",
            reviewed("Eyes", "2025-12-01", "next_review = 2026-06-29\n"),
        )
        .leaflet(
            "old",
            "en-GB",
            reviewed("Old", "2001-01-01", "status = \"archived\"\n"),
        )
        .leaflet(
            "torn",
            "en-GB",
            "+++\ntitle = \"Torn\"\nlast_reviewed = 2026-13-01\n+++\n",
        )
}

fn due(project: &TestProject, arguments: &[&str]) -> Run {
    project.leaflet_program(&[&["due", "--today", TODAY], arguments].concat())
}

/// "leaflet language status days" of each entry.
fn listed(project: &TestProject, arguments: &[&str]) -> Vec<String> {
    let run = due(project, &[&["--format", "json"], arguments].concat());
    let list: Value = serde_json::from_str(&run.stdout).unwrap();
    let line = |entry: &Value| {
        let words = ["leaflet", "language", "status"].map(|key| entry[key].as_str().unwrap());
        format!("{} {}", words.join(" "), entry["days"])
    };
    list.as_array().unwrap().iter().map(line).collect()
}

#[test]
fn leaflets_are_listed_by_due_date_with_how_they_stand() {
    let project = library();
    let all = [
        "draft en-GB draft -1550",
        "back cy overdue -80",
        "back en-GB overdue -1",
        "cold en-GB soon 12",
        "eyes en-GB soon 90",
        "asthma en-GB later 610",
        "torn en-GB unknown null",
    ];
    assert_eq!(listed(&project, &[]), all);
    let near = ["back cy", "back en-GB", "cold en-GB", "torn en-GB"];
    let within: Vec<_> = listed(&project, &["--within", "89d"])
        .iter()
        .map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(within, near);
    assert_eq!(listed(&project, &["--within", "3 months"]).len(), 5);
    assert_eq!(
        listed(&project, &["leaflets/old"]),
        ["old en-GB archived -8490"]
    );
    assert_eq!(listed(&project, &["leaflets/back"]), all[1..3]);
    assert_eq!(listed(&project, &["--owner", "ward 4"]), all[5..6]);
    assert_eq!(listed(&project, &["--owner", "nobody"]), [""; 0]);
}

#[test]
fn the_table_lines_up_within_80_columns_and_leaves_no_cell_empty() {
    let long = "What to expect before, during and after your operation on a broken hip";
    let project = library().leaflet(
        "what-to-expect-before-during-and-after-your-operation-on-a-broken-hip",
        "en-GB",
        reviewed(
            long,
            "2024-03-30",
            "owner = \"Orthopaedic trauma nurses\"\n",
        ),
    );
    let run = due(&project, &[]).expect_code(1);
    let lines: Vec<_> = run.stdout.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.contains("back, cy"))
        .unwrap();
    assert_eq!(lines[0], "Due              Status               Leaflet");
    let gap = " ".repeat(38);
    assert_eq!(
        lines[at..at + 3],
        [
            "10 January 2026  overdue by 2 months  back, cy: Poen cefn".to_owned(),
            format!("{gap}Owner: nobody"),
            format!("{gap}Last reviewed: 10 January 2024"),
        ]
    );
    assert!(
        lines.iter().all(|line| line.chars().count() <= 80),
        "{}",
        run.stdout
    );
    let words: Vec<_> = run.stdout.split_whitespace().collect();
    let words = words.join(" ");
    for part in [
        long,
        "Owner: Orthopaedic trauma nurses",
        "later asthma, en-GB",
        "due in 12 days cold",
    ] {
        assert!(words.contains(part), "{part}: {}", run.stdout);
    }
    let run = due(&library(), &[]).expect_code(1);
    // Messages are apart from the list, which may go to a file.
    assert!(
        run.stderr
            .contains("leaflets/torn/en-GB.md, line 3, column 17: error"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr
            .ends_with("7 leaflets listed: 2 overdue, 2 due soon, 1 unknown.\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_exit_code_says_whether_someone_must_act() {
    let leaflet = |lines: &str| project().leaflet("a", "en-GB", reviewed("A", "2024-03-31", lines));
    let due_today = due(&leaflet(""), &[]).expect_code(0);
    assert!(
        due_today.stdout.contains("  due today  "),
        "{}",
        due_today.stdout
    );
    let tomorrow = ["due", "--today", "2026-04-01"];
    leaflet("").leaflet_program(&tomorrow).expect_code(1);
    for status in ["draft", "sample", "archived"] {
        let lines = format!("status = \"{status}\"\n");
        let project = leaflet(&lines);
        project.leaflet_program(&tomorrow).expect_code(0);
        let named = [&tomorrow[..], &["leaflets/a"]].concat();
        project.leaflet_program(&named).expect_code(0);
    }
    due(&leaflet("titel = 1\n"), &[]).expect_code(1);
    let bad_house = leaflet("").house(&HOUSE.replace("name =", "nmae ="));
    let run = due(&bad_house, &[]).expect_code(1);
    assert_eq!(run.stdout, "");
    due(&leaflet(""), &["--within", "soon"]).expect_code(2);
    due(&leaflet(""), &["nowhere"]).expect_code(2);
    due(&TestProject::empty(), &[]).expect_code(2);
    let none = due(&project(), &[]).expect_code(0);
    assert_eq!(
        (none.stdout.as_str(), none.stderr.as_str()),
        ("", "No leaflet to list.\n")
    );
}

#[test]
fn csv_starts_no_formula() {
    let title = "=HYPERLINK(1), \\\"two\\\"";
    let project = project().leaflet(
        "a",
        "en-GB",
        reviewed(title, "2026-01-15", "owner = \"@team\"\n"),
    );
    let run = due(&project, &["--format", "csv"]).expect_code(0);
    assert_eq!(
        run.stdout,
        "\u{feff}leaflet,title,language,path,last_reviewed,due,days_left,status,owner\r\n\
         a,\"'=HYPERLINK(1), \"\"two\"\"\",en-GB,leaflets/a/en-GB.md,2026-01-15,2028-01-15,655,later,'@team\r\n"
    );
}

/// The lines of a calendar, unfolded.
fn calendar(project: &TestProject) -> Vec<String> {
    let run = due(project, &["--format", "ics"]);
    assert!(run.stdout.ends_with("END:VCALENDAR\r\n"));
    let physical: Vec<_> = run.stdout.split_terminator("\r\n").collect();
    assert!(
        physical
            .iter()
            .all(|line| line.len() <= 75 && !line.contains('\n'))
    );
    let unfolded = run.stdout.replace("\r\n ", "");
    unfolded.lines().map(str::to_owned).collect()
}

#[test]
fn the_calendar_has_a_day_for_each_leaflet_with_a_date() {
    let lines = calendar(&library());
    let all = |start: &str| -> Vec<&str> {
        lines
            .iter()
            .filter_map(|line| line.strip_prefix(start))
            .collect()
    };
    assert_eq!(lines[..2], ["BEGIN:VCALENDAR", "VERSION:2.0"]);
    assert_eq!(all("BEGIN:VEVENT").len(), 6);
    assert_eq!(all("END:VEVENT").len(), 6);
    assert_eq!(
        all("DTSTART;VALUE=DATE:"),
        [
            "20220101", "20260110", "20260330", "20260412", "20260629", "20271201"
        ]
    );
    assert_eq!(
        all("SUMMARY:")[..2],
        ["Review due: Drafts (draft)", "Review due: Poen cefn"]
    );
    // The house's notice is 90 days; what is not counted reminds nobody.
    assert_eq!(all("TRIGGER:"), ["-P90D"; 5]);
    assert_eq!(all("BEGIN:VALARM").len(), 5);
    assert_eq!(all("DTSTAMP:")[1], "20240110T000000Z");
    let mut identifiers = all("UID:");
    assert!(identifiers.iter().all(|uid| uid.len() == 36));
    identifiers.sort_unstable();
    identifiers.dedup();
    assert_eq!(identifiers.len(), 6);
    assert_eq!(calendar(&library()), lines, "no clock, no chance");
}

#[test]
fn an_event_is_the_same_one_after_a_review() {
    let uid_and_stamp = |day: &str| {
        let title =
            "Legs, arms; and a long title with accents: ŵŷâêîôû, so that the line must be folded";
        let lines = calendar(&project().leaflet("a", "en-GB", reviewed(title, day, "")));
        let find = |start: &str| {
            lines
                .iter()
                .find(|line| line.starts_with(start))
                .unwrap()
                .clone()
        };
        assert_eq!(
            find("SUMMARY:"),
            "SUMMARY:Review due: Legs\\, arms\\; and a long title with accents: ŵŷâêîôû\\, so that the line must \
             be folded"
        );
        (find("UID:"), find("DTSTAMP:"))
    };
    let (before, after) = (uid_and_stamp("2024-01-15"), uid_and_stamp("2026-01-15"));
    assert_eq!(before.0, after.0);
    assert!(before.1 < after.1);
}

/// A project that was built once, with its lock file.
fn built() -> (TestProject, String) {
    let project = project().leaflet("teeth", "en-GB", words("Teeth", "Brush **twice** a day."));
    project.build(&["--format", "epub"]).expect_code(0);
    let lock = lock(&project);
    (project, lock)
}

fn lock(project: &TestProject) -> String {
    std::fs::read_to_string(project.root().join("leaflet.lock")).unwrap()
}

const BUILD: &[&str] = &["--format", "epub"];

#[test]
fn words_that_change_under_an_old_date_are_said_until_the_date_moves() {
    let (project, first) = built();
    assert!(first.contains(&format!(
        "[\"{SOURCE}\"]\nlast_modified = 2026-01-15\nwords = \""
    )));
    let changed = words("Teeth", "Brush three times a day.");
    project.write(SOURCE, &changed);
    let wanted = [format!("{SOURCE} words-changed")];
    for _ in 0..2 {
        assert_eq!(project.check(&[]).expect_code(0).rules(), wanted);
        let run = project.build(BUILD).expect_code(0);
        assert_eq!(run.rules(), wanted);
        assert_eq!(run.diagnostics()[0]["line"], 4);
        assert_eq!(lock(&project), first);
    }
    project.build(&["--deny", "warnings"]).expect_code(1);
    assert_eq!(lock(&project), first);
    project.write(
        SOURCE,
        changed.replace("last_modified = 2026-01-15", "last_modified = 2026-03-01"),
    );
    assert!(project.check(&[]).expect_code(0).rules().is_empty());
    assert_eq!(lock(&project), first, "check writes nothing");
    assert!(project.build(BUILD).expect_code(0).rules().is_empty());
    let second = lock(&project);
    assert!(second.contains("last_modified = 2026-03-01"), "{second}");
    assert!(project.build(BUILD).expect_code(0).rules().is_empty());
    assert_eq!(lock(&project), second);
}

#[test]
fn markup_and_words_of_today_need_no_new_date() {
    let (project, first) = built();
    project.write(SOURCE, words("Teeth", "Brush\n*twice* a\nday."));
    assert!(project.build(BUILD).expect_code(0).rules().is_empty());
    assert_eq!(lock(&project), first);
    let today = |body: &str| {
        words("Teeth", body).replace("last_modified = 2026-01-15", "last_modified = 2026-03-31")
    };
    for body in ["One.", "Two."] {
        project.write(SOURCE, today(body));
        assert!(project.build(BUILD).expect_code(0).rules().is_empty());
    }
    project.write(SOURCE, today("Three."));
    let later = ["check", "--today", "2026-04-01", "--deny", "warnings"];
    project.leaflet_program(&later).expect_code(1);
}

#[test]
fn drafts_and_leaflets_with_errors_are_not_taken_up_and_those_that_are_gone_are_dropped() {
    let draft = words("Ears", "Words.").replace("title =", "status = \"draft\"\ntitle =");
    let (project, first) = built();
    let project = project.leaflet("ears", "en-GB", draft).leaflet(
        "eyes",
        "en-GB",
        words("Eyes", "## One\n\n#### Too deep\n\nWords."),
    );
    project.build(BUILD).expect_code(1);
    assert_eq!(lock(&project), first);
    project.write("leaflets/eyes/en-GB.md", words("Eyes", "Words."));
    project
        .build(&[BUILD, &["leaflets/eyes"]].concat())
        .expect_code(0);
    let both = lock(&project);
    assert!(
        both.contains("leaflets/eyes/en-GB.md") && both.contains(SOURCE),
        "{both}"
    );
    std::fs::remove_dir_all(project.root().join("leaflets/eyes")).unwrap();
    project
        .build(&[BUILD, &["leaflets/ears"]].concat())
        .expect_code(0);
    assert_eq!(
        lock(&project),
        both,
        "a build of some says nothing of the others"
    );
    project.build(BUILD).expect_code(0);
    assert_eq!(lock(&project), first);
}

#[test]
fn an_archived_leaflet_stays_in_the_lock() {
    let (project, first) = built();
    let archived = words("Teeth", "Brush **twice** a day.")
        .replace("title =", "status = \"archived\"\ntitle =");
    let project = project.leaflet("ears", "en-GB", words("Ears", "Words."));
    project.write(SOURCE, archived);
    let run = project.build(BUILD).expect_code(0);
    assert_eq!(run.stderr, "1 leaflet built. The files are in dist.\n");
    let kept = first.split_once("\n[").unwrap().1;
    assert!(lock(&project).ends_with(kept), "{}", lock(&project));
}

#[test]
fn a_broken_lock_stops_all_and_is_left_as_it_is() {
    let (project, first) = built();
    let broken = format!("<<<<<<< ours\n{first}");
    project.write("leaflet.lock", &broken);
    for run in [project.check(&[]), project.build(BUILD)] {
        let run = run.expect_code(1);
        assert_eq!(run.rules(), ["leaflet.lock broken-lock"]);
        assert_eq!(run.diagnostics()[0]["line"], 1);
    }
    assert_eq!(lock(&project), broken);
    std::fs::remove_file(project.root().join("leaflet.lock")).unwrap();
    project.build(BUILD).expect_code(0);
    assert_eq!(lock(&project), first);
}

#[test]
fn builds_into_two_folders_at_once_do_not_lose_each_others_words() {
    let names = ["a", "b", "c", "d"];
    let project = names.iter().fold(project(), |project, name| {
        project.leaflet(name, "en-GB", words(name, "Words."))
    });
    std::thread::scope(|scope| {
        for name in names {
            let project = &project;
            scope.spawn(move || {
                let leaflet = format!("leaflets/{name}");
                let arguments = [BUILD, &["--out", name, &leaflet]].concat();
                project.build(&arguments).expect_code(0);
            });
        }
    });
    let apart = lock(&project);
    std::fs::remove_file(project.root().join("leaflet.lock")).unwrap();
    project
        .build(&[BUILD, &["--jobs", "1"]].concat())
        .expect_code(0);
    assert_eq!(lock(&project), apart);
    assert_eq!(apart.matches("[\"leaflets/").count(), 4);
}
