import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  ask,
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  ORGANIZATION,
  openTab,
  settled,
} from './harness';

const GROUPS = ['Reach', 'Results', 'Experience', 'Cost and faults'];
const CHARTS = [
  'Calls over time',
  'A rate over time',
  'What calls are made of',
  'Calls by country',
  'When',
  'How long',
  'How well',
];
const TABLES = ['Assistants', 'Outcomes', 'Countries', 'Ended reasons'];

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).first();
const chartIn = (page: Page, name: string) => card(page, name).getByRole('application');

/** A chart may draw on several layers; with the first it is there. */
async function expectDrawn(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names)
    await expect(chartIn(page, name).locator('canvas').first()).toBeVisible();
}

const drilled = (page: Page) => page.getByRole('dialog').getByTestId('drill-total');

/** The number of the last sentence read out: `Mon, 26 Oct 2026. Booked: 1,136, …` → 1136. */
function numberIn(words: string): number {
  const sentence = words.split('. ').at(-1) ?? '';
  return Number(/: ([\d,]+)/.exec(sentence)?.[1]?.replaceAll(',', ''));
}

/** Moves to a point with the keys and answers the number that is read out for it. */
async function walkTo(page: Page, chart: Locator, keys: readonly string[]): Promise<number> {
  const region = chart.locator('xpath=..').locator('[aria-live="polite"]');
  await chart.focus();
  for (const key of keys) await page.keyboard.press(key);
  await expect(region).toHaveText(/: [\d,]+/);
  return numberIn(await region.innerText());
}

async function expectRecords(page: Page, count: number): Promise<void> {
  const noun = count === 1 ? 'record' : 'records';
  await expect(drilled(page)).toHaveText(`${count.toLocaleString('en-GB')} ${noun}`);
}

test('shows the rates in groups, the charts and the tables', async ({ page }) => {
  const complaints = complaintsOf(page);
  await openTab(page, 'calls');
  for (const name of GROUPS) {
    await expect(
      card(page, name)
        .getByRole('button', { name: /Show the records/ })
        .first(),
    ).toBeVisible();
  }
  await expectDrawn(page, ...CHARTS);
  for (const name of TABLES) await expect(card(page, name).getByRole('row').nth(1)).toBeVisible();
  expect(complaints).toEqual([]);
});

test('shows the very numbers that the server answers', async ({ page, request }) => {
  await openTab(page, 'calls', '?range=2026-06-01..2026-08-31');
  const names = { Calls: 'calls.total', 'Successful calls': 'calls.successful' };
  const { totals } = await ask<{ totals: Record<string, number> }>(
    request,
    '/api/analytics/query',
    {
      organizationId: ORGANIZATION,
      metrics: Object.values(names),
      timeRange: { start: '2026-06-01', end: '2026-08-31' },
    },
  );
  for (const [name, id] of Object.entries(names)) {
    const exact = totals[id]?.toLocaleString('en-GB');
    await expect(
      page.getByRole('button', { name: `${name}: ${exact}. Show the records`, exact: true }),
    ).toBeVisible();
  }
});

const POINTS: Readonly<Record<string, readonly string[]>> = {
  'Calls over time': ['ArrowRight', 'ArrowRight', 'ArrowDown'],
  'What calls are made of': ['ArrowRight'],
  'Calls by country': ['ArrowRight'],
  When: Array.from({ length: 12 }, () => 'ArrowRight'),
  'How long': ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'],
  'How well': ['End', 'ArrowLeft'],
};

test('opens as many records as a point says', async ({ page }) => {
  await openTab(page, 'calls');
  for (const [name, keys] of Object.entries(POINTS)) {
    await test.step(name, async () => {
      await expectDrawn(page, name);
      const count = await walkTo(page, chartIn(page, name), keys);
      await page.keyboard.press('Enter');
      await expectRecords(page, count);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
  }
});

test('opens as many records as the table says', async ({ page }) => {
  await openTab(page, 'calls');
  for (const name of TABLES) {
    const number = card(page, name)
      .getByRole('button', { name: /Show the records/ })
      .first();
    const count = Number((await number.innerText()).replaceAll(',', ''));
    await number.click();
    await expectRecords(page, count);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('opens a bar by a click anywhere in its column', async ({ page }) => {
  await openTab(page, 'calls');
  const chart = chartIn(page, 'Calls over time');
  await expectDrawn(page, 'Calls over time');
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (box === null) throw new Error('the chart has no box');
  await page.mouse.click(box.x + box.width / 2, box.y + 60);
  await expect(page).toHaveURL(/drill=calls\.total&at=/);
  await expect(drilled(page)).toHaveText(/records?$/);
});

test('narrows the page by a name, shows it as a chip, and goes back', async ({ page }) => {
  await openTab(page, 'calls');
  const total = page.getByRole('button', { name: /^Calls: .*Show the records/ });
  const before = await total.getAttribute('aria-label');
  const country = card(page, 'Countries')
    .getByRole('button', { name: /^Show only/ })
    .first();
  const name = (await country.innerText()).trim();
  await country.click();
  await settled(page);
  await expect(page.getByText(`Country is ${name}`)).toBeVisible();
  await expect(card(page, 'Regions').getByRole('row').nth(1)).toBeVisible();
  expect(await total.getAttribute('aria-label')).not.toBe(before);
  await page.goBack();
  await settled(page);
  await expect(card(page, 'Countries')).toBeVisible();
  await expect(total).toHaveAttribute('aria-label', before ?? '');
});

test('reads as a table and takes its data along', async ({ page }) => {
  await openTab(page, 'calls', '?range=7d');
  const over = card(page, 'Calls over time');
  await over.getByRole('button', { name: 'Show as table: Calls over time' }).click();
  await expect(over.getByRole('row')).toHaveCount(8);
  const download = page.waitForEvent('download');
  await over.getByRole('button', { name: 'More for Calls over time' }).click();
  await page.getByRole('menuitem', { name: 'Download CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('calls-over-time.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(8);
  expect(lines[0]).toMatch(/^Period,/);
});

test('sorts assistants by any column', async ({ page }) => {
  await openTab(page, 'calls');
  const table = card(page, 'Assistants');
  const heading = table.getByRole('columnheader', { name: 'Success rate' });
  await heading.getByRole('button').click();
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  const shown = await table.locator('tbody tr td:nth-child(3)').allInnerTexts();
  const rates = shown.map((text) => Number.parseFloat(text)).filter((rate) => !Number.isNaN(rate));
  expect(rates.length).toBeGreaterThan(1);
  expect(rates).toEqual([...rates].sort((a, b) => b - a));
});

test('reaches every chart and table with the keyboard', async ({ page }) => {
  await openTab(page, 'calls');
  await expectDrawn(page, ...CHARTS);
  const reached = new Set<string>();
  const wanted = new Set([...CHARTS, ...TABLES]);
  for (let presses = 0; presses < 400 && reached.size < wanted.size; presses += 1) {
    await page.keyboard.press('Tab');
    const title = await page.evaluate(() =>
      document.activeElement
        ?.closest('section[aria-busy]')
        ?.querySelector('h2')
        ?.textContent?.trim(),
    );
    if (title !== undefined && wanted.has(title)) reached.add(title);
  }
  expect([...reached].sort()).toEqual([...wanted].sort());
});

test('has no accessibility violation in light and dark', async ({ page }) => {
  await openTab(page, 'calls');
  await expectDrawn(page, ...CHARTS);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page);
  }
});

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTab(page, 'calls');
  await expectDrawn(page, 'Calls over time');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
