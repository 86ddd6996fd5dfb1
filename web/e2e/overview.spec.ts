import { expect, test } from '@playwright/test';
import { expectServerNumbers } from './cards';
import {
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  openTab,
  settled,
} from './harness';

const CARDS = [
  'Calls',
  'Success rate',
  'Leads',
  'Conversion rate',
  'Revenue',
  'Monthly recurring revenue',
  'Cost per lead',
  'Return on investment',
];

test('shows today, eight figures, trends, funnel, insights and rankings', async ({ page }) => {
  const complaints = complaintsOf(page);
  await openTab(page, 'overview');
  await expect(page.getByRole('region', { name: 'Today' })).toContainText('calls');
  for (const name of CARDS) {
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
  }
  for (const name of ['Calls over time', 'Leads over time', 'Revenue over time']) {
    await expect(page.getByRole('region', { name }).locator('canvas')).toBeVisible();
  }
  await expect(page.getByRole('region', { name: 'From call to cash' })).toContainText(
    'Qualified leads',
  );
  await expect(
    page.getByRole('region', { name: 'What stands out' }).getByRole('listitem').first(),
  ).toBeVisible();
  for (const name of ['Top assistants', 'Top sources', 'Top campaigns']) {
    await expect(page.getByRole('region', { name }).getByRole('row').nth(1)).toBeVisible();
  }
  expect(complaints).toEqual([]);
});

test('shows the very numbers that the server answers', async ({ page, request }) => {
  await expectServerNumbers(page, request, 'overview', {
    Calls: 'calls.total',
    Leads: 'leads.total',
  });
});

test('opens the records behind a number, as many as the number says', async ({ page }) => {
  await openTab(page, 'overview', '?range=7d');
  const figure = page
    .getByRole('region', { name: 'Calls', exact: true })
    .getByRole('button', { name: /records/ });
  const number = /: ([\d,]+)\./.exec((await figure.getAttribute('aria-label')) ?? '')?.[1];
  await figure.click();
  const panel = page.getByRole('dialog', { name: 'Calls' });
  await expect(panel.getByTestId('drill-total')).toHaveText(`${number} records`);
  await expect(panel.getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(page);

  await test.step('the address opens it again, and back closes it', async () => {
    await expect(page).toHaveURL(/drill=calls\.total/);
    await page.goBack();
    await expect(panel).toBeHidden();
    await page.goForward();
    await expect(panel).toBeVisible();
  });

  await test.step('as a CSV file', async () => {
    const coming = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'CSV' }).click();
    expect((await coming).suggestedFilename()).toBe('calls-total-records.csv');
  });

  await test.step('as a page', async () => {
    await panel.getByRole('link', { name: 'Open as page' }).click();
    await expect(page).toHaveURL(/analytics\/records/);
    await expect(page.getByTestId('drill-total')).toHaveText(`${number} records`);
  });
});

test('opens numerator and denominator of a rate', async ({ page }) => {
  await openTab(page, 'overview', '?range=7d');
  await page
    .getByRole('region', { name: 'Success rate' })
    .getByRole('button', { name: /records/ })
    .click();
  const panel = page.getByRole('dialog', { name: 'Success rate' });
  const total = panel.getByTestId('drill-total');
  const counted = await total.textContent();
  await panel.getByText('Out of').click();
  await expect(total).not.toHaveText(counted ?? '');
});

test('explains a number and shows how it came to be', async ({ page }) => {
  await openTab(page, 'overview');
  await page.getByRole('button', { name: 'What Success rate means' }).click();
  const help = page.getByRole('dialog').filter({ hasText: 'Higher is better' });
  await expect(help.getByText('Served from')).toBeVisible();
  await expect(help.getByText('Value', { exact: true })).toBeVisible();
  await help.getByText('SQL').click();
  await expect(help.locator('pre')).toContainText(/select/i);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});

test('narrows to a row, and the chip takes it back', async ({ page }) => {
  await openTab(page, 'overview');
  const sources = page.getByRole('region', { name: 'Top sources' });
  const row = sources.getByRole('button', { name: /^Show only/ }).first();
  const name = (await row.textContent()) ?? '';
  await row.click();
  await settled(page);
  await expect(page).toHaveURL(/f=source:in:/);
  const chips = page.getByRole('list', { name: 'Filters' });
  await expect(chips).toContainText(name);
  await expect(sources.getByRole('row')).toHaveCount(2);
  await chips.getByRole('button', { name: /Remove filter/ }).click();
  await expect(chips).toBeHidden();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`is accessible in the ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await openTab(page, 'overview');
    await expectAccessible(page);
  });
}

test('fits a phone, cards two across', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTab(page, 'overview');
  await expectNoSidewaysScroll(page);
  const [first, second] = await Promise.all(
    ['Calls', 'Success rate'].map((name) =>
      page.getByRole('region', { name, exact: true }).boundingBox(),
    ),
  );
  expect(first?.y).toBe(second?.y);
  expect(second?.x).toBeGreaterThan(first?.x ?? Number.NaN);
  await expectAccessible(page);
});

test('keeps what is shown while the server is away, and asks again', async ({ page }) => {
  await openTab(page, 'overview');
  await page.route('**/api/analytics/{query,batch}', (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        title: 'Not now',
        detail: 'Try later.',
        code: 'test',
        requestId: 'request-7',
      }),
    }),
  );
  await page.getByRole('button', { name: /^Range/ }).click();
  await page.getByRole('button', { name: 'Last 90 days' }).click();
  await expect(page.getByText('request-7').first()).toBeVisible();
  await page.unroute('**/api/analytics/{query,batch}');
  for (const button of await page.getByRole('button', { name: 'Try again' }).all()) {
    if (await button.isVisible()) await button.click();
  }
  await settled(page);
  await expect(page.getByRole('region', { name: 'Calls', exact: true })).toBeVisible();
});
