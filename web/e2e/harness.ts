import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test';

/** The organization that the demo brings. */
export const ORGANIZATION = process.env.CALLSIGHT_ORGANIZATION ?? 'org_demo';

/** Where the signed-in browser state is kept between the tests. */
export const STATE = fileURLToPath(
  new URL('../node_modules/.cache/callsight/person.json', import.meta.url),
);

export const PASSWORD = 'a long enough password';

const key = process.env.CALLSIGHT_KEY ?? '';

/** Asks the server as an automation does: with the platform key, without a browser session. */
export async function ask<T>(
  request: APIRequestContext,
  path: string,
  body: Record<string, unknown>,
): Promise<T> {
  const answer = await request.post(path, {
    data: body,
    headers: { Authorization: `Bearer ${key}` },
  });
  expect(answer.ok(), `${path} answered ${answer.status()}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/** Makes a person of an organization and answers their one-time sign-in address. */
export async function invite(
  request: APIRequestContext,
  email: string,
  role: 'admin' | 'analyst' | 'viewer',
  organization: string = ORGANIZATION,
): Promise<string> {
  const path = `/api/organizations/${organization}/members`;
  const { link } = await ask<{ link: string }>(request, path, {
    email,
    name: 'Erin Example',
    role,
  });
  return link;
}

/** Opens a tab and waits until its figures are there. */
export async function openTab(page: Page, tab: string, search = ''): Promise<void> {
  await page.goto(`/dashboard/analytics/${tab}${search}`);
  await settled(page);
}

/** Waits until nothing on the page is busy any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/**
 * No violation of WCAG 2.2 AA that a machine can find.
 *
 * @param covered - what lies behind a modal dialog: nobody reaches it, whatever is left to see of it
 */
export async function expectAccessible(page: Page, covered?: string): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags([
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
    'wcag22aa',
    'best-practice',
  ]);
  const { violations } = await (covered === undefined ? axe : axe.exclude(covered)).analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`,
  );
  expect(found).toEqual([]);
}

/** The page is not wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess).toBeLessThanOrEqual(0);
}

/** Collects what the browser complains about; the test asks for it at its end. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

/** An organization of a test's own, in UTC and euros. */
export async function ownOrganization(request: APIRequestContext, name: string): Promise<string> {
  const id = `org_${name}_${Date.now()}`;
  await ask(request, '/api/organizations', { id, name, timezone: 'UTC', currency: 'EUR' });
  return id;
}

/** A page in which a new member of an organization is signed in; close its context after. */
export async function pageOf(
  browser: Browser,
  request: APIRequestContext,
  organization: string,
  role: 'admin' | 'analyst' | 'viewer',
): Promise<Page> {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  const email = `${role}-${organization}@example.com`;
  const link = await invite(request, email, role, organization);
  const { pathname, hash } = new URL(link, 'http://localhost');
  await page.goto(`${pathname}${hash}`);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByRole('link', { name: 'Overview', exact: true })).toBeVisible();
  return page;
}

/** Sends records; fails unless all are stored. */
export async function ingest(
  request: APIRequestContext,
  organization: string,
  entity: string,
  records: readonly Record<string, unknown>[],
): Promise<void> {
  const answer = await request.post(`/api/ingest/${entity}?organizationId=${organization}`, {
    data: records,
    headers: { Authorization: `Bearer ${key}` },
  });
  const { rejected } = (await answer.json()) as { rejected: number };
  expect(rejected, await answer.text()).toBe(0);
}
