// Takes apart what the tabs of a running Callsight ask of it, question by question:
//   bench/run questions URL --pid PID [--range 90d] [--tab NAME] [--runs N] [--json FILE]
// Each tab is opened once in a browser, and the questions it asks are noted. They are asked again
// without it: one after the other, so that each has the machine to itself, and then all at once as
// the tab does, N times. Before each a call is sent, so that no cached answer fits. What is told is
// the middle of the runs: the time to the answer, and the processor time that the server took
// meanwhile (from /proc, so that the server must run on this machine).

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { setTimeout as after } from 'node:timers/promises';
import { ask, fail, ingestAnew, launch, organization, signIn, TABS } from './server.mjs';

/** As many requests as a browser sends at once. */
const CONNECTIONS = 6;
/** What a write starts in the background is over by then, in milliseconds. */
const SETTLED = 150;

const options = optionsOf(process.argv.slice(2));
const asked = await watchTabs();
const report = [];
for (const [tab, questions] of Object.entries(asked)) {
  for (const question of questions) await measure(() => put(question)); // the JVM compiles
  const single = [];
  for (const question of questions) single.push({ ...question, ...(await measured(question)) });
  const together = [];
  for (let run = 0; run < options.runs; run += 1)
    together.push(await measure(() => putAll(questions)));
  report.push({ tab, single, ...middle(together) });
  print(report.at(-1));
}
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
total();

/** The questions of each tab: what its page posts until nothing is missing in it. */
async function watchTabs() {
  const browser = await launch();
  try {
    const storageState = await signIn(browser, options.url);
    const found = {};
    for (const tab of options.tabs) found[tab] = await watch(browser, storageState, tab);
    return found;
  } finally {
    await browser.close();
  }
}

async function watch(browser, storageState, tab) {
  const context = await browser.newContext({
    storageState,
    viewport: { width: 1440, height: 6000 }, // all of the page is in sight, and asks
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const questions = new Map();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const body = request.postData();
    if (request.method() !== 'POST' || !pathname.startsWith('/api/analytics/')) return;
    for (const question of questionsOf(pathname, JSON.parse(body)))
      questions.set(JSON.stringify(question), question);
  });
  const range = options.range === undefined ? '' : `?range=${options.range}`;
  await page.goto(`${options.url}/dashboard/analytics/${tab}${range}`);
  await page.locator('main section').first().waitFor();
  for (let seen = -1; seen !== questions.size; await after(1500)) seen = questions.size;
  await context.close();
  return [...questions.values()];
}

/** A batch as the questions in it. */
function questionsOf(path, body) {
  return path.endsWith('/batch')
    ? body.questions.map(({ kind, question }) => ({
        path: `/api/analytics/${kind}`,
        body: question,
      }))
    : [{ path, body }];
}

async function put({ path, body }) {
  const answer = await ask(options.url, path, { ...body, organizationId: organization });
  await answer.arrayBuffer();
}

async function putAll(questions) {
  const rest = [...questions];
  const send = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await put(next);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, send));
}

async function measured(question) {
  const runs = [];
  for (let run = 0; run < options.runs; run += 1) runs.push(await measure(() => put(question)));
  return middle(runs);
}

/** How long something takes, and the server's processor time in it; milliseconds. */
async function measure(work) {
  await ingestAnew(options.url);
  await after(SETTLED);
  const before = processorTime();
  const started = performance.now();
  await work();
  const time = performance.now() - started;
  return { time, processor: processorTime() - before };
}

function processorTime() {
  const tasks = `/proc/${options.pid}/task`;
  let nanoseconds = 0;
  for (const task of readdirSync(tasks)) {
    try {
      nanoseconds += Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]);
    } catch (error) {
      if (error.code !== 'ENOENT' && error.code !== 'ESRCH') throw error; // a thread that ended
    }
  }
  return nanoseconds / 1e6;
}

function middle(runs) {
  const of = (name) => runs.map((run) => run[name]).toSorted((a, b) => a - b)[runs.length >> 1];
  return { time: of('time'), processor: of('processor') };
}

function print({ tab, single, time, processor }) {
  const rows = single
    .toSorted((a, b) => b.processor - a.processor)
    .map((row) => {
      const { organizationId: _, ...body } = row.body;
      const words = JSON.stringify(body).slice(0, 150).replaceAll('|', '/');
      const path = row.path.replace('/api/analytics/', '');
      return `| ${row.time.toFixed(1)} | ${row.processor.toFixed(1)} | ${path} | \`${words}\` |`;
    });
  process.stdout.write(
    [
      '',
      `${tab}: ${single.length} questions, all at once ${time.toFixed(0)} ms, processor time ${processor.toFixed(0)} ms`,
      '',
      '| ms | processor, ms | | question |',
      '| ---: | ---: | --- | --- |',
      ...rows,
      '',
    ].join('\n'),
  );
}

function total() {
  process.stdout.write(
    [
      '',
      `${options.runs} runs each, load ${loadavg()[0].toFixed(1)}`,
      '',
      '| tab | questions | all at once, ms | processor, ms | slowest, ms | its processor time, ms |',
      '| --- | ---: | ---: | ---: | ---: | ---: |',
      ...report.map(({ tab, single, time, processor }) => {
        const slowest = single.toSorted((a, b) => b.time - a.time)[0];
        return `| ${tab} | ${single.length} | ${time.toFixed(0)} | ${processor.toFixed(0)} | ${slowest.time.toFixed(0)} | ${slowest.processor.toFixed(0)} |`;
      }),
      '',
    ].join('\n'),
  );
}

function optionsOf(words) {
  const found = {
    url: undefined,
    pid: undefined,
    runs: 5,
    tabs: TABS,
    range: undefined,
    json: undefined,
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === '--pid') found.pid = Number(words[++at]);
    else if (word === '--runs') found.runs = Number(words[++at]);
    else if (word === '--range') found.range = words[++at];
    else if (word === '--tab') found.tabs = [words[++at]];
    else if (word === '--json') found.json = words[++at];
    else found.url = word.replace(/\/$/, '');
  }
  if (found.url === undefined || found.pid === undefined)
    fail(
      'usage: bench/run questions URL --pid PID [--range RANGE] [--tab NAME] [--runs N] [--json FILE]',
    );
  return found;
}
