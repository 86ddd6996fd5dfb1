import { expect, test } from '@playwright/test';
import {
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  ingest,
  openTab,
  ownOrganization,
  pageOf,
} from './harness';

test('a note is written from a chart, seen on charts, removed, and brought back', async ({
  browser,
  request,
}) => {
  test.slow();
  const organization = await ownOrganization(request, 'notes');
  await ingest(request, organization, 'calls', [
    { id: 'a', startedAt: new Date().toISOString(), durationSeconds: 60 },
    {
      id: 'b',
      startedAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
      durationSeconds: 60,
    },
  ]);
  const page = await pageOf(browser, request, organization, 'analyst');
  const complaints = complaintsOf(page);
  await openTab(page, 'overview');
  const card = page.getByRole('region', { name: 'Calls over time' });

  await card.getByRole('button', { name: 'More for Calls over time' }).click();
  await page.getByRole('menuitem', { name: 'Add a note' }).click();
  const drawer = page.getByRole('dialog', { name: 'Notes on dates' });
  await drawer.getByLabel('Note').fill('New call script');
  await expectAccessible(page);
  await drawer.getByRole('button', { name: 'Save note' }).click();
  await expect(drawer.getByRole('listitem')).toContainText('New call script');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();

  await test.step('it is read at its point by keyboard, and in the table', async () => {
    await card.getByRole('application').focus();
    await page.keyboard.press('End');
    await expect(card.getByText(/Note: New call script/)).toBeAttached();
    await card.getByRole('button', { name: /Show as table/ }).click();
    await expect(card.getByRole('columnheader', { name: 'Notes' })).toBeVisible();
    await expect(card.getByRole('cell', { name: 'New call script' })).toHaveCount(1);
  });

  await test.step('hidden, the address says so', async () => {
    await card.getByRole('button', { name: 'More for Calls over time' }).click();
    await page.getByRole('menuitem', { name: 'Hide notes' }).click();
    await expect(page).toHaveURL(/pick=notes:off/);
    await expect(card.getByRole('columnheader', { name: 'Notes' })).toHaveCount(0);
    await card.getByRole('button', { name: 'More for Calls over time' }).click();
    await page.getByRole('menuitem', { name: 'Show notes' }).click();
    await expect(card.getByRole('columnheader', { name: 'Notes' })).toBeVisible();
  });

  await test.step('removed and brought back, on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
    await card.getByRole('button', { name: 'More for Calls over time' }).click();
    await page.getByRole('menuitem', { name: 'All notes' }).click();
    await drawer.getByRole('button', { name: 'Remove the note: New call script' }).click();
    await expect(drawer.getByText('No notes yet')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(drawer.getByRole('listitem')).toContainText('New call script');
    await expectAccessible(page, '#root');
  });
  expect(complaints).toEqual([]);
  await page.context().close();
});
