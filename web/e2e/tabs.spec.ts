import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { card, chartIn, expectDrawn, expectPointsOpen } from './cards';
import { ask, complaintsOf, expectAccessible, ORGANIZATION, openTab, settled } from './harness';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Zooms into a bucket of a chart by the keys. */
async function zoomInto(page: Page, name: string, keys: readonly string[]): Promise<void> {
  await expectDrawn(page, name);
  await chartIn(page, name).focus();
  for (const key of [...keys, 'Shift+Enter']) await page.keyboard.press(key);
  await settled(page);
}

test('goes from a year to a month to a day and back, all in the address', async ({ page }) => {
  // Many loads of a page.
  test.slow();
  await openTab(page, 'revenue', '?range=1y');
  const way = page.getByRole('navigation', { name: 'Zoomed in from' });
  await zoomInto(page, 'Deals over time', ['End', 'ArrowLeft', 'ArrowLeft']);
  await expect(page).toHaveURL(/within=1y/);
  await expect(way.getByRole('button')).toHaveCount(1);
  await zoomInto(page, 'Deals over time', ['ArrowRight', 'ArrowRight']);
  await expect(page).toHaveURL(/within=1y&within=/);
  await page.reload();
  await settled(page);
  await expect(way.getByRole('button')).toHaveCount(2);
  await way.getByRole('button', { name: 'Last 365 days' }).click();
  await settled(page);
  await expect(way).toHaveCount(0);
  await expect(page).toHaveURL(/range=1y/);
});

test('goes from a team to a person and back, all in the address', async ({ page }) => {
  await openTab(page, 'revenue', '?range=90d');
  const first = (title: string) =>
    card(page, title)
      .getByRole('button', { name: /^Show only/ })
      .first();
  await first('Teams').click();
  await settled(page);
  await expect(page).toHaveURL(/f=team:in:/);
  await first('People').click();
  await settled(page);
  await expect(page).toHaveURL(/f=team:in:[^&]+&f=owner:in:/);
  await card(page, 'People').getByRole('button', { name: 'All teams' }).click();
  await settled(page);
  await expect(page).not.toHaveURL(/f=/);
});

test('takes a chart along as data and as pictures', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openTab(page, 'revenue', '?range=7d');
  const name = 'Revenue over time';
  await expectDrawn(page, name);
  const more = card(page, name).getByRole('button', { name: `More for ${name}` });
  await more.click();
  await page.getByRole('menuitem', { name: 'Copy data' }).click();
  await expect(page.getByRole('menuitem', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split(/\r?\n/)[0]).toMatch(/^Period\t/);
  expect(copied.trim().split(/\r?\n/).length).toBeGreaterThan(7);
  await page.keyboard.press('Escape');
  const saved = async (item: string) => {
    const download = page.waitForEvent('download');
    await more.click();
    await page.getByRole('menuitem', { name: item }).click();
    return readFile(await (await download).path());
  };
  const png = await saved('Save as PNG');
  expect([...png.subarray(0, PNG.length)]).toEqual(PNG);
  expect(png.length).toBeGreaterThan(5000);
  const svg = (await saved('Save as SVG')).toString('utf8');
  expect(svg).toMatch(/^<svg /);
  expect(svg, 'the title is in the picture').toContain(name);
});

test('compares each line of a chart with both of its pasts', async ({ page }) => {
  await openTab(page, 'revenue', '?range=90d&compare=previous_period,previous_year');
  const rates = card(page, 'Win rate over time');
  await rates.getByRole('button', { name: /^Show as table/ }).click();
  for (const name of ['Win rate', 'Win rate by value']) {
    const heading = (past: RegExp) =>
      rates.getByRole('columnheader').filter({ hasText: new RegExp(`^${name}, .*${past.source}`) });
    await expect(heading(/before|previous/)).not.toHaveCount(0);
    await expect(heading(/year/)).toHaveCount(1);
  }
});

test('draws what is expected next, and says by which model', async ({ page, request }) => {
  const complaints = complaintsOf(page);
  await openTab(page, 'revenue', '?range=90d&pick=revenue-over-time.grain:week');
  const over = card(page, 'Revenue over time');
  await expect(over).toContainText(/By the model (theta|seasonal naive), from \d+ whole steps/);
  await over.getByRole('button', { name: /^Show as table/ }).click();
  await expect(over.getByRole('columnheader', { name: '95% to' })).toBeVisible();
  const { forecast } = await ask<{ forecast: { value: { steps: { value: number }[] } } }>(
    request,
    '/api/analytics/forecast',
    {
      organizationId: ORGANIZATION,
      metric: 'revenue.total',
      timeRange: '90d',
      grain: 'week',
      horizon: 4,
    },
  );
  const expected = forecast.value.steps.at(-1)?.value ?? 0;
  const money = expected.toLocaleString('en-GB', {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  });
  await expect(over.getByRole('row').last()).toContainText(money);
  expect(complaints).toEqual([]);
});

test('opens the deals that are expected in a month', async ({ page }) => {
  await openTab(page, 'revenue', '?pick=expected.metric:deals.expected');
  await expectPointsOpen(page, { 'Expected to close': ['ArrowRight', 'ArrowRight'] });
});

test('says how much of a budget is spent, as the server says', async ({ page, request }) => {
  await openTab(page, 'campaigns', '?range=90d');
  const budgets = card(page, 'Budgets');
  await budgets.getByRole('button', { name: /^Show as table/ }).click();
  const campaign = (await budgets.locator('tbody th').first().innerText()).trim();
  await budgets.locator('tbody th button').first().click();
  await expect(page).toHaveURL(/\/campaigns\/[a-z0-9-]+\?range=90d/);
  await settled(page);
  await expect(page.getByRole('heading', { level: 1, name: campaign })).toBeAttached();
  const id = /campaigns\/([a-z0-9-]+)/.exec(page.url())?.[1];
  const { totals } = await ask<{ totals: Record<string, number> }>(
    request,
    '/api/analytics/query',
    {
      organizationId: ORGANIZATION,
      metrics: ['campaigns.budget_use'],
      timeRange: '90d',
      filters: [{ dimension: 'campaign', operator: 'in', values: [id] }],
    },
  );
  const use = totals['campaigns.budget_use'] ?? 0;
  expect(use).toBeGreaterThan(0);
  const gauge = card(page, 'Budget');
  await gauge.getByRole('button', { name: /^Show as table/ }).click();
  await expect(gauge.locator('tbody')).toContainText(`${use.toFixed(1)}%`);
});

test('lays the stages of sources side by side', async ({ page }) => {
  await openTab(page, 'leads', '?range=90d');
  const stages = card(page, 'Stages side by side');
  await expect(stages.getByRole('row')).toHaveCount(9);
  await stages.getByRole('combobox', { name: 'Stages side by side: shown' }).click();
  await page.getByRole('option', { name: 'Median stay' }).click();
  await expect(page).toHaveURL(/pick=lead-stages\.shown:medianDays/);
  await expect(stages).toContainText(/days|h|min/);
  await page
    .getByRole('navigation', { name: 'On this page' })
    .getByRole('button', { name: 'Stages' })
    .click();
  await expect(page.getByRole('heading', { level: 2, name: 'Stages', exact: true })).toBeFocused();
  await expectAccessible(page);
});
