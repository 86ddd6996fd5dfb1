// Adds up what every suite reported and closes with one line: N passed, N failed, N skipped.
// Usage: node count-tests.mjs SERVER_FOLDER RESULTS_FOLDER. Exit status 1 when a test failed, when a
// suite broke before it could say so, or when a suite that should have run reported no test at all.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const say = (line) => process.stdout.write(`${line}\n`);
const none = () => ({ passed: 0, failed: 0, skipped: 0, names: [], reasons: [] });

/** Surefire's TEST-*.xml of every module. */
export function countSurefire(reports) {
  const sum = none();
  for (const xml of reports) {
    const head = xml.match(/<testsuite\b[^>]*>/)?.[0] ?? '';
    const number = (name) => Number(head.match(new RegExp(`\\s${name}="(\\d+)"`))?.[1] ?? 0);
    const failed = number('errors') + number('failures');
    const attribute = (text, name) => text.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];
    sum.failed += failed;
    sum.skipped += number('skipped');
    if (number('tests') === 0) {
      // A class whose preparation gave up: it reports nothing, not even that.
      sum.skipped += 1;
      sum.reasons.push(`all of ${attribute(head, 'name')}`);
    }
    for (const skipped of xml.matchAll(/<skipped\b[^>]*>/g)) {
      sum.reasons.push(attribute(skipped[0], 'message') ?? 'no reason given');
    }
    sum.passed += number('tests') - failed - number('skipped');
    for (const test of xml.matchAll(/<testcase\b([^>]*[^/])>([\s\S]*?)<\/testcase>/g)) {
      if (/<(failure|error)\b/.test(test[2])) {
        sum.names.push(`${attribute(test[1], 'classname')} ${attribute(test[1], 'name')}`);
      }
    }
  }
  return sum;
}

/** Vitest's JSON report. */
export function countVitest(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const broken = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter((test) => test.status === 'failed').length + broken.length,
    skipped: tests.filter((test) => !['passed', 'failed'].includes(test.status)).length,
    names: [
      ...tests.filter((test) => test.status === 'failed').map((test) => test.fullName),
      ...broken.map((file) => file.name),
    ],
  };
}

/** Playwright's JSON report. A test that passed on its retry counts as passed, and is named. */
export function countPlaywright(report) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  const { expected, unexpected, flaky, skipped } = report.stats;
  const titled = (status) =>
    report.suites
      .flatMap(specs)
      .filter((spec) => spec.tests.some((test) => test.status === status))
      .map((spec) => spec.title);
  return {
    passed: expected + flaky,
    failed: unexpected + (report.errors?.length ?? 0),
    skipped,
    names: titled('unexpected'),
    retried: titled('flaky'),
  };
}

/** Lines `KIND passed|failed|skipped NAME`, as the launcher writes them. */
export function countLines(text) {
  const sum = none();
  for (const line of text.split('\n').filter(Boolean)) {
    const [, outcome, ...name] = line.split(' ');
    sum[outcome] += 1;
    if (outcome === 'failed') sum.names.push(name.join(' '));
  }
  return sum;
}

/** A suite that broke without a failed test to show for it, or ran nothing, is one failure. */
export function judge(title, sum, broke) {
  const ran = sum.passed + sum.failed + sum.skipped;
  if (sum.failed > 0 || (!broke && ran > 0)) return sum;
  const reason = broke ? 'broke; see its log' : 'ran no test';
  return { ...sum, failed: 1, names: [`${title}: ${reason}`] };
}

/** Each text with how often it occurs. */
function times(texts) {
  return [...new Set(texts)].map((text) => [text, texts.filter((each) => each === text).length]);
}

function surefireReports(server) {
  return readdirSync(server)
    .map((module) => join(server, module, 'target', 'surefire-reports'))
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => /TEST-[^/\\]*\.xml$/.test(file))
    .map((file) => readFileSync(file, 'utf8'));
}

function main(server, results) {
  const read = (file, count) =>
    existsSync(join(results, file)) ? count(readFileSync(join(results, file), 'utf8')) : none();
  const json = (count) => (text) => count(JSON.parse(text));
  const broke = Object.fromEntries(
    readFileSync(join(results, 'suites.txt'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.slice(0, -2), line.endsWith('=1')]),
  );
  const suites = {
    'Launcher tests': read('launcher.txt', countLines),
    'Java build and tests': countSurefire(surefireReports(server)),
    'Web unit tests': read('vitest.json', json(countVitest)),
    'Browser tests': read('playwright.json', json(countPlaywright)),
  };
  const sums = Object.entries(suites).map(([title, sum]) => [
    title,
    judge(title, sum, broke[title]),
  ]);
  sums.push(['Checks', read('checks.txt', countLines)]);
  const total = none();
  for (const [title, sum] of sums) {
    say(`${title}: ${sum.passed} of ${sum.passed + sum.failed} passed, ${sum.skipped} left out`);
    for (const name of sum.names) say(`  failed: ${name}`);
    for (const name of sum.retried ?? []) say(`  passed at its second try only: ${name}`);
    for (const [reason, tests] of times(sum.reasons ?? [])) say(`  left out (${tests}): ${reason}`);
    for (const key of ['passed', 'failed', 'skipped']) total[key] += sum[key];
  }
  say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv[2], process.argv[3]);
}
