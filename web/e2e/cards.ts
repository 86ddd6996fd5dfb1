import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';
import { ask, ORGANIZATION, openTab } from './harness';

/** A card of a tab by its title. */
export const card = (page: Page, name: string) =>
  page.getByRole('region', { name, exact: true }).first();
/** The chart of a card. */
export const chartIn = (page: Page, name: string) => card(page, name).getByRole('application');

/** A chart may draw on several layers; with the first it is there. */
export async function expectDrawn(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names)
    await expect(chartIn(page, name).locator('canvas').first()).toBeVisible();
}

/** Where the panel says how many records there are. */
export const drilled = (page: Page) => page.getByRole('dialog').getByTestId('drill-total');

/** The number of the last sentence read out: `Mon, 26 Oct 2026. Booked: 1,136, …` → 1136. */
function numberIn(words: string): number {
  const sentence = words.split('. ').at(-1) ?? '';
  return Number(/: ([\d,]+)/.exec(sentence)?.[1]?.replaceAll(',', ''));
}

/** Moves to a point with the keys and answers the number that is read out for it. */
export async function walkTo(page: Page, chart: Locator, keys: readonly string[]): Promise<number> {
  const region = chart.locator('xpath=..').locator('[aria-live="polite"]');
  await chart.focus();
  for (const key of keys) await page.keyboard.press(key);
  await expect(region).toHaveText(/: [\d,]+/);
  return numberIn(await region.innerText());
}

/** The panel of records says this many. */
export async function expectRecords(page: Page, count: number): Promise<void> {
  const noun = count === 1 ? 'record' : 'records';
  await expect(drilled(page)).toHaveText(`${count.toLocaleString('en-GB')} ${noun}`);
}

/** Closes the panel of records. */
export async function closeRecords(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Walks to a point of each chart, opens it, and finds as many records as the point says. */
export async function expectPointsOpen(
  page: Page,
  points: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  for (const [name, keys] of Object.entries(points)) {
    await expectDrawn(page, name);
    const count = await walkTo(page, chartIn(page, name), keys);
    await page.keyboard.press('Enter');
    await expectRecords(page, count);
    await closeRecords(page);
  }
}

/** The first number of each table opens as many records as it says. */
export async function expectTablesOpen(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const number = card(page, name)
      .getByRole('button', { name: /Show the records/ })
      .first();
    const count = Number((await number.innerText()).replaceAll(',', ''));
    await number.click();
    await expectRecords(page, count);
    await closeRecords(page);
  }
}

/** Each group of figures has come. */
export async function expectFigures(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await expect(
      card(page, name)
        .getByRole('button', { name: /Show the records/ })
        .first(),
    ).toBeVisible();
  }
}

/** Each table has a row. */
export async function expectRows(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await expect(card(page, name).getByRole('row').nth(1)).toBeVisible();
}

/**
 * A tab shows, of a past summer, the numbers that the server answers a program.
 *
 * @param metrics ids by the names that the tab shows
 * @param written how the tab writes a number
 */
export async function expectServerNumbers(
  page: Page,
  request: APIRequestContext,
  tab: string,
  metrics: Readonly<Record<string, string>>,
  written = (value: number) => value.toLocaleString('en-GB'),
): Promise<void> {
  await openTab(page, tab, '?range=2026-06-01..2026-08-31');
  const { totals } = await ask<{ totals: Record<string, number> }>(
    request,
    '/api/analytics/query',
    {
      organizationId: ORGANIZATION,
      metrics: Object.values(metrics),
      timeRange: { start: '2026-06-01', end: '2026-08-31' },
    },
  );
  for (const [name, id] of Object.entries(metrics)) {
    const exact = written(totals[id] ?? Number.NaN);
    const shown = page.getByRole('button', { name: `${name}: ${exact}. Show the records` });
    await expect(shown.first()).toBeVisible();
  }
}
