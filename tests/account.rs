//! Every character is accounted for: nothing is lost in silence, and nothing is said where nothing is lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use leaflet::account;
use leaflet::body::Body;
use leaflet::diagnostic::{Diagnostic, Place};
use leaflet::front_matter;
use leaflet::markdown;
use leaflet::source::Source;

/// What was read of a text, what the reader finds wrong, and what the account finds.
fn read(text: &str) -> (Body, Vec<Diagnostic>, Vec<Diagnostic>) {
    let source: Arc<Source> = Source::new("en-GB.md", text);
    let range = 0..source.text().len();
    let (body, known) = markdown::parse(&source, range.clone());
    let found = account::body(&source, range, &body, &known);
    (body, known, found)
}

/// What the account finds: rule and words at fault.
fn lost(text: &str) -> Vec<String> {
    let (_, _, found) = read(text);
    let source = Source::new("en-GB.md", text);
    let words = |found: &Diagnostic| match &found.place {
        Place::Words(words) => {
            format!(
                "{} “{}”",
                found.rule.name,
                &source.text()[words.range.clone()]
            )
        }
        Place::File(_) => String::new(),
    };
    found.iter().map(words).collect()
}

const SPECIFICATION: &str = include_str!("fixtures/commonmark/spec.txt");

/// The Markdown of each example of the specification.
fn examples() -> Vec<String> {
    let start = format!("{} example\n", "`".repeat(32));
    let parts = SPECIFICATION.split(&start).skip(1);
    parts
        .map(|part| part.split("\n.\n").next().unwrap().replace('→', "\t") + "\n")
        .collect()
}

/// Whether this is said for a good reason, that can be told without any reading of Markdown.
fn is_expected(words: &str) -> bool {
    words.starts_with("definition-unused “[")
        || words.starts_with("words-lost “[") && words.contains("]:")
        || words.replace([' ', '\t'], "").contains("___")
}

