//! The preview from outside: pages, news of changes, the last good page kept, and who is refused.

use std::cell::{OnceCell, RefCell};
use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::support::project::{HOUSE, TODAY, TestProject, project, words};

const GOOD: &str = "Some words.\n\n## First\n\n- one\n- two\n\n## Second\n\nMore words.";
/// A heading that skips a level: an error in any leaflet.
const BAD: &str = "## First\n\n#### Too deep\n\nUnseen words.";
const TEETH: &str = "/leaflet/teeth/en-GB";

/// A running preview, ended when it is dropped.
struct Preview {
    process: Child,
    address: String,
    /// The header that shows the cookie, as a browser that opened the address has it.
    cookie: OnceCell<String>,
    /// What is said after the address.
    said: RefCell<Lines<BufReader<ChildStderr>>>,
}

/// What was answered.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Preview {
    fn of(project: &TestProject, arguments: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_leaflet"))
            .args(["preview", "--no-open", "--today", TODAY])
            .args(arguments)
            .current_dir(project.root())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut said = BufReader::new(process.stdout.take().unwrap());
        said.read_line(&mut line).unwrap();
        let address = line.trim().to_owned();
        let said = BufReader::new(process.stderr.take().unwrap()).lines();
        Self {
            process,
            address,
            cookie: OnceCell::new(),
            said: RefCell::new(said),
        }
    }

    /// "127.0.0.1:43210".
    fn host(&self) -> &str {
        let rest = self.address.strip_prefix("http://").unwrap();
        rest.split('/').next().unwrap()
    }

    fn send(&self, request: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(self.host()).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        BufReader::new(stream)
    }

    /// The path of the address, with its ticket.
    fn first(&self) -> &str {
        self.address.split_once(self.host()).unwrap().1
    }

    /// The next line that the terminal shows and that holds an address.
    fn next_address(&self) -> String {
        let mut said = self.said.borrow_mut();
        let mut lines = said.by_ref().map(|line| line.unwrap());
        let line = lines.find(|line| line.contains("http://")).unwrap();
        line[line.find("http://").unwrap()..].to_owned()
    }

    fn cookie(&self) -> &str {
        self.cookie.get_or_init(|| {
            let answer = self.ask("GET", self.first(), &[&format!("host: {}", self.host())]);
            answer.cookie()
        })
    }

    /// Asks with these lines after the first.
    fn ask(&self, method: &str, path: &str, headers: &[&str]) -> Answer {
        let lines: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
        let request = format!("{method} {path} HTTP/1.1\r\n{lines}connection: close\r\n\r\n");
        let mut text = String::new();
        self.send(&request).read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        Answer {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head: head.to_lowercase(),
            body: body.to_owned(),
        }
    }

    #[track_caller]
    fn get(&self, path: &str) -> Answer {
        self.ask(
            "GET",
            path,
            &[&format!("host: {}", self.host()), self.cookie()],
        )
    }

    #[track_caller]
    fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
        answer.body
    }

    /// The stream of news, past its first lines.
    fn news(&self) -> News {
        let (host, cookie) = (self.host(), self.cookie());
        let request = format!("GET /events HTTP/1.1\r\nhost: {host}\r\n{cookie}\r\n\r\n");
        let mut news = News(self.send(&request));
        news.until("retry:");
        news
    }
}

impl Answer {
    /// The header with the cookie that was given.
    fn cookie(&self) -> String {
        let mut lines = self.head.lines();
        let line = lines.find(|line| line.starts_with("set-cookie:")).unwrap();
        let cookie = line.strip_suffix("; path=/; httponly; samesite=strict");
        cookie.unwrap().replace("set-cookie", "cookie")
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

struct News(BufReader<TcpStream>);

impl News {
    /// Reads to the line that begins so.
    fn until(&mut self, start: &str) {
        let mut line = String::new();
        while !line.starts_with(start) {
            line.clear();
            assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the news end");
        }
    }
}

fn teeth() -> TestProject {
    project().leaflet("teeth", "en-GB", words("Teeth", GOOD))
}

/// The addresses of what is drawn, in order.
fn addresses<'a>(page: &'a str, start: &str) -> Vec<&'a str> {
    let start = format!("src=\"{start}");
    page.match_indices(&start)
        .map(|(at, _)| page[at + 5..].split('"').next().unwrap())
        .collect()
}

