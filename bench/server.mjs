// A running Callsight as the benchmarks ask it, and the browser they look at it with.

import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(import.meta.dirname, '..', 'web', 'package.json'));
const { chromium } = require('@playwright/test');

export const TABS = ['overview', 'calls', 'leads', 'revenue', 'campaigns'];

const key = process.env.CALLSIGHT_KEY ?? fail('CALLSIGHT_KEY must be a platform key of the server');
export const organization = process.env.CALLSIGHT_ORGANIZATION ?? 'org_demo';

export function launch() {
  return chromium.launch({
    executablePath: process.env.CALLSIGHT_CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** A person of the organization, signed in by a one-time link; what the browser keeps of it. */
export async function signIn(browser, url) {
  const answer = await ask(url, `/api/organizations/${organization}/members`, {
    email: `bench-${Date.now()}@example.com`,
    name: 'Bench',
    role: 'viewer',
  });
  const { link } = await answer.json();
  const { pathname, hash } = new URL(link, url);
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${url}${pathname}${hash}`);
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.getByRole('link', { name: 'Overview', exact: true }).first().waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}

/** A newer version of one call, long ago so that it is in no figure that is looked at. */
export async function ingestAnew(url) {
  await ask(url, `/api/ingest/calls?organizationId=${organization}`, {
    id: 'bench-browser',
    startedAt: '2001-01-01T12:00:00Z',
    durationSeconds: 60,
    updatedAt: new Date().toISOString(),
  });
}

export async function ask(url, path, body) {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) fail(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