#[test]
fn no_example_of_commonmark_that_is_read_without_errors_is_said_to_lose_anything() {
    let mut faults = Vec::new();
    for text in examples() {
        let (body, known, _) = read(&text);
        if known.iter().any(Diagnostic::is_error) {
            continue;
        }
        let lost = lost(&text);
        if !lost.iter().all(|words| is_expected(words)) {
            faults.push(format!("{text:?}: {lost:?}\n{:?}", body.blocks));
        }
    }
    assert!(faults.is_empty(), "{}\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn what_markdown_drops_is_said_where_it_stands() {
    for (text, expected) in [
        (
            "Ask.\n\n[Ward 5]: 0300-123-4567",
            "definition-unused “[Ward 5]: 0300-123-4567”",
        ),
        (
            "[Sister]: Mary\n\nAsk.",
            "definition-unused “[Sister]: Mary”",
        ),
        (
            "- a\n\n  [Note]: /tablets \"Do not take with alcohol\"",
            "definition-unused “[Note]: /tablets \"Do not take with alcohol\"”",
        ),
        (
            "[a]\n\n[a]: https://e.org\n[A]: https://f.org",
            "definition-unused “[A]: https://f.org”",
        ),
        ("Blood loss\n~ 500 ml", "words-lost “~ 500 ml”"),
        (
            "`5 \\| 6` mg\n| a |\n|---|\n| b |",
            "words-lost “\\| 6` mg”",
        ),
    ] {
        assert_eq!(lost(text), [expected], "{text}");
    }
}

#[test]
fn no_blank_to_write_on_is_lost_in_silence() {
    for text in [
        "Time: ____:____",
        "I ______ agree.",
        "Name:\n\n______",
        "a ___b___ c",
    ] {
        let (body, known, found) = read(text);
        let underscores = |text: &str| text.matches('_').count();
        let is_whole = underscores(&format!("{:?}", body.blocks)) == underscores(text);
        let said = known.iter().chain(&found).any(Diagnostic::is_error);
        assert!(is_whole || said, "{text}");
    }
}

#[test]
fn a_hint_can_be_followed() {
    for line in [
        "[Ward 5]: 0300-123-4567",
        "[Note]: /tablets \"Do not take with alcohol\"",
    ] {
        let (_, _, found) = read(line);
        let hint = &found[0].hints[0];
        let written = hint.split('`').nth(1).unwrap();
        assert_eq!(lost(written), [""; 0], "{written}");
        let (body, known, _) = read(written);
        assert!(known.is_empty(), "{known:?}");
        assert!(format!("{body:?}").contains("Text("), "{body:?}");
    }
}

#[test]
fn an_error_elsewhere_does_not_silence_the_account() {
    let text =
        "A <b>bold</b> word.\n\n[Ward 5]: 0300-123-4567\n\n::: warnig\nx\n:::\n\n[Sister]: Mary";
    assert_eq!(lost(text).len(), 2, "{:?}", lost(text));
}

/// Leaflets in which nothing is lost.
const CLEAN: &[&str] = &[
    "Take **1** tablet at _night_ with `water`.\n",
    "## Before\n\nEat.\n\n### After {#after}\n\nRest. ###\n\nTitle\n-----\n\nEnd",
    "| Morning | Night |\n|:--|--:|\n| 5 \\| 6 | `a\\|b` |\n| one |\n|| two |\n",
    "Preface\n| a | b |\n|---|---|\n| **1** | [x](https://e.org) |\n",
    "&lt;5 &amp; &gt;3, 20&nbsp;&deg;C &#8212; caf&eacute; &#x2022; &unknown; & so\n",
    "See <https://www.example.org/?a=1&amp;b=2> or <ann@example.org>.\n",
    "- a\n  - b\n    1. c\n    2. d\n\n       e\n- f\n\n* g\n+ h\n\n10) i\n11) j\n",
    "Safe.[^1] Yes.[^Two]\n\n[^1]: Shown in a trial.\n\n    More.\n[^two]: - a\n    - b\n",
    "Bone\n: Hard.\n\n  More.\n: Else.\n\nMarrow\n\n: Soft\n  **and** red.\n",
    "::: warning\nStop.\n\n:::: note\n- a\n::::\n:::\n\n::: write-in 3\n:::\n\n::: helpline\n:::\n",
    "::: table no-row-headers\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n\n::: figure arm\n:::\n",
    "<!-- allow long-word: a name\n-->\n\nText.\n\n- <!-- allow long-word: b -->\n\n  c\n",
    "# x\r\n\r\nOne\r\ntwo  \r\nthree\\\r\nfour\r\n\r\n> five\r\n> six\r\n",
    "\u{feff}Text after a mark.\n",
    "> “I was told\nto rest.”\n>\n> > Twice.\n> - a\n>   b\n\n> Again.\n",
    "```\n> code\n  ```` x\n- a\n```\n\n    set in\n    > more\n\n~~~\n```\n~~~\n",
    "请多喝水，\n请带上**药物**。\n\n- 阿司匹林（100 毫克）\n",
    "الجرعة 5 mg (حبة **واحدة**).\n\n1. أولا\n2. ثانيا\n",
    "![A *nurse*](arm.png \"Blood &amp; *care*\")\n\n![](arm.png){.decorative}\n\n![An arm][arm]\n\n[arm]: <arm.png> 'An arm'\n",
    "[gair](lang:cy), [our *guide*][g], [G][], [g] and [g](https://e.org/a_(b)).\n\n[g]:\n   https://e.org\n",
    "***Both*** __strong__ \\*none\\* 5 * 3 = 15, a_b, #1, ~50, 10^9, [if any], (x) > 3, C:\\temp\\\n",
    "\\[Ward 5]: 0300-123-4567\n\n[Ward 5]: call 0300 123 4567\n",
    "- a\n\n[//]: # (parting line)\n\n- b\n\n[//]: # (parting line)\n\n- c\n",
    ">>> foo\n> bar\n    >>baz\n\n>> “a\n\\> b”\n",
    "[a]\n\n[a]: /b\n'words\n> more'\n",
    "> - > a\n\n\t> code\n\t> more\n",
    "* * *\n\n- > 38 is high\n\n1. 1\n1. 1\n\n---\n",
];

#[test]
fn nothing_is_said_of_clean_leaflets() {
    for text in CLEAN {
        assert_eq!(lost(text), [""; 0], "{text}");
    }
    for folder in [
        "leaflets",
        "tests/fixtures/leaflets/leaflets",
        "tests/fixtures/right-to-left",
    ] {
        let files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
        assert!(!files.is_empty(), "{folder}");
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            let source = Source::new("en-GB.md", text);
            let (_, range, _) = front_matter::parse(&source);
            let (body, known) = markdown::parse(&source, range.clone());
            let found = account::body(&source, range, &body, &known);
            assert_eq!(found, [], "{}", file.display());
        }
    }
}

