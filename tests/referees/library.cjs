'use strict';
// The library's page, used in Chromium as at a desk: search, choices, keyboard, paper, and all of it without a script.
// The program is the only argument; modules come from target/referees/ace, through NODE_PATH. What axe-core and the Nu
// checker say of the page is asked by `check`, as of every page. Ends with 1 if anything failed.

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const { PATIENCE, launch } = require('./chromium.cjs');

const program = path.resolve(process.argv[2]);

/** Title, language, status and days until the review, by leaflet. */
const LEAFLETS = {
  kidneys: [['Your kidneys', 'en-GB', 'current', 500], ['Eich arennau', 'cy', 'current', 500]],
  etude: [['Étude of the heart', 'en-GB', 'current', -10], ['Serce', 'pl', 'draft', -10]],
  skin: [['Skin <b>& hair</b>', 'en-GB', 'current', 30]],
  lungs: [['Lungs', 'en-GB', 'sample', -10]],
};

let passed = 0;
let failed = 0;
function expect(what, found, expected) {
  const [is, should] = [found, expected].map((value) => JSON.stringify(value));
  if (is === should) passed += 1;
  else {
    failed += 1;
    console.log(`library: FAILED: ${what}: ${is}, not ${should}`);
  }
}

const inDays = (days) => {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

function build(folder) {
  execFileSync(program, ['init', folder, '--today', '2026-03-31'], { stdio: 'ignore' });
  fs.rmSync(path.join(folder, 'leaflets'), { recursive: true });
  for (const [id, translations] of Object.entries(LEAFLETS)) {
    fs.mkdirSync(path.join(folder, 'leaflets', id), { recursive: true });
    for (const [title, language, status, days] of translations) {
      const text = `+++\ntitle = '${title}'\nstatus = "${status}"\nlast_reviewed = 2024-01-15\nlast_modified = 2024-01-15\n`
        + `next_review = ${inDays(days)}\n+++\n\nCall us if it hurts.\n`;
      fs.writeFileSync(path.join(folder, 'leaflets', id, `${language}.md`), text);
    }
  }
  execFileSync(program, ['build', '--no-verify', '--quiet', '--edition', 'all', '--project', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  return pathToFileURL(path.join(folder, 'dist', 'index.html')).href;
}

async function open(browser, address, { script = true, width = 1280, height = 900 } = {}) {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height });
  page.on('pageerror', (error) => expect('the script runs', error.message, ''));
  page.on('console', (message) => expect('the console is silent', message.text(), ''));
  page.on('request', (request) => {
    const isOwn = request.isNavigationRequest() || request.url().startsWith('data:');
    if (!isOwn) expect('the page asks for nothing', request.url(), '');
  });
  await page.goto(address, { waitUntil: 'load' });
  return page;
}

/** The titles in sight, and under each the languages whose files are in sight. */
const inSight = (page) => page.evaluate(() => [...document.querySelectorAll('#leaflets > li')]
  .filter((leaflet) => leaflet.checkVisibility())
  .map((leaflet) => {
    const rows = [...leaflet.querySelectorAll('[data-of]')];
    const isOpen = (row) => row.querySelector('ul').checkVisibility({ contentVisibilityAuto: true });
    return [leaflet.querySelector('h2').textContent, ...rows.filter(isOpen).map((row) => row.dataset.of.split(' ')[0])];
  }));
const ALL = [
  ['Étude of the heart', 'en-GB'],
  ['Lungs', 'en-GB'],
  ['Skin <b>& hair</b>', 'en-GB'],
  ['Your kidneys', 'en-GB'],
];

/** The count that a screen reader is told, once it is said. */
async function expectCount(page, what, count) {
  const said = () => page.$eval('#shown', (line) => line.textContent);
  await page.waitForFunction((wanted) => document.querySelector('#shown').textContent.endsWith(wanted),
    { timeout: PATIENCE, polling: 50 }, ` ${count}`).catch(() => {});
  expect(`${what} is counted`, await said(), `Leaflets shown: ${count}`);
}

async function searches(browser, address) {
  const page = await open(browser, address);
  expect('the list', await inSight(page), ALL);
  const search = async (words) => {
    await page.$eval('#find', (field) => { field.value = ''; });
    await page.type('#find', words);
    return inSight(page);
  };
  expect('accents and capitals do not matter', await search('ETUDE'), [['Étude of the heart', 'en-GB']]);
  await expectCount(page, 'one leaflet', 1);
  expect('a title in another language opens it', await search('arennau'), [['Your kidneys', 'cy']]);
  expect('words and a language together', await search('kidneys welsh'), [['Your kidneys', 'cy']]);
  expect('markup in a title is words', await search('<b>& h'), [['Skin <b>& hair</b>', 'en-GB']]);
  expect('what no leaflet has', await search('nothing at all'), []);
  await expectCount(page, 'no leaflet', 0);
  expect('it is said', await page.$eval('#none', (line) => line.checkVisibility()), true);
  await page.keyboard.press('Escape');
  expect('Escape clears the search', await inSight(page), ALL);
  await expectCount(page, 'every leaflet', 4);
  await page.close();
}

async function chooses(browser, address) {
  const page = await open(browser, address);
  const words = (choice) => page.$$eval(`#${choice} option`, (options) => options.map((option) => option.text));
  expect('languages have their names in the house language too', await words('language'),
    ['All languages', 'English', 'Welsh (\u2068Cymraeg\u2069)', 'Polish (\u2068polski\u2069)']);
  expect('states', await words('state'),
    ['All states', 'In use', 'Draft, do not hand out', 'Sample, do not hand out', 'Review overdue', 'Review due soon']);
  await page.select('#language', 'cy');
  expect('a language', await inSight(page), [['Your kidneys', 'cy']]);
  await page.select('#language', 'pl');
  await page.select('#state', 'current');
  expect('a language in a state that it has nowhere', await inSight(page), []);
  await page.select('#state', 'draft');
  expect('a language in a state', await inSight(page), [['Étude of the heart', 'pl']]);
  const kept = page.url();
  await page.reload();
  expect('the address keeps the choice', await inSight(page), [['Étude of the heart', 'pl']]);
  await page.click('button[type="reset"]');
  await page.waitForFunction(() => document.activeElement.id === 'find', { timeout: PATIENCE });
  expect('all is shown again', await inSight(page), ALL);
  expect('and the address forgets it', [kept.includes('#'), page.url().includes('#')], [true, false]);
  await page.select('#state', 'overdue');
  expect('overdue reviews: neither drafts nor samples', await inSight(page), [['Étude of the heart', 'en-GB']]);
  await page.select('#state', 'soon');
  expect('reviews that are near', await inSight(page), [['Skin <b>& hair</b>', 'en-GB']]);
  const marks = await page.$$eval('.standing', (marks) => marks.map((mark) => mark.textContent));
  expect('they are marked in words', marks, ['Review overdue', 'Review due soon']);
  await page.close();
}

/** From the keyboard alone: to the search, to a language, to its large print. */
async function walks(browser, address) {
  const page = await open(browser, address);
  const at = () => page.evaluate(() => {
    const { activeElement } = document;
    const { top, bottom } = activeElement.getBoundingClientRect();
    const head = document.querySelector('header');
    const isCovered = !head.contains(activeElement) && getComputedStyle(head).position === 'sticky'
      && top < head.getBoundingClientRect().bottom;
    return [activeElement.id || activeElement.textContent, !isCovered && bottom > 0 && top < innerHeight];
  });
  const next = async () => {
    await page.keyboard.press('Tab');
    return at();
  };
  expect('first the search', await next(), ['find', true]);
  await page.keyboard.type('kidneys');
  for (const id of ['language', 'state', 'Show all leaflets']) expect('then the choices', await next(), [id, true]);
  for (const name of ['Clear print', 'Large print', 'Giant print', 'Web page', 'E-book (EPUB)']) {
    expect('then the files', await next(), [name, true]);
  }
  expect('then the other language', await next(), ['Cymraeg Welsh', true]);
  await page.keyboard.press('Enter');
  await next();
  expect('its files', await next(), ['Large print', true]);
  // The viewer of PDFs is the browser's business: it is not started.
  await page.setRequestInterception(true);
  page.on('request', (request) => (request.url().endsWith('.pdf') ? request.abort() : request.continue()));
  const [opened] = await Promise.all([
    page.waitForRequest((request) => request.isNavigationRequest(), { timeout: PATIENCE }),
    page.keyboard.press('Enter'),
  ]);
  expect('Enter opens the PDF', opened.url().split('/dist/')[1], 'kidneys/kidneys.cy.large.pdf');
  await page.close();
}

async function goesWithoutScript(browser, address) {
  const page = await open(browser, address, { script: false });
  expect('without script the list', await inSight(page), ALL);
  expect('without script no search', await page.$eval('#search', (search) => search.checkVisibility()), false);
  const reviews = await page.$$eval('#state option:not([disabled])', (options) => options.length);
  expect('without script only states that need no clock', reviews, 4);
  await page.select('#language', 'cy');
  expect('without script a language, open', await inSight(page), [['Your kidneys', 'cy']]);
  await page.select('#language', '');
  await page.select('#state', 'sample');
  expect('without script a state', await inSight(page), [['Lungs', 'en-GB']]);
  await page.click('button[type="reset"]');
  expect('without script all again', await inSight(page), ALL);
  await page.close();
}

/** What is chosen, on paper: no search, no choices, every language open. */
async function prints(browser, address) {
  const page = await open(browser, address);
  await page.emulateMediaType('print');
  const [kidneys] = (await inSight(page)).slice(-1);
  expect('on paper every language', kidneys, ['Your kidneys', 'en-GB', 'cy']);
  expect('on paper no form', await page.$eval('form', (form) => form.checkVisibility()), false);
  await page.close();
}

/** No page may need scrolling in two directions (WCAG 2.2, 1.4.10), and what is touched is large (2.5.5). */
async function fits(browser, address) {
  for (const [width, height] of [[320, 256], [768, 1024], [1280, 900]]) {
    const page = await open(browser, address, { width, height });
    await page.$$eval('details', (all) => all.forEach((details) => { details.open = true; }));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(`${width} pixels need no sideways scrolling`, Math.max(over, 0), 0);
    const small = await page.$$eval('input, select, button, summary, [data-of] li, #letters a',
      (all) => all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).length);
    expect(`at ${width} pixels all that is touched is 44 pixels high`, small, 0);
    await page.close();
  }
}

async function main() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leaflet-library-'));
  const browser = await launch();
  try {
    const address = build(path.join(folder, 'project'));
    for (const use of [searches, chooses, walks, goesWithoutScript, prints, fits]) await use(browser, address);
  } finally {
    await browser.close();
    fs.rmSync(folder, { recursive: true });
  }
  console.log(`library in Chromium: ${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
