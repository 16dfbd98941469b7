'use strict';
// The preview, driven in Chromium as an editor uses it: look, edit, break the file, mend it. axe-core judges every
// page that is met, in light and dark, wide and narrow. The program is the only argument; modules come from
// target/referees/ace, through NODE_PATH. Ends with 1 if anything failed.

const { execFileSync, spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const readline = require('node:readline');

const { PATIENCE, launch } = require('./chromium.cjs');
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const program = path.resolve(process.argv[2]);

let passed = 0;
let failed = 0;
function expect(what, holds, found = '') {
  if (holds) passed += 1;
  else {
    failed += 1;
    console.log(`preview: FAILED: ${what}${found === '' ? '' : `: ${found}`}`);
  }
}

/** A project as `leaflet init` makes it, and the preview of it. */
async function start(folder) {
  execFileSync(program, ['init', folder, '--today', '2026-03-31'], { stdio: 'ignore' });
  const server = spawn(program, ['preview', '--no-open', '--project', folder, '--today', '2026-03-31']);
  const lines = readline.createInterface({ input: server.stdout });
  const [address] = await Promise.race([
    new Promise((line) => lines.once('line', (text) => line([text]))),
    new Promise((_, ended) => server.once('exit', () => ended(new Error('the preview ended at once')))),
  ]);
  return { server, address };
}

/** What axe finds on the page, best practices too. The text in the frame is the EPUB's, which Ace judges. */
async function violations(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { violations } = await axe.run(document, { iframes: false });
    return violations.map(({ id, nodes }) => `${id} at ${nodes[0].target}: ${nodes[0].failureSummary}`);
  });
  return found.join('; ').replace(/\s+/g, ' ');
}

async function judge(page, what) {
  const found = await violations(page);
  expect(`axe on ${what}`, found === '', found);
}

/** The key is in the first address only; without it nothing is shown, and afterwards no address tells it. */
async function enter(browser, address, list) {
  const page = await browser.newPage();
  const stranger = await page.goto(list);
  expect('nothing is shown without the key', stranger.status() === 403, stranger.status());
  await page.goto(address);
  // The first page goes on by itself.
  await page.waitForFunction(() => location.search === '');
  expect('the address lets go of the key', page.url() === list, page.url());
  const again = await page.goto(list);
  const used = await (await browser.createBrowserContext()).newPage();
  const refused = await used.goto(address);
  expect('the address is good once', refused.status() === 403, refused.status());
  await used.close();
  expect('the key is kept', again.status() === 200, again.status());
  expect('no script reads the key', await page.evaluate(() => document.cookie) === '');
  await page.close();
}

/** A judge who never finds anything proves nothing. */
async function proveJudge(browser, leaflet) {
  const page = await open(browser, leaflet, { width: 1280 });
  await page.$eval('.pages img', (image) => image.removeAttribute('alt'));
  await page.$eval('h1', (heading) => heading.style.setProperty('color', '#bbb'));
  const found = await violations(page);
  expect('axe finds a picture without words', found.includes('image-alt'), found);
  expect('axe finds pale words', found.includes('color-contrast'), found);
  await page.close();
}

/** No page may need scrolling in two directions (WCAG 2.2, 1.4.10). */
async function expectReflow(page, what) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(`${what} needs no sideways scrolling`, over <= 0, `${over} pixels too wide`);
}

async function open(browser, address, { width, height = 800, scheme = 'light', scale = 1 }) {
  const page = await browser.newPage();
  await page.setViewport({ width, height, deviceScaleFactor: scale });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  page.on('pageerror', (error) => expect('the script runs', false, error.message));
  page.on('console', (message) => expect('the console is silent', message.type() !== 'error', message.text()));
  await page.goto(address, { waitUntil: 'load' });
  return page;
}

async function look(browser, list, leaflet) {
  const views = [
    { width: 1280 },
    { width: 1280, scheme: 'dark' },
    { width: 400 },
    { width: 640, height: 400, scale: 2 }, // 1280 at 200 %
    { width: 320, height: 256 }, // 1280 at 400 %
  ];
  for (const view of views) {
    const name = `${view.width} pixels${view.scheme ? `, ${view.scheme}` : ''}`;
    for (const [what, address] of [['the list', list], ['a leaflet', leaflet]]) {
      const page = await open(browser, address, view);
      await expectReflow(page, `${what} at ${name}`);
      await judge(page, `${what} at ${name}`);
      await page.close();
    }
  }
}

