import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { card, closeRecords, expectRecords } from './cards';
import { ask, invite, PASSWORD } from './harness';

/**
 * Public data sets with published answers, on the screen. They may not be part of the project:
 * `CALLSIGHT_REAL_DATA` names a folder that has them as `ORGANIZATION/ENTITY.ndjson`.
 */
const folder = process.env.CALLSIGHT_REAL_DATA ?? '';
const headers = { Authorization: `Bearer ${process.env.CALLSIGHT_KEY ?? ''}` };
const stamp = Date.now();

const SETS = {
  org_olist: { zone: 'America/Sao_Paulo', currency: 'BRL', entities: ['leads', 'deals'] },
  org_sales: { zone: 'America/New_York', currency: 'USD', entities: ['deals'] },
  org_cdnow: { zone: 'America/New_York', currency: 'USD', entities: ['payments'] },
} as const;

type SetName = keyof typeof SETS;

/** Under a name of its own, so that nothing else is in the way. */
const idOf = (name: SetName) => `${name}_${stamp}`;

async function load(request: APIRequestContext, name: SetName): Promise<void> {
  const { zone, currency, entities } = SETS[name];
  const id = idOf(name);
  await ask(request, '/api/organizations', { id, name, timezone: zone, currency });
  for (const entity of entities) {
    const sent = await request.post(`/api/ingest/${entity}?organizationId=${id}`, {
      headers: { ...headers, 'Content-Type': 'application/x-ndjson' },
      data: readFileSync(join(folder, name, `${entity}.ndjson`)),
    });
    expect(sent.ok(), await sent.text()).toBe(true);
  }
}

/** The same number through the API. */
async function total(
  request: APIRequestContext,
  name: SetName,
  metric: string,
  range: readonly [string, string],
): Promise<number> {
  const [start, end] = range;
  const body = { organizationId: idOf(name), metrics: [metric], timeRange: { start, end } };
  const answer = await ask<{ totals: Record<string, number> }>(
    request,
    '/api/analytics/query',
    body,
  );
  return answer.totals[metric] ?? Number.NaN;
}

/** A figure of a tab, as it is read out: the number in full. */
const figure = (page: Page, label: string, value: string) =>
  page.getByRole('button', { name: `${label}: ${value}. Show the records`, exact: true }).first();

test.describe('known answers', () => {
  test.skip(folder === '', 'CALLSIGHT_REAL_DATA names no folder with the public data sets');
  test.describe.configure({ mode: 'serial' });
  let page: Page;

  test.beforeAll(async ({ browser, request }) => {
    const names = Object.keys(SETS) as SetName[];
    for (const name of names) await load(request, name);
    const email = `real-${stamp}@example.com`;
    const [first = 'org_olist', ...others] = names;
    const link = await invite(request, email, 'viewer', idOf(first));
    const { pathname, hash } = new URL(link, 'http://localhost');
    const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
    page = await context.newPage();
    await page.goto(`${pathname}${hash}`);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await expect(page.getByRole('link', { name: 'Overview', exact: true }).first()).toBeVisible();
    // Only who has signed in once can be taken into another organization.
    for (const name of others) await invite(request, email, 'viewer', idOf(name));
  });

  test.afterAll(async ({ request }) => {
    await page?.context().close();
    for (const name of Object.keys(SETS) as SetName[]) {
      await request.delete(`/api/organizations/${idOf(name)}`, { headers });
    }
  });

  const open = (tab: string, name: SetName, [start, end]: readonly [string, string]) =>
    page.goto(`/dashboard/analytics/${tab}?org=${idOf(name)}&range=${start}..${end}&compare=none`);

  test('the marketplace: sources and velocity', async ({ request }) => {
    const all = ['2017-06-01', '2018-06-30'] as const;
    await open('leads', 'org_olist', all);
    await expect(figure(page, 'Leads', '8,000')).toBeVisible();
    await expect(figure(page, 'Converted leads', '842')).toBeVisible();
    expect(await total(request, 'org_olist', 'leads.converted', all)).toBe(842);
    const sources = card(page, 'Sources');
    for (const [source, leads, rate] of [
      ['Organic search', '2,296', 271 / 2296],
      ['Paid search', '1,586', 195 / 1586],
      ['Social', '1,350', 75 / 1350],
    ] as const) {
      const row = sources.getByRole('row').filter({ hasText: source });
      await expect(row).toContainText(leads);
      await expect(row).toContainText(`${(rate * 100).toFixed(1)}%`);
    }
    // Without the one lead that converts before it was created.
    const days = await total(request, 'org_olist', 'leads.velocity_days', all);
    expect(days).toBeCloseTo(14.72, 2);
    await expect(card(page, 'How fast')).toContainText('14.7');
  });

  test('the hardware firm: win rate, quarters, people and teams', async ({ request }) => {
    const all = ['2016-10-01', '2017-12-31'] as const;
    await open('revenue', 'org_sales', all);
    const deals = card(page, 'Deals');
    await expect(deals).toContainText('63.2%');
    await expect(deals).toContainText('4,238 won');
    await expect(deals).toContainText('2,473 lost');
    await expect(deals).toContainText('57.0 days');
    await expect(deals).toContainText('mean 51.8');
    expect(await total(request, 'org_sales', 'deals.win_rate', all)).toBeCloseTo(63.15, 2);
    expect(await total(request, 'org_sales', 'deals.won_value', all)).toBe(10_005_534);

    for (const [quarter, value] of [
      [['2017-01-01', '2017-03-31'], 1_134_672],
      [['2017-10-01', '2017-12-31'], 2_802_496],
    ] as const) {
      await open('revenue', 'org_sales', quarter);
      await expect(figure(page, 'Won value', `$${value.toLocaleString('en-GB')}.00`)).toBeVisible();
      expect(await total(request, 'org_sales', 'deals.won_value', quarter)).toBe(value);
    }

    await open('revenue', 'org_sales', ['2017-01-01', '2017-12-31']);
    const team = page.getByRole('row').filter({ hasText: 'Melvin Marxen' }).first();
    await expect(team).toContainText('$2.25m');
    await page.getByRole('combobox', { name: 'People and teams: level' }).click();
    await page.getByRole('option', { name: 'All people' }).click();
    const best = card(page, 'People').getByRole('row').filter({ hasText: 'Darcel Schlecht' });
    await expect(best).toContainText('349');
    await best
      .getByRole('button', { name: /Won deals: 349|: 349\. Show/ })
      .first()
      .click();
    await expectRecords(page, 349);
    await closeRecords(page);
  });

  test('the music shop: every purchase', async ({ request }) => {
    const all = ['1997-01-01', '1998-06-30'] as const;
    await open('revenue', 'org_cdnow', all);
    await expect(figure(page, 'Revenue', '$2,500,315.63')).toBeVisible();
    await expect(card(page, 'Came in')).toContainText('69.7k payments');
    expect(await total(request, 'org_cdnow', 'revenue.total', all)).toBe(2_500_315.63);
  });
});
