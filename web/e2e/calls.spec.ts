import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import {
  card,
  chartIn,
  drilled,
  expectDrawn,
  expectFigures,
  expectPointsOpen,
  expectRows,
  expectServerNumbers,
  expectTablesOpen,
} from './cards';
import {
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
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

test('shows the rates in groups, the charts and the tables', async ({ page }) => {
  const complaints = complaintsOf(page);
  await openTab(page, 'calls');
  await expectFigures(page, ...GROUPS);
  await expectDrawn(page, ...CHARTS);
  await expectRows(page, ...TABLES);
  expect(complaints).toEqual([]);
});

test('shows the very numbers that the server answers', async ({ page, request }) => {
  await expectServerNumbers(page, request, 'calls', {
    Calls: 'calls.total',
    'Successful calls': 'calls.successful',
  });
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
  await expectPointsOpen(page, POINTS);
});

test('opens as many records as the table says', async ({ page }) => {
  await openTab(page, 'calls');
  await expectTablesOpen(page, ...TABLES);
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
