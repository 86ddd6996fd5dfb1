import { expect, test } from '@playwright/test';
import {
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  openTab,
  settled,
} from './harness';

const TABS = ['Overview', 'Calls', 'Leads', 'Revenue', 'Campaigns', 'Reports'];

test('has six tabs in the address, and back goes back', async ({ page }) => {
  await openTab(page, 'overview', '?range=7d');
  for (const tab of TABS) {
    await page.getByRole('navigation').getByRole('link', { name: tab, exact: true }).click();
    await expect(page).toHaveURL(
      new RegExp(`/dashboard/analytics/${tab.toLowerCase()}\\?range=7d`),
    );
    await expect(page.getByRole('link', { name: tab, exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    );
  }
  await page.goBack();
  await expect(page).toHaveURL(/campaigns\?range=7d/);
});

test('reports lists what can be had today, and leads there in the same range', async ({ page }) => {
  const complaints = complaintsOf(page);
  await openTab(page, 'reports', '?range=7d');
  await expect(page.getByText('are not built yet')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Records behind the calls' }).click();
  await expect(page).toHaveURL(/analytics\/records\?range=7d&drill=calls\.total/);
  await expect(page.getByRole('button', { name: 'CSV' })).toBeEnabled();
  expect(complaints).toEqual([]);
});

test('keeps range and comparison in the address', async ({ page }) => {
  await openTab(page, 'overview');
  await page.getByRole('button', { name: /^Range/ }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Last 90 days' }).click();
  await expect(page).toHaveURL(/range=90d/);
  await page.getByRole('button', { name: /^Compare/ }).click();
  await page.getByRole('menuitem', { name: 'Both' }).click();
  await expect(page).toHaveURL(/compare=previous_period,previous_year/);
  await settled(page);
  const calls = page.getByRole('region', { name: 'Calls', exact: true });
  await expect(calls).toContainText('vs the 90 days before');
  await expect(calls).toContainText('vs the same days a year before');
  await page.reload();
  await settled(page);
  await expect(page.getByRole('button', { name: 'Range: Last 90 days' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('button', { name: /Compare: vs period before/ })).toBeVisible();
});

test('takes a range from the calendar', async ({ page }) => {
  await openTab(page, 'overview');
  await page.getByRole('button', { name: /^Range/ }).click();
  await page.getByRole('button', { name: 'Previous month' }).click();
  const days = page.getByRole('dialog').locator('table button:not([data-outside])');
  await days.nth(2).click();
  await days.nth(8).click();
  await expect(page).toHaveURL(/range=\d{4}-\d{2}-03\.\.\d{4}-\d{2}-09/);
  await settled(page);
});

test('adds a filter by its values', async ({ page }) => {
  await openTab(page, 'overview');
  await page.getByRole('button', { name: 'Add a filter' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Filter by' }).fill('Country');
  await dialog.getByRole('option', { name: 'Country' }).click();
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/f=country:in:[A-Z]{2}/);
  await expect(page.getByRole('list', { name: 'Filters' })).toContainText('Country is');
  await settled(page);
  await expect(page.getByText("Can't be narrowed by country").first()).toBeVisible();
});

test('is steered by the keyboard alone', async ({ page }) => {
  await openTab(page, 'overview');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await test.step('/ opens the commands', async () => {
    await page.keyboard.press('/');
    await expect(page.getByRole('textbox', { name: 'Command' })).toBeFocused();
    await page.keyboard.type('last 7');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/range=7d/);
  });

  await test.step('? opens the help, escape closes it', async () => {
    await page.keyboard.press('Shift+?');
    const help = page.getByRole('dialog', { name: 'Keyboard' });
    await expect(help).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
  });

  await test.step('tab reaches a figure, enter opens its records', async () => {
    await settled(page);
    const figure = page
      .getByRole('region', { name: 'Calls', exact: true })
      .getByRole('button', { name: /records/ });
    for (let presses = 0; presses < 60; presses++) {
      if (await figure.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(figure).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Calls' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Calls' })).toBeHidden();
  });
});

test('takes light or dark by hand and keeps it', async ({ page }) => {
  await openTab(page, 'leads');
  await page.getByRole('button', { name: 'Light or dark' }).click();
  await page.getByRole('menuitem', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('picks the range on a sheet on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTab(page, 'overview');
  await page.getByRole('button', { name: /^Range/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Range' });
  await expect(sheet).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Yesterday' }).click();
  await expect(page).toHaveURL(/range=yesterday/);
});

test('says whom to ask about an organization of others', async ({ page }) => {
  await page.goto('/dashboard/analytics/overview?org=org_of_somebody_else');
  await expect(page.getByText('You may not see this organization')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show an organization of mine' }).click();
  await settled(page);
  await expect(page.getByRole('region', { name: 'Calls', exact: true })).toBeVisible();
});

test('asks to sign in again when the session is over', async ({ page }) => {
  await openTab(page, 'overview');
  await page.context().clearCookies();
  await page.getByRole('button', { name: /^Range/ }).click();
  await page.getByRole('button', { name: 'Last 365 days' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(decodeURIComponent(page.url())).toContain('/analytics/overview?range=1y');
});

test('says so for an address that is nothing', async ({ page }) => {
  await page.goto('/dashboard/nowhere');
  await expect(page.getByRole('heading', { name: 'No such page' })).toBeVisible();
});