#[test]
fn the_list_tells_the_state_of_every_leaflet() {
    let late = words("Ears", GOOD).replace("last_reviewed = 2026", "last_reviewed = 2019");
    let project =
        teeth()
            .leaflet("ears", "en-GB", late)
            .leaflet("nose", "en-GB", words("Nose", BAD));
    let preview = Preview::of(&project, &[]);
    assert!(preview.address.contains("/?key="));
    // What is asked for by name is checked at once, the others a little later.
    for leaflet in ["teeth", "ears", "nose"] {
        preview.page(&format!("/leaflet/{leaflet}/en-GB"));
    }
    let list = preview.page("/");
    for words in [
        "Leaflets of Test Charity",
        "3 leaflets: 1 with errors, 1 overdue for review.",
        "href=\"/leaflet/nose/en-GB\"",
        "overdue by",
        "1 error",
    ] {
        assert!(list.contains(words), "{words}: {list}");
    }
    let found = preview.page("/?find=NOSE");
    assert!(found.contains("/leaflet/nose/") && !found.contains("/leaflet/teeth/"));
}

#[test]
fn a_leaflet_is_shown_as_printed_as_read_and_as_spoken() {
    let project = teeth();
    let preview = Preview::of(&project, &["leaflets/teeth"]);
    assert!(
        preview.address.contains("/leaflet/teeth/en-GB?key="),
        "the only one is opened"
    );
    let page = preview.page(&format!("{TEETH}?edition=giant&theme=dark&size=200"));
    let pages = addresses(&page, "/leaflet/teeth/en-GB/page/giant/");
    assert!(!pages.is_empty());
    for address in pages {
        let svg = preview.page(address);
        assert!(roxmltree::Document::parse(svg.trim()).is_ok(), "{address}");
    }
    let text = addresses(&page, "/leaflet/teeth/en-GB/text.xhtml");
    let text = preview.page(&text[0].replace("&amp;", "&"));
    assert!(text.contains("<li>one"), "{text}");
    assert!(
        text.contains("/assets/text.css?theme=dark&amp;size=200"),
        "{text}"
    );
    let style = preview.page("/assets/text.css?theme=dark&size=200");
    assert!(style.contains("font: 200%"), "{style}");
    assert!(
        page.contains("heading level 2:") && page.contains("list, 2 items"),
        "{page}"
    );
}

#[test]
fn a_figure_stands_in_the_text_with_its_markers() {
    let project = TestProject::empty();
    project
        .leaflet_program(&["init", ".", "--today", TODAY])
        .expect_code(0);
    let preview = Preview::of(&project, &[]);
    let text = preview.page("/leaflet/washing-your-hands/en-GB/text.xhtml");
    let figures = addresses(&text, "/leaflet/washing-your-hands/en-GB/figure/");
    assert_eq!(figures.len(), 1, "{text}");
    let svg = preview.page(figures[0]);
    // The number of a marker is drawn upon its disc, as outlines.
    let lines: Vec<&str> = svg.lines().collect();
    let is_number = |pair: &[&str]| pair[0].starts_with("<circle") && pair[1].starts_with("<path");
    let numbers = lines.windows(2).filter(|pair| is_number(pair)).count();
    assert_eq!(numbers, 3, "{svg}");
}

#[test]
fn a_saved_change_is_told_and_shown() {
    let project = teeth();
    let preview = Preview::of(&project, &[]);
    let before = preview.page(TEETH);
    let mut news = preview.news();
    project.write(
        "leaflets/teeth/en-GB.md",
        words("Teeth", "Marmalade.\n\n## First\n\nWords."),
    );
    news.until("event: leaflet");
    let after = preview.page(TEETH);
    assert!(!before.contains("Marmalade") && after.contains("Marmalade"));
    let first = |page: &str| addresses(page, "/leaflet/teeth/en-GB/page/")[0].to_owned();
    assert_ne!(
        first(&before),
        first(&after),
        "a page that changed has another address"
    );
}

