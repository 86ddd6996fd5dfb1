import { expect, test } from '@playwright/test';
import { closeRecords, expectDrawn, expectRecords } from './cards';
import {
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  openTab,
  settled,
} from './harness';

test('a question is asked, read as chart, table and receipt, and saved to a dashboard', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const name = `Explored ${Date.now()}`;
  await openTab(page, 'explore');
  await expectAccessible(page);
  const metrics = page.getByRole('combobox', { name: 'Metrics' });
  await metrics.fill('share of the evaluated');
  await page.getByRole('option', { name: 'Success rate' }).click();
  await page.keyboard.press('Tab');
  const split = page.getByRole('combobox', { name: 'Split by' });
  await split.fill('assistant');
  await page.getByRole('option', { name: 'Assistant The voice' }).click();
  await page.keyboard.press('Tab');
  await expectDrawn(page, 'Success rate by assistant');
  await expect(page).toHaveURL(/explore\.metrics:calls\.success_rate/);

  await test.step('nested filters narrow it', async () => {
    await page.getByRole('button', { name: 'Add a group (any of)' }).click();
    const [first, second] = await page.getByRole('combobox', { name: 'Filter by' }).all();
    await first?.fill('Direction');
    await page.getByRole('option', { name: 'Direction' }).click();
    await page.getByRole('combobox', { name: 'Values' }).fill('Inbound');
    await page.getByRole('option', { name: 'Inbound' }).click();
    await page.keyboard.press('Tab');
    await second?.fill('Country');
    await page.getByRole('option', { name: 'Country' }).click();
    await page.getByRole('combobox', { name: 'How' }).nth(1).click();
    await page.getByRole('option', { name: 'is known', exact: true }).click();
    await expect(page).toHaveURL(/explore\.filters/);
    await settled(page);
    await expectDrawn(page, 'Success rate by assistant');
  });

  await test.step('as a table, whose numbers open their records', async () => {
    await page.getByText('Table', { exact: true }).click();
    const row = page.getByRole('row').nth(1);
    await expect(row.getByRole('rowheader')).toBeVisible();
    await settled(page);
    await row.getByRole('button', { name: /Show the records/ }).click();
    await expect(page.getByRole('dialog').getByTestId('drill-total')).toHaveText(/records?$/);
    await closeRecords(page);
    await expectAccessible(page);
  });

  await test.step('as a receipt', async () => {
    await page.getByText('Receipt', { exact: true }).click();
    const receipt = page.getByRole('region', { name: 'Success rate', exact: true });
    await expect(receipt.getByText('100 * calls.successful / calls.evaluated')).toBeVisible();
    await expect(receipt.getByText('Evaluated calls', { exact: true })).toBeVisible();
    await receipt.getByText('SQL').click();
    await expect(receipt.locator('pre')).toContainText(/select/i);
    await expectAccessible(page);
  });

  await test.step('the address holds all of it, and back goes back', async () => {
    await page.reload();
    await expect(page.getByRole('region', { name: 'Success rate', exact: true })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await page.getByText('Chart', { exact: true }).click();
    await expectDrawn(page, 'Success rate by assistant');
  });

  await page.getByRole('button', { name: 'Save to a dashboard' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save to a dashboard' });
  await dialog.getByLabel('Name of the dashboard').fill(name);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByRole('link', { name: 'Open the dashboard' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expectDrawn(page, 'Success rate by assistant');
  await page.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboards' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('explore fits a phone, counts as its records do, and names the nearest metric', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTab(page, 'explore', '?pick=explore.metrics:calls.total&range=7d');
  const figure = page.getByRole('button', { name: /^Calls: .*Show the records/ });
  await expect(figure).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  const words = (await figure.getAttribute('aria-label')) ?? '';
  await figure.click();
  await expectRecords(page, Number(/: ([\d,]+)/.exec(words)?.[1]?.replaceAll(',', '')));
  await closeRecords(page);

  await openTab(page, 'explore', '?pick=explore.metrics:calls.totall');
  await expect(page.getByRole('alert').first()).toContainText('calls.total');
});