#[test]
fn what_the_writer_of_markdown_writes_is_accepted() {
    let mut written = 0;
    for text in CLEAN {
        let (body, _, _) = read(text);
        if let Ok(markdown) = markdown::write(&body) {
            assert_eq!(lost(&markdown), [""; 0], "{markdown}");
            written += 1;
        }
    }
    assert!(written > CLEAN.len() / 2, "{written}");
}

/// The leaflets under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let found = paths.flat_map(|path| match path.is_dir() {
        true => files(&path),
        false => vec![path],
    });
    found
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect()
}

#[test]
fn time_grows_with_the_text_alone() {
    for piece in [
        "[a]: /b (\n",
        "[a]: /b \"\n\n",
        "[x][",
        "`",
        "> ",
        "&amp;",
        "*a _b ",
        "[a](b \"",
        "| a ",
        "- ",
        "<!-- allow a: b --> ",
        "[^a]: b\n\n",
    ] {
        let text = piece.repeat(60_000 / piece.len());
        let source = Source::new("en-GB.md", text.as_str());
        let (body, known) = markdown::parse(&source, 0..text.len());
        // A walk that took time by the square would not end here.
        account::body(&source, 0..text.len(), &body, &known);
    }
}

/// Random numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides.max(1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

/// Hostile Markdown in which every word is another.
struct Hostile {
    dice: Dice,
    words: usize,
    budget: usize,
}

impl Hostile {
    fn word(&mut self) -> String {
        self.words += 1;
        let number = self.words;
        match self.dice.roll(24) {
            0 => format!("\\[w{number}x\\]"),
            1 => format!("w{number}x&amp;"),
            2 => format!("&lt;w{number}x&nbsp;"),
            3 => format!("w{number}x*"),
            4 => format!("_w{number}x"),
            5 => format!("{number}*w{number}x"),
            6 => format!("w{number}x\\*"),
            7 => format!("药w{number}x。"),
            8 => format!("دw{number}x؟"),
            9 => format!("w{number}x\u{ad}\u{200b}"),
            10 => format!("\\>w{number}x"),
            11 => format!("w{number}x]"),
            12 => format!("[w{number}x"),
            13 => format!("[w{number}x]"),
            14 => format!("(w{number}x)"),
            15 => format!("{{w{number}x}}"),
            _ => format!("w{number}x"),
        }
    }

    fn text(&mut self) -> String {
        let count = 1 + self.dice.roll(5);
        let mut text = self.word();
        for _ in 0..count {
            text += self
                .dice
                .pick(&[" ", " ", " ", " ", "\n", "  \n", "\\\n", "", "\u{a0}", "\t"]);
            text += &self.inline();
        }
        text
    }

    fn inline(&mut self) -> String {
        self.budget = self.budget.saturating_sub(1);
        if self.budget == 0 {
            return self.word();
        }
        match self.dice.roll(26) {
            0 => format!("**{}**", self.text()),
            1 => format!("*{}*", self.text()),
            2 => format!("_{}_", self.text()),
            3 => format!("__{}__", self.text()),
            4 => format!("`{}`", self.text()),
            5 => format!("``{} ` \\``", self.word()),
            6 => format!("[{}](https://e.org/{})", self.text(), self.word()),
            7 => format!("[{}](<https://e.org/{}>)", self.text(), self.word()),
            8 => format!("[{}][r{}]", self.text(), self.dice.roll(3)),
            9 => format!("[r{}][]", self.dice.roll(3)),
            10 => format!("[R{}]", self.dice.roll(3)),
            11 => format!("<https://e.org/?a=&amp;{}>", self.words),
            12 => format!("[{}](lang:cy)", self.text()),
            13 => format!("{}[^n{}]", self.word(), self.dice.roll(3)),
            14 => format!("***{}** {}*", self.text(), self.word()),
            15 => "> 4 &gt; - + # ::: |".to_owned(),
            16 => format!("![{}](a.png \"{}\")", self.word(), self.word()),
            17 => "&#8226;&copy;&NotEqualTilde;&bogus;".to_owned(),
            _ => self.word(),
        }
    }

