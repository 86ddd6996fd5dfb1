// Measures how fast each tab of a running Callsight opens, in a real browser with nothing kept:
//   bench/run browser URL [--runs N] [--tab NAME] [--json FILE]
// CALLSIGHT_KEY is a platform key of that server; CALLSIGHT_ORGANIZATION another organization than
// org_demo. Before each opening a call is sent (the same one again, a second newer), so that no
// answer of the server's cache fits, and the browser starts with an empty profile.

import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fail, ingestAnew, launch, signIn, TABS } from './server.mjs';

const TARGET = 1000;
const LONGEST = 30_000;
/** Nothing may be on its way for so long before a page counts as complete, in milliseconds. */
const QUIET = 600;

const options = optionsOf(process.argv.slice(2));

const browser = await launch();
try {
  const storageState = await signIn(browser, options.url);
  const rows = [];
  for (const tab of options.tabs) {
    const opened = [];
    for (let run = 0; run < options.runs; run += 1) opened.push(await open(tab, storageState));
    rows.push(summary(tab, opened));
    process.stdout.write(`${tab}: ${opened.map((one) => one.all).join(', ')} ms\n`);
  }
  report(rows);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
} finally {
  await browser.close();
}

/** Opens a tab as a person does who has never been here, and waits until nothing is missing. */
async function open(tab, storageState) {
  await ingestAnew(options.url);
  const context = await browser.newContext({
    storageState,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
  });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`${options.url}/dashboard/analytics/${tab}`, { waitUntil: 'commit' });
  await page.waitForFunction(
    (quiet) => {
      const seen = globalThis.callsightSeen;
      return seen?.started && performance.now() - seen.all > quiet;
    },
    QUIET,
    { timeout: LONGEST, polling: 50 },
  );
  const measured = await page.evaluate(read);
  await context.close();
  return measured;
}

/** Runs in the page, from its first moment: notes at each frame what is still missing. */
function watch() {
  const seen = { started: false, sight: 0, all: 0, shift: 0, paint: 0 };
  globalThis.callsightSeen = seen;
  const missing = '[aria-busy="true"], [data-coming], .mantine-Skeleton-root';
  const isInSight = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const look = () => {
    const waiting = [...document.querySelectorAll(missing)];
    const figures = document.querySelector('main section');
    if (figures !== null) seen.started = true;
    if (waiting.length > 0 || figures === null) seen.all = performance.now();
    if (waiting.some(isInSight) || figures === null) seen.sight = performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.paint = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

/** Runs in the page, at the end. */
function read() {
  const { sight, all, shift, paint } = globalThis.callsightSeen;
  const loaded = performance.getEntriesByType('resource');
  const scripts = loaded.filter(({ name }) => name.endsWith('.js'));
  const asked = loaded.filter(({ name }) => name.includes('/api/') && !name.includes('/live'));
  return {
    sight: Math.round(sight),
    all: Math.round(all),
    paint: Math.round(paint),
    shift: Math.round(shift * 1000) / 1000,
    scripts: scripts.reduce((sum, { transferSize }) => sum + transferSize, 0),
    requests: asked.length,
    last: Math.round(Math.max(0, ...asked.map(({ responseEnd }) => responseEnd))),
    timeline: loaded.map((entry) => [
      Math.round(entry.startTime),
      Math.round(entry.requestStart),
      Math.round(entry.responseEnd),
      entry.name.replace(/^https?:\/\/[^/]+/, ''),
    ]),
  };
}

/** The run in the middle by the time of everything. */
function summary(tab, opened) {
  const byTime = opened.toSorted((a, b) => a.all - b.all);
  const middle = byTime[Math.floor(byTime.length / 2)];
  const slowest = byTime.at(-1);
  return { tab, ...middle, slowest: slowest.all, shift: Math.max(...opened.map((o) => o.shift)) };
}

function report(rows) {
  const load = loadavg()[0].toFixed(1);
  const lines = [
    '',
    `${options.runs} openings each, load ${load}; milliseconds from the start of the navigation`,
    '',
    '| tab | in sight complete | all complete (slowest) | largest paint | questions | scripts, kB | layout shift | |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
    ...rows.map(
      (row) =>
        `| ${row.tab} | ${row.sight} | ${row.all} (${row.slowest}) | ${row.paint} | ${row.requests} | ${Math.round(row.scripts / 1000)} | ${row.shift} | ${row.all <= TARGET ? 'met' : '**missed**'} |`,
    ),
    '',
  ];
  process.stdout.write(lines.join('\n'));
}

function optionsOf(words) {
  const found = { url: undefined, runs: 5, tabs: TABS, json: undefined };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === '--runs') found.runs = Number(words[++at]);
    else if (word === '--tab') found.tabs = [words[++at]];
    else if (word === '--json') found.json = words[++at];
    else found.url = word.replace(/\/$/, '');
  }
  if (found.url === undefined)
    fail('usage: bench/run browser URL [--runs N] [--tab NAME] [--json FILE]');
  return found;
}