#[test]
fn an_error_stands_above_the_last_good_page_until_it_is_mended() {
    let project = teeth();
    let preview = Preview::of(&project, &[]);
    let good = preview.page(TEETH);
    let pages = addresses(&good, "/leaflet/teeth/en-GB/page/");
    let mut news = preview.news();
    project.write("leaflets/teeth/en-GB.md", words("Teeth", BAD));
    news.until("event: leaflet");
    let broken = preview.page(TEETH);
    assert!(
        broken.contains("1 error. Below is the leaflet as it was before."),
        "{broken}"
    );
    assert!(
        broken.contains("line 9, column 1 of leaflets/teeth/en-GB.md"),
        "{broken}"
    );
    assert!(!broken.contains("Unseen"), "{broken}");
    assert_eq!(addresses(&broken, "/leaflet/teeth/en-GB/page/"), pages);
    assert!(preview.page(pages[0]).contains("<svg"));

    // The house file stops every leaflet; the pages stay all the same.
    project.write("leaflet.toml", "[publisher\n");
    news.until("event: leaflet");
    let broken = preview.page(TEETH);
    assert!(broken.contains("of leaflet.toml"), "{broken}");
    assert_eq!(addresses(&broken, "/leaflet/teeth/en-GB/page/"), pages);

    project.write("leaflet.toml", HOUSE);
    project.write("leaflets/teeth/en-GB.md", words("Teeth", GOOD));
    news.until("event: leaflet");
    news.until("event: list");
    // Both files may have been seen together or one after the other.
    while preview.page(TEETH).contains("as it was before") {
        news.until("event: leaflet");
    }
    assert_eq!(
        addresses(&preview.page(TEETH), "/leaflet/teeth/en-GB/page/"),
        pages
    );
}

#[test]
fn what_was_never_sound_shows_its_error_and_no_page() {
    let project = project().leaflet("teeth", "en-GB", words("Teeth", BAD));
    let preview = Preview::of(&project, &[]);
    let page = preview.page(TEETH);
    assert!(
        page.contains("There is nothing to show until it is mended."),
        "{page}"
    );
    assert!(
        addresses(&page, "").is_empty() || !page.contains("<img"),
        "{page}"
    );
    assert_eq!(
        preview.get(&format!("{TEETH}/page/large/1.svg")).status,
        404
    );
}

#[test]
fn new_leaflets_appear_and_old_ones_go() {
    let project = teeth();
    let preview = Preview::of(&project, &[]);
    preview.page(TEETH);
    let mut news = preview.news();
    project.write("leaflets/ears/cy.md", words("Clustiau", GOOD));
    news.until("event: list");
    assert!(preview.page("/").contains("/leaflet/ears/cy"));
    std::fs::remove_dir_all(project.root().join("leaflets/teeth")).unwrap();
    news.until("event: leaflet");
    assert_eq!(preview.get(TEETH).status, 404);
    assert!(!preview.page("/").contains("/leaflet/teeth/"));
}

#[test]
fn other_names_and_other_sites_are_refused() {
    let project = teeth();
    let preview = Preview::of(&project, &[]);
    let host = format!("host: {}", preview.host());
    let cookie = preview.cookie();
    let refused = |headers: &[&str]| {
        let headers = [headers, &[cookie]].concat();
        preview.ask("GET", TEETH, &headers).status
    };
    assert_eq!(refused(&[&host]), 200);
    assert_eq!(refused(&["host: leaflets.example"]), 421);
    assert_eq!(refused(&[&host, "origin: http://elsewhere.example"]), 403);
    assert_eq!(refused(&[&host, "origin: null"]), 403);
    assert_eq!(refused(&[&host, "sec-fetch-site: cross-site"]), 403);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
        assert_eq!(preview.ask(method, TEETH, &[&host]).status, 405, "{method}");
    }
}

#[test]
fn nobody_without_the_key_sees_a_page() {
    let project = teeth();
    let preview = Preview::of(&project, &[]);
    let host = format!("host: {}", preview.host());
    let port = preview.host().split(':').nth(1).unwrap();
    let wrong = format!("cookie: leaflet-preview-{port}={}", "0".repeat(32));
    for path in [
        "/",
        TEETH,
        "/events",
        "/assets/preview.js",
        "/?key=",
        "/?key=0000",
        "/nothing",
    ] {
        for headers in [&[host.as_str()][..], &[&host, &wrong]] {
            let answer = preview.ask("GET", path, headers);
            assert_eq!(answer.status, 403, "{path}");
            assert!(answer.body.starts_with("Open the whole address"));
        }
    }
    let answer = preview.ask("GET", preview.first(), &[&host]);
    assert_eq!(answer.status, 200);
    assert!(!answer.head.contains("location:"), "{answer:?}");
    let path = preview.first().split('?').next().unwrap();
    assert!(
        answer.body.contains(&format!("0; url={path}\"")),
        "{answer:?}"
    );
    assert_eq!(
        preview.ask("GET", path, &[&host, &answer.cookie()]).status,
        200
    );
}

