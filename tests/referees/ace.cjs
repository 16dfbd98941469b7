'use strict';
// Ace by DAISY over many EPUBs in one Node process and one browser: each EPUB named on a line of
// standard input is checked, and every violation is a complaint, minor ones too. The answers are the
// lines that referees.py describes. Modules come from target/referees/ace, through NODE_PATH.

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

// A cold browser on a busy machine needs more than Ace's 5 seconds. Read when the runner is loaded.
process.env.ACE_TIMEOUT_INITIAL = '60000';

const puppeteer = require('puppeteer');
const winston = require('winston');
const ace = require('@daisy/ace-core');
const runner = require('@daisy/ace-axe-runner-puppeteer');
const { version } = require('@daisy/ace-core/package.json');
const { ARGUMENTS } = require('./chromium.cjs');

// Two books at once keep two cores busy; Ace itself opens four documents of a book at once.
const BOOKS_AT_ONCE = 2;

const print = (...fields) => process.stdout.write(fields.join('\t') + '\n');
const oneLine = (text) => String(text ?? '').trim().replace(/\s+/g, ' ');

// Ace starts and closes a browser for each book. Here one browser serves them all.
const sharedRunner = { ...runner, launch: async () => {}, close: async () => {} };

async function launchBrowser() {
  const launch = puppeteer.launch.bind(puppeteer);
  puppeteer.launch = (options) => launch({ ...options, args: [...options.args, ...ARGUMENTS] });
  await runner.launch();
}

// One line for each rule broken in a document, with its first snippet.
function complaintsOf(report) {
  const broken = new Map();
  for (const document of report.assertions) {
    for (const assertion of document.assertions) {
      if (assertion['earl:result']['earl:outcome'] !== 'fail') continue;
      const test = assertion['earl:test'];
      const rule = `${test['dct:title']} (${test['earl:impact']}) at ${document['earl:testSubject'].url}`;
      const { count = 0, first = assertion['earl:result'] } = broken.get(rule) ?? {};
      broken.set(rule, { count: count + 1, first });
    }
  }
  return [...broken].map(([rule, { count, first }]) => `${rule}, ${count} ×: ${describe(first)}`).sort();
}

function describe(result) {
  const why = String(result['dct:description']).split('\n').map(oneLine).filter(Boolean).join('; ');
  const snippet = oneLine(result.html).replace(/ xmlns(:\w+)?="[^"]*"/g, '');
  return snippet ? `${why} in ${snippet}` : why;
}

async function judge(book, outdir) {
  try {
    const [, report] = await ace(book, { cwd: process.cwd(), outdir, tmpdir: outdir, jobid: book }, sharedRunner);
    return complaintsOf(report);
  } catch (error) {
    return [`could not be judged: ${oneLine(error?.message ?? error)}`];
  }
}

async function main() {
  winston.configure({ silent: true });
  // Ace logs to the console in places; only answers belong on standard output.
  console.log = console.error;
  print('version', version);
  const books = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'ace-'));
  let next = 0;
  let failed = 0;
  const worker = async () => {
    while (next < books.length) {
      const number = next++;
      const complaints = await judge(books[number], path.join(scratch, String(number)));
      complaints.forEach((complaint) => print('fail', books[number], complaint));
      if (complaints.length === 0) print('pass', books[number]);
      else failed += 1;
    }
  };
  await launchBrowser();
  try {
    await Promise.all(Array.from({ length: BOOKS_AT_ONCE }, worker));
  } finally {
    await runner.close();
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  print('done', books.length, failed);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
