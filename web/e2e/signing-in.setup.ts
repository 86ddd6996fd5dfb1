import { expect, test } from '@playwright/test';
import { expectAccessible, invite, PASSWORD, STATE, settled } from './harness';

/** A person comes by a one-time link, sets a password, and stays signed in for the other tests. */
test('a person signs in by link and sets a password', async ({ browser, page, request }) => {
  const email = `erin-${Date.now()}@example.com`;
  const link = await invite(request, email, 'analyst');
  const { pathname, hash } = new URL(link, 'http://localhost');

  await page.goto(`${pathname}${hash}`);
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  expect(page.url(), 'the token leaves the address').not.toContain('token');
  await expectAccessible(page);

  await page.getByLabel('Name').fill('Erin Example');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await expect(page.getByText('5 more needed.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByRole('link', { name: 'Overview', exact: true })).toBeVisible();
  await settled(page);
  await page.context().storageState({ path: STATE });

  await test.step('the link works once', async () => {
    const context = await browser.newContext();
    const other = await context.newPage();
    await other.goto(`${pathname}${hash}`);
    await expect(other.getByText('This link no longer works')).toBeVisible();
    await context.close();
  });

  await test.step('by password, out again, and back to where one was', async () => {
    const context = await browser.newContext();
    const other = await context.newPage();
    await other.goto('/dashboard/analytics/calls?range=7d');
    await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expectAccessible(other);
    await other.getByLabel('Email').fill(email);
    await other.getByLabel('Password', { exact: true }).fill('not the password');
    await other.getByRole('button', { name: 'Sign in' }).click();
    await expect(other.getByRole('alert')).toContainText('not right');
    await other.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await expect(other).toHaveURL(/analytics\/calls\?range=7d/);
    await other.getByRole('button', { name: /Account of/ }).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await context.close();
  });
});
