"""The outside referees: what each needs, how it is asked, and what it answers.

A helper (VeraPdf.java, EpubCheckAll.java, ace.cjs, browser.cjs, bidi.cjs, opds.cjs, harfbuzz.py, mupdf.py) reads one path on each line of standard input
and writes lines of fields parted by tabs:

    version <version>
    pass <path>
    fail <path> <complaint>       one or more for a file that fails
    done <files> <failed>         the last line: without it, the helper broke off

A file about which a helper says nothing has failed, so silence never passes.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlparse

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent.parent / "target" / "referees"
JAXB = ["jaxb-api", "jaxb-runtime", "jaxb-core", "javax.activation", "istack-commons-runtime", "txw2"]
# Most runs are short: the quick compiler and the simple collector leave the cores to the others.
OPDS_SCHEMAS = TARGET / "opds-schemas"
JAVA = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true"]
# A referee that hangs must not hang the tests: seconds to start, and for each file.
START_SECONDS, FILE_SECONDS = 180, 20


@dataclass
class Verdict:
    """What one referee said: complaints by file (an empty list is a pass), or why it was skipped."""

    referee: str
    files: list[str]
    version: str = ""
    complaints: dict[str, list[str]] = field(default_factory=dict)
    skipped: str = ""
    seconds: float = 0.0

    def failed(self) -> list[str]:
        return [path for path in self.files if self.complaints.get(path)]


@dataclass(frozen=True)
class Referee:
    """`absent` says why it cannot run, or nothing; `judge` fills in a verdict."""

    name: str
    suffix: str
    absent: Callable[[], str]
    judge: Callable[[Verdict], None]

    def run(self, files: list[str]) -> Verdict:
        verdict = Verdict(self.name, [path for path in files if path.lower().endswith(self.suffix)])
        verdict.skipped = self.absent()
        if verdict.files and not verdict.skipped:
            start = time.monotonic()
            self.judge(verdict)
            verdict.seconds = time.monotonic() - start
        return verdict


def not_set_up(name: str) -> Callable[[], str]:
    """Whether tests/referees/setup left this referee out, and the reason that it recorded."""

    def absent() -> str:
        if (TARGET / name / "stamp").is_file():
            return ""
        reason = TARGET / f"{name}.skipped"
        return reason.read_text().strip() if reason.is_file() else "not set up: run tests/referees/setup"

    return absent


def without(*commands: str) -> Callable[[], str]:
    def absent() -> str:
        missing = [command for command in commands if not shutil.which(command)]
        return f"not on this machine: {', '.join(missing)}; run tests/referees/setup" if missing else ""

    return absent


def ask_helper(command: Callable[[], list[str]], **variables: str) -> Callable[[Verdict], None]:
    """Runs a helper once over all files, in a scratch home that is thrown away."""

    def judge(verdict: Verdict) -> None:
        with tempfile.TemporaryDirectory(prefix="referee-") as scratch:
            homes = {name: scratch for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
            process = subprocess.Popen(
                command(), env={**os.environ, **homes, **variables}, text=True, encoding="utf-8", errors="replace",
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            try:
                answers, errors = process.communicate(
                    "".join(f"{path}\n" for path in verdict.files),
                    timeout=START_SECONDS + FILE_SECONDS * len(verdict.files))
            except subprocess.TimeoutExpired:
                # Asked to end, not killed, so that Ace takes its browser along.
                process.terminate()
                answers, errors = process.communicate()
                errors = f"stopped: it took too long. {errors}"
        read_answers(verdict, answers, errors)

    return judge


def read_answers(verdict: Verdict, answers: str, errors: str) -> None:
    done = False
    for line in answers.splitlines():
        match line.split("\t", 2):
            case ["version", version]:
                verdict.version = version
            case ["pass", path]:
                verdict.complaints.setdefault(path, [])
            case ["fail", path, complaint]:
                verdict.complaints.setdefault(path, []).append(complaint)
            case ["done", *_]:
                done = True
    reason = " ".join(errors.split())[:400] or "it gave no reason"
    for path in verdict.files:
        if path not in verdict.complaints:
            verdict.complaints[path] = [f"the referee did not answer: {reason}"]
    if not done:
        verdict.complaints[verdict.files[-1]].append(f"the referee broke off: {reason}")


def run(*command: str) -> tuple[int, str, str]:
    try:
        result = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=60)
    except subprocess.TimeoutExpired:
        return 1, "", f"{command[0]} took more than 60 seconds"
    return result.returncode, result.stdout, result.stderr


def ask_qpdf(verdict: Verdict) -> None:
    verdict.version = run("qpdf", "--version")[1].split("\n")[0].removeprefix("qpdf version ")
    for path in verdict.files:
        # 2 is an error, 3 a warning: neither may leave.
        code, out, errors = run("qpdf", "--check", path)
        said = [line for line in (errors + out).splitlines() if line.startswith(("WARNING", "ERROR", "qpdf:", path))]
        verdict.complaints[path] = (said or [f"qpdf ended with code {code}"]) if code else []


def ask_poppler(verdict: Verdict) -> None:
    verdict.version = run("pdfinfo", "-v")[2].split("\n")[0].removeprefix("pdfinfo version ")
    for path in verdict.files:
        verdict.complaints[path] = poppler_complaints(path)


def poppler_complaints(path: str) -> list[str]:
    """A reader opens the file without a word of protest, finds it tagged, and finds its words."""
    info_code, info, info_errors = run("pdfinfo", path)
    text_code, text, text_errors = run("pdftotext", "-enc", "UTF-8", path, "-")
    # Both tools meet the same fault: say it once.
    complaints = list(dict.fromkeys((info_errors + text_errors).splitlines()))
    if info_code or text_code:
        return complaints or ["poppler could not read it"]
    facts = dict(line.split(":", 1) for line in info.splitlines() if ":" in line)
    if facts.get("Tagged", "").strip() != "yes":
        complaints.append("not tagged")
    if not text.strip():
        complaints.append("pdftotext finds no words")
    if "\N{REPLACEMENT CHARACTER}" in text:
        complaints.append("pdftotext finds a character that it cannot name (U+FFFD)")
    return complaints


def ask_nu(verdict: Verdict) -> None:
    # Its schemas are deep: with the usual stack it gives up in the middle.
    jar = ["-Xss8m", "-jar", str(TARGET / "ace" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar")]
    verdict.version = run(*JAVA, *jar, "--version")[1].strip()
    try:
        result = subprocess.run(
            [*JAVA, *jar, "--format", "json", "--stdout", "--exit-zero-always", *verdict.files], capture_output=True,
            text=True, encoding="utf-8", errors="replace", timeout=START_SECONDS + FILE_SECONDS * len(verdict.files))
        messages = json.loads(result.stdout)["messages"]
    except (subprocess.TimeoutExpired, json.JSONDecodeError) as reason:
        messages, broke_off = [], f"the referee broke off: {str(reason)[:400]}"
        verdict.complaints = {path: [broke_off] for path in verdict.files}
        return
    verdict.complaints = {path: [] for path in verdict.files}
    for message in messages:
        # It takes the scheme `data:` in a policy for the name of a host; Chromium, which knows better, judges that.
        text = message["message"]
        if text.startswith("Resource violates Content Security Policy") and "“data:image/" in text:
            continue
        # Nor does it find a text by its hash once that has several lines. Chromium says if it runs no script.
        if text.startswith(("Inline style violates", "Inline script violates")):
            continue
        # And it guesses a language by its letters, which hostile words mislead.
        if text.startswith("This document appears to be written in"):
            continue
        path = unquote(urlparse(message.get("url", "")).path)
        where = f"line {message.get('lastLine', '?')}: " if message.get("url") else ""
        verdict.complaints.setdefault(path, []).append(f"{where}{text[:300]}")


def verapdf_command() -> list[str]:
    # Debian's JAXB comes first: the one inside the jar was cut down and cannot read the profiles.
    jars = [f"/usr/share/java/{name}.jar" for name in JAXB]
    home = TARGET / "verapdf"
    return [*JAVA, "-cp", ":".join([str(home), *jars, str(home / "verapdf.jar")]), "VeraPdf"]


def epubcheck_command() -> list[str]:
    home = TARGET / "epubcheck"
    return [*JAVA, "-cp", f"{home}:{home}/epubcheck.jar:{home}/lib/*", "EpubCheckAll"]


def ace_command() -> list[str]:
    return ["node", str(HERE / "ace.cjs")]


def browser_command() -> list[str]:
    return ["node", str(HERE / "browser.cjs")]


def bidi_command() -> list[str]:
    return ["node", str(HERE / "bidi.cjs")]


def mupdf_command() -> list[str]:
    return [sys.executable, "-B", str(HERE / "mupdf.py")]


def without_schemas() -> str:
    absent = not_set_up("ace")()
    return absent or ("" if OPDS_SCHEMAS.is_dir() else f"there is no {OPDS_SCHEMAS}: README.md says what belongs there")


def opds_command() -> list[str]:
    return ["node", str(HERE / "opds.cjs"), str(OPDS_SCHEMAS)]


def harfbuzz_command() -> list[str]:
    return [sys.executable, "-B", str(HERE / "harfbuzz.py")]


# The slowest first, so that the others fill the second core meanwhile.
IN_CHROMIUM = {"NODE_PATH": str(TARGET / "ace" / "node_modules"),
               "PUPPETEER_EXECUTABLE_PATH": shutil.which("chromium") or "chromium"}
REFEREES = [
    Referee("Ace by DAISY", ".epub", not_set_up("ace"), ask_helper(ace_command, **IN_CHROMIUM)),
    Referee("axe-core", ".html", not_set_up("ace"), ask_helper(browser_command, **IN_CHROMIUM)),
    Referee("Nu Html Checker", ".html", not_set_up("ace"), ask_nu),
    Referee("veraPDF, PDF/UA-1 and PDF/A-2a", ".pdf", not_set_up("verapdf"), ask_helper(verapdf_command)),
    Referee("EPUBCheck", ".epub", not_set_up("epubcheck"), ask_helper(epubcheck_command)),
    Referee("HarfBuzz", ".jsonl", not_set_up("harfbuzz"), ask_helper(
        harfbuzz_command, PYTHONPATH=str(TARGET / "harfbuzz" / "wheel"))),
    Referee("Chromium", ".bidi.json", not_set_up("ace"), ask_helper(bidi_command, **IN_CHROMIUM)),
    Referee("MuPDF", ".bidi.json", without("mutool"), ask_helper(mupdf_command)),
    Referee("OPDS 2.0 schemas", "opds.json", without_schemas, ask_helper(
        opds_command, NODE_PATH=IN_CHROMIUM["NODE_PATH"])),
    Referee("qpdf", ".pdf", without("qpdf"), ask_qpdf),
    Referee("poppler", ".pdf", without("pdfinfo", "pdftotext"), ask_poppler),
]
