import { expect, test } from '@playwright/test';
import {
  card,
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

const GROUPS = ['Came in', 'Recurs', 'Deals', 'Will come'];
const CHARTS = [
  'Revenue over time',
  'What moved recurring revenue',
  'Recurring revenue over time',
  'Win rate over time',
  'Deals over time',
  'Deals by size',
  'Expected to close',
  'Margin over time',
  'Revenue by country',
  'Day by day',
];
const TABLES = [
  'Pipeline by stage',
  'How far deals get',
  'Teams',
  'Margin and return',
  'Product lines',
  'Customers',
  'Countries',
];

test('shows figures, charts and tables', async ({ page }) => {
  const complaints = complaintsOf(page);
  await openTab(page, 'revenue');
  await expectFigures(page, ...GROUPS);
  await expectDrawn(page, ...CHARTS);
  await expectRows(page, ...TABLES);
  await expect(card(page, 'Revenue over time')).toContainText(/Forecast for the next period/);
  expect(complaints).toEqual([]);
});

test('shows the very numbers that the server answers', async ({ page, request }) => {
  await expectServerNumbers(
    page,
    request,
    'revenue',
    { Revenue: 'revenue.total', 'Monthly recurring revenue': 'revenue.mrr' },
    (value) => `€${value.toLocaleString('en-GB', { minimumFractionDigits: 2 })}`,
  );
});

for (const range of ['7d', '90d', '1y', '2025-11-01..2026-02-28']) {
  test(`recurring revenue adds up over ${range}`, async ({ page }) => {
    await openTab(page, 'revenue', `?range=${range}`);
    await expect(card(page, 'What moved recurring revenue')).toContainText(
      'Start and changes add up to the end',
    );
  });
}

test('opens as many records as a point says', async ({ page }) => {
  await openTab(page, 'revenue');
  await expectPointsOpen(page, {
    'Deals by size': ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'],
  });
});

test('reads recurring revenue as a table, with the level after each step', async ({ page }) => {
  await openTab(page, 'revenue');
  const moved = card(page, 'What moved recurring revenue');
  await moved.getByRole('button', { name: /^Show as table/ }).click();
  await expect(moved.getByRole('row')).toHaveCount(8);
  const cells = await moved.getByRole('row').nth(6).getByRole('cell').allInnerTexts();
  const end = await moved.getByRole('row').nth(7).getByRole('cell').allInnerTexts();
  expect(cells[1], 'the level after churn is the end').toBe(end[0]);
});

test('goes from teams to people and back', async ({ page }) => {
  await openTab(page, 'revenue');
  const teams = card(page, 'Teams');
  const team = teams.getByRole('button', { name: /^Show only/ }).first();
  const name = (await team.innerText()).trim();
  await team.click();
  await settled(page);
  const people = card(page, 'People');
  await expect(people.getByText(name, { exact: true })).toBeVisible();
  await expect(people.getByRole('row').nth(2)).toBeVisible();
  await people.getByRole('button', { name: 'All teams' }).click();
  await settled(page);
  await expectRows(page, 'Teams');
});

test('compares with both periods in figures and tables', async ({ page }) => {
  await openTab(page, 'revenue', '?compare=previous_period,previous_year');
  const products = card(page, 'Product lines');
  for (const name of ['Change, period', 'Change, year']) {
    await expect(products.getByRole('columnheader', { name })).toBeVisible();
  }
  await expect(card(page, 'Came in').getByText('year', { exact: true }).first()).toBeVisible();
});

test('opens the deals that are in a stage now', async ({ page }) => {
  await openTab(page, 'revenue');
  await expectTablesOpen(page, 'How far deals get');
});

test('has no accessibility violation in light and dark', async ({ page }) => {
  // Every cell of every table is looked at, twice.
  test.slow();
  await openTab(page, 'revenue');
  await expectDrawn(page, ...CHARTS);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page);
  }
});

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTab(page, 'revenue');
  await expectDrawn(page, 'Revenue over time');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
