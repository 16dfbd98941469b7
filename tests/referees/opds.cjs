'use strict';
// Feeds for reading apps, each named on a line of standard input, held against the JSON schemas of OPDS 2.0 and of the
// Readium manifest that it builds on. The answers are the lines that referees.py describes. The schemas are the *.json
// under the folder that is the only argument; the validator comes from target/referees/ace, through NODE_PATH.

const fs = require('node:fs');
const path = require('node:path');

const Ajv = require('ajv').default;
const addFormats = require('ajv-formats').default;
const { version } = require('ajv/package.json');

const FEED = 'https://drafts.opds.io/schema/feed.schema.json';

const print = (...fields) => process.stdout.write(fields.join('\t') + '\n');
const files = (folder) => fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const name = path.join(folder, entry.name);
  return entry.isDirectory() ? files(name) : name.endsWith('.schema.json') ? [name] : [];
});

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
for (const file of files(process.argv[2])) ajv.addSchema(JSON.parse(fs.readFileSync(file, 'utf8')));
const validate = ajv.getSchema(FEED);
if (!validate) throw new Error(`${FEED} is not under ${process.argv[2]}`);
print('version', `ajv ${version}`);

const feeds = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean);
let failed = 0;
for (const feed of feeds) {
  try {
    validate(JSON.parse(fs.readFileSync(feed, 'utf8')));
  } catch (error) {
    validate.errors = [{ instancePath: '', message: error.message }];
  }
  const complaints = validate.errors ?? [];
  const say = (error) => `${error.instancePath ?? error.dataPath} ${error.message}`;
  complaints.forEach((error) => print('fail', feed, say(error).replace(/\s+/g, ' ').slice(0, 300)));
  if (complaints.length === 0) print('pass', feed);
  else failed += 1;
}
print('done', feeds.length, failed);