async function readAlongside(browser, leaflet) {
  for (const theme of ['light', 'sepia', 'dark', 'contrast']) {
    const page = await open(browser, `${leaflet}?theme=${theme}&size=300`, { width: 1280 });
    const frame = await (await page.$('#reader')).contentFrame();
    const font = await frame.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    expect(`the e-reader's text in ${theme} is as large as chosen`, font === 48, font);
    const pictures = await frame.evaluate(() => [...document.images].map((image) => image.naturalWidth));
    expect('the pictures of the text are shown', pictures.length > 0 && pictures.every((width) => width > 0), pictures);
    await page.close();
  }
}

/** Everything that the keyboard reaches, in order. */
async function reach(page) {
  const reached = [];
  await page.evaluate(() => document.activeElement.blur());
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => {
      const at = document.activeElement;
      return at.name || at.id || at.className || at.localName;
    }));
  }
  return reached;
}

const spoken = (page) => page.$eval('#spoken', (region) => region.textContent);
const until = (page, test, ...values) => page.waitForFunction(test, { timeout: PATIENCE, polling: 20 }, ...values);

async function edit(browser, leaflet, file) {
  const page = await open(browser, leaflet, { width: 1280, height: 500 });
  const sound = fs.readFileSync(file, 'utf8');
  const pages = await page.$$eval('.pages img', (images) => images.length);
  const reached = await reach(page);
  for (const name of ['edition', 'paper', 'size', 'theme', 'reader', 'spoken']) {
    expect(`the keyboard reaches ${name}`, reached.includes(name), reached.join(', '));
  }
  await page.$eval('#paper', (region) => { region.scrollTop = 240; });

  const began = Date.now();
  fs.writeFileSync(file, `${sound}\nMarmalade is a new word.\n`);
  await until(page, () => document.getElementById('spoken').textContent.includes('Marmalade'));
  const time = Date.now() - began;
  console.log(`preview: a saved change is shown after ${time} ms`);
  await until(page, () => document.getElementById('news').textContent.startsWith('Updated'));
  expect('the place is kept', await page.$eval('#paper', (region) => region.scrollTop) === 240);
  const whole = await page.$$eval('.pages img', (images) => images.every((image) => image.naturalWidth > 0));
  expect('every page is drawn', whole);
  const frame = await (await page.waitForSelector('#reader')).contentFrame();
  expect('the e-reader has the new words', (await frame.evaluate(() => document.body.textContent)).includes('Marmalade'));

  fs.writeFileSync(file, `${sound}\n#### Too deep\n\nUnseen words.\n`);
  await until(page, () => document.querySelector('#problems .errors'));
  expect('the error has its line', /line \d+, column \d+/.test(await page.$eval('.errors', (list) => list.textContent)));
  expect('the last good words stay', (await spoken(page)).includes('Marmalade'));
  expect('the broken words are not shown', !(await spoken(page)).includes('Unseen'));
  const stayed = await page.$$eval('.pages img', (images) => images.length);
  expect('the last good pages stay', stayed >= pages, stayed);
  await until(page, () => document.getElementById('news').textContent.startsWith('1 error'));
  expect('the title tells the error', (await page.title()).startsWith('1 error'));
  await judge(page, 'a leaflet with an error');
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await judge(page, 'a leaflet with an error, dark');

  fs.writeFileSync(file, sound);
  await until(page, () => !document.querySelector('#problems .errors'));
  await until(page, () => !document.getElementById('spoken').textContent.includes('Marmalade'));
  expect('the place is kept to the end', await page.$eval('#paper', (region) => region.scrollTop) === 240);

  await page.select('select[name=edition]', 'giant');
  await until(page, () => [...document.querySelectorAll('.pages img')].every((image) => image.src.includes('/giant/')));
  expect('what is chosen stands in the address', page.url().includes('edition=giant'));
  await page.close();
}

async function main() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leaflet-preview-'));
  let server;
  let browser;
  try {
    const started = await start(folder);
    server = started.server;
    const list = new URL('/', started.address).href;
    const leaflet = `${list}leaflet/washing-your-hands/en-GB`;
    browser = await launch();
    await enter(browser, started.address, list);
    await proveJudge(browser, leaflet);
    await look(browser, list, leaflet);
    await readAlongside(browser, leaflet);
    await edit(browser, leaflet, path.join(folder, 'leaflets/washing-your-hands/en-GB.md'));
  } catch (error) {
    expect('the walk ends', false, error.message);
  } finally {
    await browser?.close();
    server?.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  }
  console.log(`preview in Chromium: ${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main();