#[test]
fn a_ticket_is_good_once_and_the_terminal_has_the_next() {
    let project = teeth();
    let preview = Preview::of(&project, &[]);
    let host = format!("host: {}", preview.host());
    // Looking ahead, or asking in the name of another site, uses nothing up.
    assert_eq!(preview.ask("HEAD", preview.first(), &[&host]).status, 403);
    let elsewhere = "origin: http://elsewhere.example";
    assert_eq!(
        preview
            .ask("GET", preview.first(), &[&host, elsewhere])
            .status,
        403
    );
    assert_eq!(preview.ask("GET", preview.first(), &[&host]).status, 200);
    assert_eq!(preview.ask("GET", preview.first(), &[&host]).status, 403);
    let second = preview.next_address();
    let second = second.split_once(preview.host()).unwrap().1;
    assert_ne!(second, preview.first());
    let key = second.split_once("?key=").unwrap().1;
    let away = preview.ask("GET", &format!("//elsewhere.example?key={key}"), &[&host]);
    assert!(away.body.contains("url=/elsewhere.example\""), "{away:?}");
}

/// What other users of the machine can read of the browser's command line opens nothing.
#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_not_told_the_ticket_on_its_command_line() {
    use std::os::unix::fs::PermissionsExt;
    let project = teeth();
    let told = project.root().join("told");
    project.write(
        "bin/xdg-open",
        format!(
            "#!/bin/sh\necho \"$@\" >{0}.part && mv {0}.part {0}\n",
            told.display()
        ),
    );
    let program = project.root().join("bin/xdg-open");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut process = Command::new(env!("CARGO_BIN_EXE_leaflet"))
        .args(["preview", "--today", TODAY])
        .current_dir(project.root())
        .env(
            "PATH",
            format!("{}:/usr/bin:/bin", program.parent().unwrap().display()),
        )
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut address = String::new();
    let mut said = BufReader::new(process.stdout.take().unwrap());
    said.read_line(&mut address).unwrap();
    let key = address.trim().split_once("?key=").unwrap().1;
    let mut line = String::new();
    for _ in 0..600 {
        line = std::fs::read_to_string(&told).unwrap_or_default();
        if !line.is_empty() {
            break;
        }
        thread::sleep(Duration::from_millis(100));
    }
    let page = std::fs::read_to_string(line.trim());
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(
        !line.contains(key) && line.contains(".leaflet-cache/preview-"),
        "{line}"
    );
    assert!(page.unwrap().contains(key));
}

#[test]
fn slow_many_and_huge_requests_keep_nobody_waiting() {
    let project = teeth();
    let preview = Preview::of(&project, &[]);
    let slow: Vec<_> = (0..200)
        .map(|_| preview.send("GET / HTTP/1.1\r\nhost: "))
        .collect();
    let huge = format!("GET / HTTP/1.1\r\nhost: {}\r\nx: ", preview.host());
    let mut stream = preview.send(&huge).into_inner();
    // The server may close before all is sent.
    let part = [b'a'; 4096];
    let sent = (0..100_000)
        .take_while(|_| stream.write_all(&part).is_ok())
        .count();
    assert!(sent < 100_000, "a header without end is read without end");
    assert!(preview.page(TEETH).contains("Teeth"));
    drop(slow);
}

#[test]
fn no_address_leads_to_a_file() {
    let project = teeth().file("secret.md", "A secret.");
    let preview = Preview::of(&project, &[]);
    for path in [
        "/secret.md",
        "/../secret.md",
        "/leaflet/../secret.md",
        "/leaflet/teeth/../../secret",
        "/leaflet/%2e%2e/secret",
        "/leaflet/teeth/..%2f..%2fsecret",
        "/assets/../../secret.md",
        "/assets/%2e%2e%2fsecret.md",
        "//etc/passwd",
        "/leaflets/teeth/en-GB.md",
        "/leaflet.toml",
        "/leaflet/teeth/en-GB/page/large/0.svg",
        "/leaflet/teeth/en-GB/page/large/999.svg",
        "/leaflet/teeth/en-GB/page/huge/1.svg",
        "/leaflet/teeth/en-GB/figure/1.svg",
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("secret."), "{path}");
    }
}

