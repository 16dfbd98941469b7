//! A plain driver for stable Rust: changes found cases at random, and feeds the entries with them for some time.
//!
//!     mutate ENTRY SECONDS [SEED]      ENTRY is one of leaflet, markdown, settings, picture, records, all
//!
//! It knows nothing of coverage. What is being tried is in `artifacts/ENTRY-now` before it is tried, so that what
//! ends the process (an overflow of the stack, a lack of memory) is known too. What panics or takes longer than
//! [`SLOW`] is kept in `artifacts`; what does not end within [`ENDLESS`] ends the process.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{self, ExitCode};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use fastrand::Rng;
use leaflet_fuzz::{ENTRIES, Entry};

/// What takes longer is a finding.
const SLOW: Duration = Duration::from_secs(20);
/// What takes longer is taken to have no end.
const ENDLESS: Duration = Duration::from_secs(600);
/// When the case began that is being tried.
static BEGAN: Mutex<Option<Instant>> = Mutex::new(None);
/// The most bytes that are tried.
const LARGEST: usize = 200_000;

/// Pieces that mean something somewhere.
const PIECES: &[&str] = &[
    "\n", "\n\n", "\r", "\r\n", "\t", "    ", " ", "  \n", "\\", "\u{0}", "\u{7}", "\u{feff}", "\u{ffff}", "\u{202e}",
    "\u{2066}", "\u{2069}", "\u{200d}", "\u{200b}", "\u{ad}", "\u{a0}", "\u{301}", "\u{e0001}", "é", "ß", "İ", "ﬁ",
    "א", "ا", "١", "क्ष", "ကျ", "ខ្មែ", "ไทย", "中", "👩‍👩‍👧", "🇬🇧", "\u{10ffff}", "*", "**", "_", "`", "```\n", "~~~\n",
    "# ", "## ", "### ", "###### ", "- ", "+ ", "1. ", "999999999. ", "> ", "|", "|-|-|\n", "|a|b|\n", "\\|", "[", "]",
    "(", ")", "![", "](", "](x.svg)", "](arm.svg \"", "](https://example.org/)", "](tel:08088001123)", "](lang:cy)",
    "](lang:ar)", "](#a)", "](javascript:x)", "[^a]", "[^a]: ", "[r]: /u\n", "{#a}", "{.decorative}", "<", ">", "<b>",
    "<!--", "-->", "<!-- allow long-word: x -->\n\n", ":::", "::: note\n", "::: warning\n", "::::\n",
    "::: figure arm\n:::\n", "::: helpline\n:::\n", "::: write-in 60\n:::\n", "::: table no-row-headers\n", ": ", "\n: ",
    "&amp;", "&#0;", "&#x202e;", "&nbsp;", "---\n", "===\n", "+++\n", "5 mg", "0808 800 1123", "+44 (0)20", "5–10",
    "www.example.org", "a@b.example", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "title = ", "\"\"\"", "'''", "\"", "=", "[[", "]]", "{", "}", "0x7fffffffffffffff", "1e999", "nan", "-0.0",
    "2026-02-30", "9999-12-31", "0000-01-01", "true", "next_review = ", "status = \"draft\"\n", "sources = [",
    "[words.en-GB]\n", "[[label]]\n", "marker = [", "point = [0, 1e9]\n", "[publisher]\n", "language = \"ur\"\n",
    "<svg", "<g>", "</g>", "<use href=\"#a\"/>", "id=\"a\"", "fill=\"url(#a)\"", "<pattern", "<mask", "<filter",
    "<feGaussianBlur stdDeviation=\"9\"/>", "transform=\"scale(1e30)\"", "opacity=\"0.5\"", "d=\"M0 0", "1e38", "-1e-45",
    "<![CDATA[", "<!ENTITY a \"b\">", "xlink:href=\"", "IHDR", "IDAT", "IEND", "acTL", "iCCP", "eXIf", "null", "{\"",
    "\"outputs\":[", "\"path\":\"../../x\"", "18446744073709551616", "\"sha256\":", "\"languages\":1",
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (Some(name), Some(seconds)) = (
        arguments.first(),
        arguments.get(1).and_then(|seconds| seconds.parse().ok()),
    ) else {
        eprintln!("usage: mutate leaflet|markdown|settings|picture|records|all SECONDS [SEED]");
        return ExitCode::from(2);
    };
    let seed = arguments.get(2).and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or_else(|| Rng::new().u64(..));
    let wanted: Vec<_> = ENTRIES
        .into_iter()
        .filter(|(entry, _)| entry == name || name == "all")
        .collect();
    let each = Duration::from_secs(seconds) / u32::try_from(wanted.len().max(1)).unwrap_or(1);
    println!("seed {seed}");
    thread::spawn(watch);
    let found: usize = wanted
        .iter()
        .map(|(name, entry)| fuzz(name, *entry, each, Rng::with_seed(seed)))
        .sum();
    match found {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Tries an entry for some time; returns how many findings there were.
fn fuzz(name: &str, entry: Entry, time: Duration, mut random: Rng) -> usize {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let artifacts = here.join("artifacts");
    fs::create_dir_all(&artifacts).expect("fuzz/artifacts can be made");
    let mut cases = corpus(here, name);
    let (start, mut tried, mut found) = (Instant::now(), 0_u64, 0);
    while start.elapsed() < time {
        let case = mutated(&cases, &mut random);
        let now = artifacts.join(format!("{name}-now"));
        fs::write(&now, &case).expect("fuzz/artifacts can be written");
        let began = Instant::now();
        set_began(Some(began));
        let is_sound = catch_unwind(AssertUnwindSafe(|| entry(&case))).is_ok();
        let took = began.elapsed();
        set_began(None);
        tried += 1;
        if !is_sound || took > SLOW {
            found += 1;
            let kept = artifacts.join(format!("{name}-{}-{found}", start.elapsed().as_millis()));
            println!("{name}: {} after {took:?}: {}", if is_sound { "slow" } else { "panic" }, kept.display());
            fs::write(kept, &case).expect("fuzz/artifacts can be written");
        } else if random.u8(..) == 0 && cases.len() < 4000 {
            // Changes upon changes, now and then.
            cases.push(case);
        }
    }
    println!("{name}: {tried} tried, {found} found");
    found
}

fn set_began(began: Option<Instant>) {
    *BEGAN.lock().expect("nothing panics while it is held") = began;
}

/// Ends the process when a case has no end.
fn watch() {
    loop {
        thread::sleep(Duration::from_secs(1));
        let began = *BEGAN.lock().expect("nothing panics while it is held");
        if began.is_some_and(|began| began.elapsed() > ENDLESS) {
            println!("what is in artifacts under a name with -now has no end");
            process::exit(1);
        }
    }
}

/// Found cases, and good sources to start from.
fn corpus(here: &Path, name: &str) -> Vec<Vec<u8>> {
    let root = here.join("..");
    let folders: &[&str] = match name {
        "leaflet" | "markdown" => &["leaflets", "tests/fixtures/leaflets", "tests/fixtures/rules"],
        "settings" => &["images", "tests/fixtures/rules"],
        "picture" => &["images", "tests/fixtures/pictures"],
        _ => &[],
    };
    let mut files = Vec::new();
    for folder in folders {
        gather(&root.join(folder), &mut files);
    }
    let endings: &[&str] = match name {
        "leaflet" | "markdown" => &["md"],
        "settings" => &["toml"],
        _ => &["svg", "png", "jpg"],
    };
    let is_wanted = |path: &PathBuf| path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted));
    files.retain(is_wanted);
    gather(&root.join("tests/hostile/corpus").join(name), &mut files);
    files.sort();
    let mut cases: Vec<Vec<u8>> = files.iter().filter_map(|path| fs::read(path).ok()).collect();
    cases.push(Vec::new());
    cases
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => gather(&path, files),
            false => files.push(path),
        }
    }
}

