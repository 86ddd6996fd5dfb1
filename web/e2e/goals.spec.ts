import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, openTab } from './harness';

test('a goal is set, stands with its pace, opens its records, and goes again', async ({ page }) => {
  const name = `Signed by ${Date.now()}`;
  await openTab(page, 'overview');
  const goals = page.getByRole('region', { name: 'Goals', exact: true });
  await goals.getByRole('button', { name: 'Set a goal' }).click();
  const form = page.getByRole('dialog', { name: 'Set a goal' });
  await expectAccessible(page);
  await form.getByLabel('Target').fill('3000000');
  await form.getByLabel('Name').fill(name);
  await form.getByRole('button', { name: 'Set goal' }).click();
  await expect(form).toBeHidden();

  const goal = goals.getByRole('listitem').filter({ hasText: name });
  await expect(goal).toContainText(/of €3m/);
  await expect(goal.getByRole('progressbar')).toHaveAttribute(
    'aria-valuetext',
    /on pace it would be/,
  );
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await goal.getByRole('button', { name: /Show the records/ }).click();
  await expect(page.getByRole('dialog').getByTestId('drill-total')).toHaveText(/records?$/);
  await page.keyboard.press('Escape');

  await goal.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: `Remove ${name}` }).click();
  await expect(goals.getByText(name)).toHaveCount(0);
});