    fn block(&mut self, depth: usize) -> String {
        let kind = self.dice.roll(if depth > 3 { 16 } else { 25 });
        match kind {
            0 => format!("## {}", self.text().replace('\n', " ")),
            1 => format!("### {} {{#i{}}} ##", self.word(), self.words),
            2 => format!("{}\n===", self.text()),
            3 => format!("```\n{}\n> x\n```", self.text()),
            4 => format!("    {}", self.text().replace('\n', "\n    ")),
            5 => {
                let cells: Vec<String> = (0..3).map(|_| self.inline().replace('\n', " ")).collect();
                let row = cells.join(" | ");
                let more = self.word();
                format!("| a | b | c |\n|---|:--|--:|\n| {row} |\n{more} \\| `a\\|b` | x\n||")
            }
            6 => format!(
                "[r{}]: /{} \"{}\"",
                self.dice.roll(3),
                self.word(),
                self.word()
            ),
            7 => format!("[r{}]:\n</{}>", self.dice.roll(3), self.word()),
            8 => format!(
                "[^n{}]: {}\n\n    {}",
                self.dice.roll(3),
                self.text(),
                self.text()
            ),
            9 => format!("![{}](a.png \"{}\")", self.text(), self.word()),
            10 => format!("<!-- allow long-word: {} -->", self.word()),
            11 => self
                .dice
                .pick(&[
                    "---",
                    "***",
                    "- - -",
                    "::: write-in 3\n:::",
                    "::: figure a\n:::",
                    "::: helpline\n:::",
                    "~~~",
                    "> ",
                    "- ",
                    "::: note",
                    ":::",
                ])
                .to_owned(),
            12..=15 => self.text(),
            16 => {
                let inner = self.several(depth);
                format!("> {}", inner.replace('\n', "\n> "))
            }
            17 => {
                let inner = self.several(depth);
                format!("> {}", inner.replace("\n\n", "\n>\n> "))
            }
            18 => {
                let inner = self.several(depth);
                let mark = self.dice.pick(&["- ", "* ", "+  ", "-\t", "-    "]);
                format!("{mark}{}", inner.replace('\n', "\n  "))
            }
            19 => {
                let (a, b) = (self.several(depth), self.several(depth));
                format!(
                    "1. {}\n2. {}",
                    a.replace('\n', "\n   "),
                    b.replace('\n', "\n   ")
                )
            }
            20 => {
                let inner = self.several(depth);
                format!("{}\n\n: {}", self.word(), inner.replace('\n', "\n  "))
            }
            21 => format!("{}\n: {}\n: {}", self.word(), self.text(), self.text()),
            22 => {
                let inner = self.several(depth);
                let fence = ":".repeat(3 + depth % 2 + self.dice.roll(2));
                format!("{fence} note\n{inner}\n{fence}")
            }
            _ => {
                let inner = self.several(depth);
                let mark = self.dice.pick(&["- ", "> ", "1) ", "* > ", "> - ", "- - "]);
                let with = self
                    .dice
                    .pick(&["\n", "\n  ", "\n> ", "\n   ", "\n    ", "\n\t"]);
                format!("{mark}{}", inner.replace('\n', with))
            }
        }
    }

    fn several(&mut self, depth: usize) -> String {
        let count = 1 + self.dice.roll(3);
        let mut text = String::new();
        for number in 0..count {
            if number > 0 {
                text += self.dice.pick(&["\n\n", "\n\n", "\n\n", "\n", "\n\n\n"]);
            }
            text += &self.block(depth + 1);
        }
        text
    }
}

fn hostile(seed: u64) -> String {
    let mut hostile = Hostile {
        dice: Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
        words: 0,
        budget: 12,
    };
    for _ in 0..4 {
        hostile.dice.roll(2);
    }
    hostile.several(0)
}