/// One case, changed a few times.
fn mutated(cases: &[Vec<u8>], random: &mut Rng) -> Vec<u8> {
    let mut case = random.choice(cases).cloned().unwrap_or_default();
    for _ in 0..random.usize(1..8) {
        let at = random.usize(0..=case.len());
        let end = (at + random.usize(0..64)).min(case.len());
        match random.u8(0..10) {
            0..=3 => {
                let piece = random.choice(PIECES).copied().unwrap_or_default();
                case.splice(at..at, piece.bytes());
            }
            4 => {
                // Ten thousand of a kind, now and then: what is not linear shows.
                let times = 1 << random.u32(0..14);
                let piece = random.choice(PIECES).copied().unwrap_or_default();
                case.splice(at..at, piece.repeat(times).into_bytes());
            }
            5 => drop(case.drain(at..end)),
            6 => {
                let part = case.get(at..end).unwrap_or_default().repeat(random.usize(1..50));
                case.splice(at..at, part);
            }
            7 => {
                let other = random.choice(cases).map(Vec::as_slice).unwrap_or_default();
                let from = random.usize(0..=other.len());
                let to = (from + random.usize(0..2000)).min(other.len());
                case.splice(at..end, other.get(from..to).unwrap_or_default().iter().copied());
            }
            8 => {
                if let Some(byte) = case.get_mut(at) {
                    *byte = random.u8(..);
                }
            }
            _ => {
                if let Some(byte) = case.get_mut(at) {
                    *byte ^= 1 << random.u32(0..8);
                }
            }
        }
    }
    case.truncate(LARGEST);
    case
}
