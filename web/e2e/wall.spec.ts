import { expect, test } from '@playwright/test';
import { complaintsOf, expectAccessible, settled } from './harness';

test('the wall shows scene after scene, by hand and by itself, and keeps its settings', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.goto('/dashboard/analytics/overview?range=7d');
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Wall screen' }).click();
  await expect(page).toHaveURL(/\/dashboard\/wall\?range=7d/);
  const scene = page.getByRole('heading', { level: 1 });
  await expect(scene).toContainText('Overview');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await settled(page);
  await expect(page.getByRole('region', { name: 'Today' })).toContainText('calls');
  await expect(page.locator('time')).toHaveText(/\d{2}:\d{2}/);
  await expectAccessible(page);

  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Go on (space)' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(scene).toContainText('Calls');
  await settled(page);
  await expect(page.getByRole('application').locator('canvas').first()).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(scene).toContainText('Overview');
  for (const next of ['Calls', 'Leads', 'Revenue', 'Campaigns']) {
    await page.keyboard.press('ArrowRight');
    await expect(scene).toContainText(next);
  }

  await page.keyboard.press('d');
  await expect(page).toHaveURL(/wall.theme:light/);
  await settled(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Slower/ }).click();
  await expect(page).toHaveURL(/wall.every:30/);

  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/analytics\/[a-z]+\?range=7d/);
  expect(complaints).toEqual([]);
});

test('the wall goes on by itself', async ({ page }) => {
  await page.clock.install();
  await page.goto('/dashboard/wall?pick=wall.every:10');
  const scene = page.getByRole('heading', { level: 1 });
  await expect(scene).toContainText('Overview');
  await page.clock.runFor(11_000);
  await expect(scene).toContainText('Calls');
});

test('the wall says what is wrong, and mends itself', async ({ page, context }) => {
  const cookies = await context.cookies();
  await page.goto('/dashboard/wall');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Overview');

  await context.clearCookies();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', /next=/);
  await expectAccessible(page);
  await context.addCookies(cookies);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Overview');

  await page.setViewportSize({ width: 390, height: 844 });
  await settled(page);
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess).toBeLessThanOrEqual(0);
});