/// A known text with a few marks put in, taken out or doubled.
fn mutated(seed: u64, texts: &[String]) -> String {
    let mut dice = Dice(seed.wrapping_mul(0xD134_2543_DE82_EF95) | 1);
    for _ in 0..4 {
        dice.roll(2);
    }
    let mut text: Vec<char> = texts[dice.roll(texts.len())].chars().take(1500).collect();
    for _ in 0..1 + dice.roll(4) {
        let at = dice.roll(text.len() + 1);
        match dice.roll(4) {
            0 if at < text.len() => {
                text.remove(at);
            }
            1 => {
                let end = (at + dice.roll(30)).min(text.len());
                let part = text[at..end].to_vec();
                let to = dice.roll(text.len() + 1);
                text.splice(to..to, part);
            }
            _ => {
                let mark = dice.pick(&[
                    "*",
                    "_",
                    "**",
                    "`",
                    "[",
                    "]",
                    "(",
                    ")",
                    ">",
                    "\n",
                    "\n\n",
                    "    ",
                    "\t",
                    "- ",
                    "1. ",
                    "> ",
                    "#",
                    "\\",
                    "&",
                    "|",
                    "~~~",
                    "```",
                    ":::",
                    "::: note\n",
                    "<",
                    "!",
                    "[a]: /b",
                    "{",
                    "}",
                    "\n: ",
                    "\r\n",
                    "&nbsp;",
                    "[^a]",
                    "\"",
                    "---",
                    "=",
                    "\u{a0}",
                ]);
                text.splice(at..at, mark.chars());
            }
        }
    }
    text.into_iter().collect()
}

/// Runs of letters and digits.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words
        .filter(|word| word.len() > 2)
        .map(str::to_owned)
        .collect()
}

/// What is wrong with an account: something is lost in silence, or said to be lost and is there.
fn fault(text: &str) -> Option<String> {
    let (body, known, found) = read(text);
    if known.iter().any(Diagnostic::is_error) {
        return None;
    }
    let has = format!("{body:?}");
    let missing: Vec<String> = words(text)
        .into_iter()
        .filter(|word| word.starts_with('w') && word.ends_with('x') && !has.contains(word.as_str()))
        .collect();
    match (missing.is_empty(), found.is_empty()) {
        (false, true) => Some(format!("lost in silence: {missing:?}")),
        (true, false) if !lost(text).iter().all(|words| is_expected(words)) => {
            Some(format!("false alarm: {:?}\n{:?}", lost(text), body.blocks))
        }
        _ => None,
    }
}

#[test]
fn what_is_not_said_to_be_lost_is_there_in_any_text() {
    let texts = examples();
    let seeds = 0..1500;
    let faults = seeds.flat_map(|seed| [hostile(seed), mutated(seed, &texts)]);
    let faults: Vec<String> = faults
        .filter_map(|text| fault(&text).map(|fault| format!("{text}\n--- {fault}")))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// More of the same: `FUZZ=100000 FUZZ_FILES="a.md b.md" cargo test --test outside -- --ignored account::fuzz`.
#[test]
#[ignore = "takes as long as one likes"]
fn fuzz() {
    let number = |name: &str, or: u64| std::env::var(name).map_or(or, |n| n.parse().unwrap());
    let (from, count) = (number("FUZZ_FROM", 0), number("FUZZ", 2000));
    let mut texts = examples();
    for file in std::env::var("FUZZ_FILES")
        .unwrap_or_default()
        .split_whitespace()
    {
        let text = String::from_utf8_lossy(&std::fs::read(file).unwrap_or_default()).into_owned();
        texts.push(text.splitn(3, "+++").last().unwrap().to_owned());
    }
    let (mut clean, mut faults) = (0, Vec::new());
    for seed in from..from + count {
        for text in [hostile(seed), mutated(seed, &texts)] {
            let shown = text.clone();
            let fault = std::panic::catch_unwind(move || {
                let (_, known, found) = read(&text);
                (
                    fault(&text),
                    !known.iter().any(Diagnostic::is_error) && found.is_empty(),
                )
            })
            .unwrap_or((Some("panic".to_owned()), false));
            clean += usize::from(fault.1);
            if let Some(fault) = fault.0 {
                faults.push(format!("=== {seed}\n{shown}\n--- {fault}\n"));
            }
        }
    }
    faults.sort_by_key(String::len);
    let shortest: Vec<&str> = faults.iter().take(15).map(String::as_str).collect();
    let count = faults.len();
    assert!(
        faults.is_empty(),
        "{clean} clean, {count} faults\n{}",
        shortest.join("\n")
    );
    println!("{clean} clean");
}
