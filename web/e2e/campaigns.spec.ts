import { expect, type Locator, test } from '@playwright/test';
import {
  card,
  chartIn,
  closeRecords,
  expectDrawn,
  expectFigures,
  expectPointsOpen,
  expectRecords,
  expectRows,
} from './cards';
import {
  ask,
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  ORGANIZATION,
  openTab,
  settled,
} from './harness';

const GROUPS = ['Paid', 'Reached', 'Brought', 'Paid off'];
const CHARTS = [
  'Paid and got',
  'Return over time',
  'Spend against attributed revenue',
  'Budgets',
  'Spend over time',
  'Attributed leads over time',
];
const TABLES = ['Campaigns side by side', 'Channels', 'Attribution'];
const CAMPAIGN = 'solar-search';

test('shows figures, charts and tables', async ({ page }) => {
  const complaints = complaintsOf(page);
  await openTab(page, 'campaigns');
  await expectFigures(page, ...GROUPS);
  await expectDrawn(page, ...CHARTS);
  await expectRows(page, ...TABLES);
  await expect(card(page, 'Brought')).toContainText('Unattributed share');
  expect(complaints).toEqual([]);
});

test('opens a campaign by its name and leads back', async ({ page }) => {
  await openTab(page, 'campaigns', '?range=90d');
  const link = card(page, 'Campaigns side by side').getByRole('button', {
    name: 'Open Solar search',
  });
  await link.click();
  await expect(page).toHaveURL(/\/campaigns\/solar-search\?range=90d$/);
  await settled(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Solar search' })).toBeAttached();
  await page
    .getByRole('navigation', { name: 'Where this page is' })
    .getByRole('link', { name: 'Campaigns' })
    .click();
  await settled(page);
  await expectRows(page, 'Campaigns side by side');
  await expect(page).toHaveURL(/\/campaigns\?range=90d$/);
});

test('goes from a dot to its campaign', async ({ page }) => {
  await openTab(page, 'campaigns');
  await expectDrawn(page, 'Spend against attributed revenue');
  await chartIn(page, 'Spend against attributed revenue').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/analytics\/campaigns\/[a-z0-9-]+/);
});

test('shows one campaign only, with its records', async ({ page, request }) => {
  const range = { start: '2026-06-01', end: '2026-08-31' };
  await openTab(page, `campaigns/${CAMPAIGN}`, `?range=${range.start}..${range.end}`);
  const { totals } = await ask<{ totals: Record<string, number> }>(
    request,
    '/api/analytics/query',
    {
      organizationId: ORGANIZATION,
      metrics: ['campaigns.leads'],
      timeRange: range,
      filters: [{ dimension: 'campaign', operator: 'in', values: [CAMPAIGN] }],
    },
  );
  const count = totals['campaigns.leads'] ?? 0;
  expect(count).toBeGreaterThan(0);
  const figure = page.getByRole('button', {
    name: `Attributed leads: ${count.toLocaleString('en-GB')}. Show the records`,
  });
  await figure.click();
  await expectRecords(page, count);
  await closeRecords(page);
  await expectRows(page, 'Variants');
  await expectPointsOpen(page, { 'Leads over time': ['ArrowRight', 'ArrowRight'] });
});

test('switches the model of attribution, in the address', async ({ page }) => {
  await openTab(page, 'campaigns');
  const credit = card(page, 'Attribution');
  const heading = credit.getByRole('columnheader').nth(1);
  await expect(heading).toContainText('Last touch');
  await credit.getByRole('combobox', { name: 'Attribution: model' }).click();
  await page.getByRole('option', { name: 'Position based' }).click();
  await expect(heading).toContainText('Position based');
  await expect(credit.getByRole('columnheader', { name: 'Against last touch' })).toBeVisible();
  await expect(credit).toContainText('40% to the first');
  await expect(page).toHaveURL(/pick=credit\.model:position_based/);
});

test('goes from channels to campaigns to variants and back', async ({ page }) => {
  // Many loads of a page.
  test.slow();
  await openTab(page, 'campaigns', '?range=1y');
  const first = (scope: Locator) => scope.getByRole('button', { name: /^Show only/ }).first();
  await first(card(page, 'Channels')).click();
  await settled(page);
  await expect(page).toHaveURL(/f=channel:in:/);
  await first(card(page, 'Campaigns')).click();
  await settled(page);
  await expect(page).toHaveURL(/f=channel:in:[^&]+&f=campaign:in:/);
  const variants = card(page, 'Variants');
  await expect(variants.getByRole('row').nth(1)).toBeVisible();
  await variants.getByRole('button', { name: 'All channels' }).click();
  await settled(page);
  await expectRows(page, 'Channels');
  await expect(page).not.toHaveURL(/f=/);
});

test('the credits of every model add up to the total', async ({ page }) => {
  await openTab(page, 'campaigns', '?range=90d');
  const sum = card(page, 'Attribution').locator('tfoot tr').last();
  await expect(sum.getByRole('rowheader')).toHaveText('Sum');
  const cells = await sum.getByRole('cell').allInnerTexts();
  const [first, , ...others] = cells;
  expect(first).toMatch(/^€/);
  for (const other of others) expect(other).toBe(first);
});

for (const path of ['campaigns', `campaigns/${CAMPAIGN}`]) {
  test(`has no accessibility violation on ${path}`, async ({ page }) => {
    // Every cell of every table is looked at, twice.
    test.slow();
    await openTab(page, path);
    await expectDrawn(page, 'Paid and got');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page);
    }
  });

  test(`fits a phone on ${path}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openTab(page, path);
    await expectDrawn(page, 'Paid and got');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
}
