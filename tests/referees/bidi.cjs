'use strict';
// Sentences of Arabic, Urdu and English in Chromium, in files named on standard input, each with sentences from a grammar that knows
// which words run from left to right. Chromium sets each sentence with these words in `<bdi dir="ltr">`: the markup of
// our e-book and web page must put every character where it does. So must the order that our tests expect of paper.
// On a narrow screen a number stays on one line where there is room, and none is broken inside a group of its digits.
// The answers are the lines that referees.py describes. Modules come from target/referees/ace, through NODE_PATH.

const fs = require('node:fs');
const path = require('node:path');

const { launch } = require('./chromium.cjs');

const STYLES = path.join(__dirname, '..', '..', 'src', 'export');
const style = (format) => fs.readFileSync(path.join(STYLES, format, 'style.css'), 'utf8');
// What leaflets are shown in: 320 pixels, in type as set and four times as large.
const WIDTH = 320;
const SIZES = [18, 72];

const print = (...fields) => process.stdout.write(fields.join('\t') + '\n');
const escaped = (text) => text.replace(/[&<>]/g, (c) => `&#${c.codePointAt(0)};`);

/** The sentence as its grammar knows it. */
const byHand = (pieces) => `<p>${pieces.map(([text, kind]) => (kind === 'around' ? escaped(text) : `<bdi dir="ltr">${escaped(text)}</bdi>`)).join('')}</p>`;

function document(language, css, sentences) {
  const direction = language.startsWith('en') ? 'ltr' : 'rtl';
  const lines = sentences.map((markup) => `<div class="sentence">${markup}</div>`);
  return `<!DOCTYPE html><html lang="${language}" dir="${direction}"><meta charset="utf-8"><style>${css}</style><body>${lines.join('\n')}</body></html>`;
}

/** The characters that are seen of each sentence, with the middle of each, its line and width. */
const characters = (page) => page.evaluate(() => {
  const isSeen = (c) => !/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u.test(c);
  return [...window.document.querySelectorAll('.sentence')].map((sentence) => {
    const found = [];
    const walker = window.document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let at = 0;
      for (const c of node.data) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at += c.length);
        const [box] = range.getClientRects();
        if (box && isSeen(c)) found.push({ c, x: box.left + box.width / 2, y: box.top, width: box.width, height: box.height });
      }
    }
    return found;
  });
});

const order = (found) => [...found].sort((a, b) => a.x - b.x).map(({ c }) => c).join('');

/** Which groups are broken, and which numbers though the line had room. */
function breaks(found, pieces, room, isNormal) {
  const complaints = [];
  let at = 0;
  const take = (text) => {
    const length = [...text.replace(/\s/gu, '')].length;
    return found.slice(at, at += length);
  };
  const isOneLine = (some) => some.every(({ y, height }) => Math.abs(y - some[0].y) < height / 2);
  const width = (some) => some.reduce((sum, { width }) => sum + width, 0);
  let before = '';
  for (const [text, kind] of pieces) {
    // What is written as one with a word needs its room.
    const isApart = before === '' || /[\s([«“]$/u.test(before);
    before = text;
    const groups = text.split(/\s+/u).filter(Boolean).map(take);
    if (kind !== 'number') continue;
    // What stands close to a group goes with it.
    const broken = groups.filter((group) => isApart && width(group) < 0.75 * room && !isOneLine(group));
    if (broken.length > 0) complaints.push(`${text} is broken inside a group`);
    const whole = groups.flat();
    if (isNormal && !isOneLine(whole)) complaints.push(`${text} is broken though there is room`);
  }
  return complaints;
}

async function judge(page, file) {
  const { language, sentences } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const complaints = [];
  const oneLine = '* { white-space: nowrap !important; } li { list-style: none; }';
  const shown = async (css, markups) => {
    await page.setContent(document(language, css, markups));
    return characters(page);
  };
  await page.setViewport({ width: 1280, height: 800 });
  const expected = (await shown(oneLine, sentences.map(({ pieces }) => byHand(pieces)))).map(order);
  sentences.forEach((sentence, index) => {
    if (sentence.expected !== expected[index]) complaints.push(`our tests expect ${sentence.expected}, Chromium shows ${expected[index]}`);
  });
  for (const format of ['epub', 'html']) {
    const markups = sentences.map((sentence) => sentence[format]);
    await page.setViewport({ width: 1280, height: 800 });
    (await shown(style(format) + oneLine, markups)).map(order).forEach((seen, index) => {
      if (seen !== expected[index]) complaints.push(`${format}: ${seen} for ${expected[index]}, of ${markups[index]}`);
    });
    await page.setViewport({ width: WIDTH, height: 800 });
    for (const size of SIZES) {
      const narrow = `${style(format)} body { margin: 0; padding: 0; font-size: ${size}px !important; } .sentence, .sentence > * { margin: 0; padding: 0; max-width: none; font-size: 1em; }`;
      (await shown(narrow, markups)).forEach((found, index) => {
        const broken = breaks(found, sentences[index].pieces, WIDTH, size === SIZES[0]);
        complaints.push(...broken.map((complaint) => `${format}, ${size} px: ${complaint}, of ${markups[index]}`));
      });
    }
  }
  return complaints;
}

async function main() {
  const files = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean);
  const browser = await launch();
  print('version', await browser.version());
  const page = await browser.newPage();
  let failed = 0;
  try {
    for (const file of files) {
      const complaints = await judge(page, file);
      complaints.forEach((complaint) => print('fail', file, complaint.replace(/\s+/g, ' ').slice(0, 600)));
      if (complaints.length === 0) print('pass', file);
      else failed += 1;
    }
  } finally {
    await browser.close();
  }
  print('done', files.length, failed);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
