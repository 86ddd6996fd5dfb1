import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, openTab } from './harness';

test('a goal is set, changed, looked back at, opens its records, goes and comes back', async ({
  page,
}) => {
  const name = `Signed by ${Date.now()}`;
  await openTab(page, 'overview');
  const goals = page.getByRole('region', { name: 'Goals', exact: true });
  await goals.getByRole('button', { name: 'Set a goal' }).click();
  const form = page.getByRole('dialog', { name: 'Set a goal' });
  await form.getByRole('combobox', { name: 'For' }).click();
  await page.getByRole('option', { name: 'A source' }).click();
  await form.getByLabel('Source').click();
  await page.getByRole('option', { name: 'Google' }).click();
  await page.keyboard.press('Escape');
  await expectAccessible(page);
  await form.getByLabel('Target').fill('3000000');
  await form.getByLabel('Name').fill(name);
  await form.getByRole('button', { name: 'Set goal' }).click();
  await expect(form).toBeHidden();

  const goal = goals.getByRole('listitem').filter({ hasText: name });
  await expect(goal).toContainText(/of €3m this month/);
  await expect(goal).toContainText(/Source is Google/);
  await expect(goal.getByRole('progressbar')).toHaveAttribute(
    'aria-valuetext',
    /on pace it would be .* by the usual days of the week/,
  );

  await test.step('is changed', async () => {
    await goal.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: `Change ${name}` }).click();
    const change = page.getByRole('dialog', { name: 'Change a goal' });
    await expect(change.getByLabel('Target')).toHaveValue('3,000,000');
    await change.getByLabel('Target').fill('1000');
    await change.getByRole('button', { name: 'Save goal' }).click();
    await expect(goal).toContainText(/of €1,000 this month/);
    await expect(goal).toContainText('Met');
  });

  await test.step('its past periods are met or missed', async () => {
    await goal.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Periods before' }).click();
    const past = page.getByRole('dialog', { name });
    await expect(past.getByText(/^Met in 12 of 12$/)).toBeVisible();
    await expect(past.getByRole('row')).toHaveCount(13);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await goal.getByRole('button', { name: /Show the records/ }).click();
  await expect(page.getByRole('dialog').getByTestId('drill-total')).toHaveText(/records?$/);
  await page.keyboard.press('Escape');

  await test.step('goes, comes back, and goes for good', async () => {
    await goal.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: `Remove ${name}` }).click();
    await expect(goal).toHaveCount(0);
    await goals.getByRole('button', { name: 'Undo' }).click();
    await expect(goal).toContainText(/of €1,000 this month/);
    await goal.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: `Remove ${name}` }).click();
    await expect(goal).toHaveCount(0);
  });
});

test("a goal stands on its figure's card", async ({ page, request }) => {
  const name = `Calls ${Date.now()}`;
  const headers = { Authorization: `Bearer ${process.env.CALLSIGHT_KEY ?? ''}` };
  const path = '/api/goals?organizationId=org_demo';
  // A filter nobody else uses keeps this goal off the cards of other tests.
  const filters = [{ dimension: 'country', operator: 'in', values: ['NL'] }];
  const made = await request.post(path, {
    headers,
    data: { name, metric: 'calls.total', target: 900, period: 'month', filters },
  });
  expect(made.ok(), await made.text()).toBe(true);
  await openTab(page, 'overview', '?f=country:in:NL');
  const card = page.getByRole('region', { name: 'Calls', exact: true }).first();
  await expect(card.getByRole('progressbar', { name })).toBeVisible();
  await expect(card).toContainText('900 this month');
  const { id } = (await made.json()) as { id: string };
  await request.delete(`/api/goals/${id}?organizationId=org_demo`, { headers });
});