#[test]
fn every_answer_is_held_to_itself_and_kept_nowhere() {
    let project = teeth();
    let preview = Preview::of(&project, &[]);
    let large = format!("{TEETH}/page/large/1.svg");
    let text = format!("{TEETH}/text.xhtml");
    for path in ["/", TEETH, &large, &text, "/assets/preview.js", "/nothing"] {
        let Answer { head, .. } = preview.get(path);
        for line in [
            "cache-control: no-store",
            "x-content-type-options: nosniff",
            "cross-origin-resource-policy: same-origin",
            "content-security-policy: default-src 'none';",
        ] {
            assert!(head.contains(line), "{path}: {head}");
        }
        assert!(!head.contains("unsafe"), "{path}: {head}");
    }
    let policy = preview.get(&text).head;
    assert!(policy.contains("sandbox allow-same-origin") && !policy.contains("script-src"));
}

#[test]
fn hostile_words_stay_words() {
    let hostile = "</script><img src=x onerror=alert(1)> & “quotes\\\"";
    let text = words("TITLE", "Words.").replace("TITLE", &hostile.replace('"', "\\\""));
    let text = text.replace("\\\\\"", "\\\"");
    let project = project().leaflet("teeth", "en-GB", text);
    let preview = Preview::of(&project, &[]);
    for page in [preview.page("/"), preview.page(TEETH)] {
        assert!(page.contains("&lt;/script&gt;&lt;img"), "{page}");
        assert!(!page.contains("<img src=x"), "{page}");
    }
}

#[test]
fn nothing_is_written() {
    let project = teeth();
    let before = project.files("");
    let preview = Preview::of(&project, &[]);
    preview.page("/");
    preview.page(TEETH);
    assert_eq!(project.files(""), before);
}

#[test]
fn paths_that_lead_nowhere_end_with_2() {
    let run = teeth().leaflet_program(&["preview", "--no-open", "leaflets/nose"]);
    let run = run.expect_code(2);
    assert!(
        run.stderr
            .contains("There is no file or folder leaflets/nose."),
        "{}",
        run.stderr
    );
}

/// `leaflet build --watch`, ended after a minute at the latest, so that no test waits for ever.
struct Watch {
    process: Arc<Mutex<Child>>,
    said: Lines<BufReader<ChildStderr>>,
}

impl Watch {
    fn of(project: &TestProject) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_leaflet"))
            .args(["build", "--watch", "--no-verify", "--today", TODAY])
            .current_dir(project.root())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stderr.take().unwrap()).lines();
        let process = Arc::new(Mutex::new(process));
        let to_end = Arc::clone(&process);
        thread::spawn(move || {
            thread::sleep(Duration::from_secs(60));
            to_end.lock().unwrap().kill()
        });
        Self { process, said }
    }

    /// Reads to the line that begins so.
    #[track_caller]
    fn until(&mut self, start: &str) -> String {
        let mut others = Vec::new();
        for line in self.said.by_ref().map(Result::unwrap) {
            if line.starts_with(start) {
                return line;
            }
            others.push(line);
        }
        panic!("no line begins with {start}: {others:?}");
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let mut process = self.process.lock().unwrap();
        process.kill().unwrap();
        process.wait().unwrap();
    }
}

#[test]
fn build_watch_builds_again_at_each_change() {
    let project = teeth();
    let mut watch = Watch::of(&project);
    watch.until("1 leaflet built");
    watch.until("Waiting for changes.");
    let before = project.outputs();
    let path = "leaflets/teeth/en-GB.md";
    project.write(path, words("Teeth", "Marmalade."));
    assert_eq!(watch.until("Changed:"), format!("Changed: {path}."));
    watch.until("1 leaflet built");
    assert_ne!(project.outputs(), before);
    project.write(path, words("Teeth", BAD));
    watch.until("1 leaflet not built: 1 error");
    project.write(path, words("Teeth", GOOD));
    watch.until("1 leaflet built");
    assert_eq!(
        project.outputs(),
        before,
        "the same words give the same bytes"
    );
}
