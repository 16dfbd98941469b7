'use strict';
// Chromium as every referee starts it.

const puppeteer = require('puppeteer');

const ARGUMENTS = [
  '--no-sandbox', // a container's root has no sandbox
  '--disable-dev-shm-usage', // nor has it always much shared memory
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
// A busy machine needs more than the fraction of a second that a change takes.
const PATIENCE = 20000;

const launch = () => puppeteer.launch({ executablePath: process.env.PUPPETEER_EXECUTABLE_PATH, args: ARGUMENTS });

module.exports = { ARGUMENTS, PATIENCE, launch };
