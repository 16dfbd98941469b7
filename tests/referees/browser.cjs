'use strict';
// Web pages in Chromium, each named on a line of standard input: axe-core judges them in light and dark, wide and
// narrow, with its best practices and the contrast of level AAA; the keyboard follows the links past the parts. The
// answers are the lines that referees.py describes. Modules come from target/referees/ace, through NODE_PATH.

const fs = require('node:fs');
const { pathToFileURL } = require('node:url');

const { launch } = require('./chromium.cjs');
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const { version } = require('axe-core/package.json');

// Two pages at once keep two cores busy.
const PAGES_AT_ONCE = 2;
// 320 pixels are what is left of 1280 at 400 % (WCAG 2.2, 1.4.10).
const VIEWS = [
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 320, scheme: 'light' },
  { width: 320, scheme: 'dark' },
];
// The most that readers may ask for (WCAG 2.2, 1.4.12).
const TEXT_SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }`;
const AXE_OPTIONS = { rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } };

const print = (...fields) => process.stdout.write(fields.join('\t') + '\n');
const oneLine = (text) => String(text ?? '').trim().replace(/\s+/g, ' ').slice(0, 400);

/** What axe finds on the page as it stands. */
async function violations(page) {
  const found = await page.evaluate(async (options) => {
    const { violations } = await axe.run(document, options);
    return violations.map(({ id, nodes }) => `${id}, ${nodes.length} ×, at ${nodes[0].target}: ${nodes[0].failureSummary}`);
  }, AXE_OPTIONS);
  return found.map((violation) => `axe: ${violation}`);
}

/** No page may need scrolling in two directions. */
async function sideways(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [`needs sideways scrolling: ${over} pixels too wide`] : [];
}

/** Each link past the parts shows when the keyboard reaches it, and takes the reader to its part. */
async function skips(page, address) {
  const complaints = [];
  const count = await page.evaluate(() => document.querySelectorAll('.skip a').length);
  for (let place = 0; place < count; place += 1) {
    await page.goto('about:blank');
    await page.goto(address, { waitUntil: 'load' });
    for (let step = 0; step <= place; step += 1) await page.keyboard.press('Tab');
    const link = await page.evaluate(() => {
      const { left, right, top, bottom } = document.activeElement.getBoundingClientRect();
      const isShown = left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight;
      return { href: document.activeElement.getAttribute('href'), isShown };
    });
    if (!link.href?.startsWith('#')) complaints.push(`the keyboard reaches ${link.href} where link ${place + 1} past a part stands`);
    else if (!link.isShown) complaints.push(`the link to ${link.href} does not show when the keyboard reaches it`);
    else {
      await page.keyboard.press('Enter');
      const id = link.href.slice(1);
      const isSeen = await page.evaluate((id) => {
        const place = document.getElementById(id)?.getBoundingClientRect();
        return place !== undefined && place.bottom > 0 && place.top < window.innerHeight;
      }, id);
      await page.keyboard.press('Tab');
      const isPast = isSeen && await page.evaluate((id) => {
        const target = document.getElementById(id);
        const after = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;
        const follows = (element) => (target.compareDocumentPosition(element) & after) !== 0;
        const next = [...document.querySelectorAll('a[href], summary, input, select, button')].find(follows);
        // The next place that the keyboard reaches is the first in the part or after it; there may be none.
        return !next || document.activeElement === next;
      }, id);
      if (!isPast) complaints.push(`the link to ${link.href} does not lead there`);
    }
  }
  return complaints;
}

/** Between the two widths nothing may stick out either. */
async function widths(page) {
  const complaints = [];
  for (const width of [480, 680, 800]) {
    await page.setViewport({ width, height: 800 });
    complaints.push(...(await sideways(page)).map((complaint) => `${width} pixels: ${complaint}`));
  }
  return complaints;
}

async function judge(browser, file) {
  const page = await browser.newPage();
  const address = pathToFileURL(file).href;
  const complaints = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith('data:') && !url.startsWith(address)) complaints.push(`asks for ${url}`);
  });
  page.on('console', (message) => complaints.push(`the console says: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`a script fails: ${error.message}`));
  try {
    // Else only one of the pages that are open has the keyboard.
    await (await page.createCDPSession()).send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(address, { waitUntil: 'load' });
    complaints.push(...await skips(page, address));
    const blank = await page.evaluate(() => [...document.images].filter((image) => image.naturalWidth === 0).length);
    if (blank > 0) complaints.push(`${blank} pictures are not shown`);
    await page.evaluate(axeSource);
    for (const { width, scheme } of VIEWS) {
      await page.setViewport({ width, height: 800 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      const found = [...await violations(page), ...await sideways(page)];
      complaints.push(...found.map((complaint) => `${width} pixels, ${scheme}: ${complaint}`));
    }
    complaints.push(...await widths(page));
    await page.setViewport({ width: 320, height: 800 });
    // Not as an element: a page's policy may know its own style alone.
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, TEXT_SPACING);
    complaints.push(...(await sideways(page)).map((complaint) => `with text spacing: ${complaint}`));
  } catch (error) {
    complaints.push(`could not be judged: ${error.message}`);
  } finally {
    await page.close();
  }
  return complaints;
}

async function main() {
  const files = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean);
  const browser = await launch();
  print('version', `${version} in ${await browser.version()}`);
  let next = 0;
  let failed = 0;
  const worker = async () => {
    while (next < files.length) {
      const file = files[next++];
      const complaints = await judge(browser, file);
      complaints.forEach((complaint) => print('fail', file, oneLine(complaint)));
      if (complaints.length === 0) print('pass', file);
      else failed += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: PAGES_AT_ONCE }, worker));
  } finally {
    await browser.close();
  }
  print('done', files.length, failed);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
