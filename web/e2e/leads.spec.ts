import { expect, test } from '@playwright/test';
import {
  card,
  chartIn,
  closeRecords,
  expectDrawn,
  expectFigures,
  expectPointsOpen,
  expectRecords,
  expectRows,
  expectServerNumbers,
  expectTablesOpen,
  walkTo,
} from './cards';
import {
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  openTab,
  settled,
} from './harness';

const GROUPS = ['How many', 'How good', 'How fast', 'How cared for'];
const CHARTS = [
  'Leads over time',
  'From lead to customer',
  'Quality over time',
  'Does the score tell?',
  'Does the score keep its promise?',
  'Scores',
  'How long leads take',
  'Day by day',
  'Leads by country',
  'When',
];
const TABLES = [
  'How far leads get',
  'Stages side by side',
  'Sources',
  'Speed',
  'Teams',
  'Countries',
];

test('shows figures, charts and tables', async ({ page }) => {
  const complaints = complaintsOf(page);
  await openTab(page, 'leads', '?range=90d');
  await expectFigures(page, ...GROUPS);
  await expectDrawn(page, ...CHARTS);
  await expectRows(page, ...TABLES);
  await expect(card(page, 'Does the score tell?')).toContainText(/AUC 0\.\d{3}/);
  expect(complaints).toEqual([]);
});

test('shows the very numbers that the server answers', async ({ page, request }) => {
  await expectServerNumbers(page, request, 'leads', {
    Leads: 'leads.total',
    'Converted leads': 'leads.converted',
  });
});

test('opens as many records as a point or a number says', async ({ page }) => {
  // Many loads of a page.
  test.slow();
  await openTab(page, 'leads', '?range=90d');
  await expectPointsOpen(page, {
    'Leads over time': ['ArrowRight', 'ArrowRight', 'ArrowDown'],
    'From lead to customer': ['ArrowDown', 'ArrowDown'],
    Scores: ['ArrowRight', 'ArrowRight', 'ArrowRight'],
    'Day by day': ['ArrowRight', 'ArrowRight'],
  });
  await expectTablesOpen(page, 'Sources', 'Countries');
});

test('opens the leads that are in a stage now', async ({ page }) => {
  await openTab(page, 'leads', '?range=90d');
  const now = card(page, 'How far leads get')
    .getByRole('button', { name: /Here now: .*Show the records/ })
    .first();
  const count = Number((await now.innerText()).replaceAll(',', ''));
  await now.click();
  await expectRecords(page, count);
  await closeRecords(page);
});

test('goes from countries to regions to cities and back, all in the address', async ({ page }) => {
  // Many loads of a page.
  test.slow();
  await openTab(page, 'leads', '?range=90d');
  const first = (title: string) =>
    card(page, title)
      .getByRole('button', { name: /^Show only/ })
      .first();
  await first('Countries').click();
  await settled(page);
  await expect(page).toHaveURL(/f=country:in:/);
  await first('Regions').click();
  await settled(page);
  await expectRows(page, 'Cities');
  await page.reload();
  await settled(page);
  const cities = card(page, 'Cities');
  await expect(cities.getByRole('row').nth(1)).toBeVisible();
  await cities.getByRole('button', { name: 'All countries' }).click();
  await settled(page);
  await expectRows(page, 'Countries');
  await expect(page).not.toHaveURL(/f=country/);
});

test('zooms into a bucket, and out again', async ({ page }) => {
  await openTab(page, 'leads', '?range=90d');
  await expectDrawn(page, 'Quality over time');
  await chartIn(page, 'Quality over time').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+Enter']) {
    await page.keyboard.press(key);
  }
  await expect(page).toHaveURL(/within=90d/);
  await settled(page);
  const way = page.getByRole('navigation', { name: 'Zoomed in from' });
  await way.getByRole('button', { name: 'Last 90 days' }).click();
  await expect(way).toHaveCount(0);
  await expect(page).toHaveURL(/range=90d/);
});

test('looks closer at what was opened', async ({ page }) => {
  await openTab(page, 'leads', '?range=90d');
  await expectDrawn(page, 'Leads over time');
  const count = await walkTo(page, chartIn(page, 'Leads over time'), ['ArrowRight', 'ArrowRight']);
  await page.keyboard.press('Enter');
  await expectRecords(page, count);
  await page.getByRole('button', { name: 'Look closer' }).click();
  await settled(page);
  await expect(page).toHaveURL(/within=90d/);
  await expect(
    page.getByRole('button', {
      name: `Leads: ${count.toLocaleString('en-GB')}. Show the records`,
      exact: true,
    }),
  ).toBeVisible();
});

test('keeps in the address what a card is split by', async ({ page }) => {
  await openTab(page, 'leads');
  const over = card(page, 'Leads over time');
  await over.getByRole('combobox', { name: 'Leads over time: split by' }).click();
  await page.getByRole('option', { name: 'By stage' }).click();
  await expect(page).toHaveURL(/pick=leads-over-time\.split:stage/);
  await page.reload();
  await settled(page);
  await expect(over.getByRole('combobox', { name: 'Leads over time: split by' })).toHaveValue(
    'By stage',
  );
});

test('says which filter does not apply', async ({ page }) => {
  await openTab(page, 'leads', '?f=outcome:in:booked');
  await expect(card(page, 'Sources')).toContainText("Can't be narrowed by outcome");
  await expect(card(page, 'How many')).toContainText("Can't be narrowed by outcome");
});

test('has no accessibility violation in light and dark', async ({ page }) => {
  // Every cell of every table is looked at, twice.
  test.slow();
  await openTab(page, 'leads');
  await expectDrawn(page, ...CHARTS);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page);
  }
});

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTab(page, 'leads');
  await expectDrawn(page, 'Leads over time');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
