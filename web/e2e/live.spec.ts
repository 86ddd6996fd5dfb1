import { expect, test } from '@playwright/test';
import { expectAccessible, invite, openTab, PASSWORD } from './harness';

const key = process.env.CALLSIGHT_KEY ?? '';
const headers = { Authorization: `Bearer ${key}` };

test("moves today's figures when a call comes in, without a reload", async ({
  browser,
  request,
}) => {
  const organization = `org_live_${Date.now()}`;
  const made = await request.post('/api/organizations', {
    headers,
    data: { id: organization, name: 'Live', timezone: 'UTC', currency: 'EUR' },
  });
  expect(made.ok(), await made.text()).toBe(true);
  const person = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await person.newPage();
  const link = await invite(request, `${organization}@example.com`, 'viewer', organization);
  const { pathname, hash } = new URL(link, 'http://localhost');
  await page.goto(`${pathname}${hash}`);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByRole('link', { name: 'Overview', exact: true })).toBeVisible();
  await openTab(page, 'overview', `?org=${organization}`);
  const today = page.getByRole('region', { name: 'Today' });
  await expect(today).toContainText('Live');
  await expect(today).toContainText(/calls\s*0/);

  let reloads = 0;
  page.on('load', () => {
    reloads += 1;
  });
  const sent = await request.post(`/api/ingest/calls?organizationId=${organization}`, {
    headers,
    data: [1, 2, 3].map((n) => ({
      id: `c${n}`,
      startedAt: new Date().toISOString(),
      durationSeconds: 60,
      successful: true,
    })),
  });
  expect(sent.ok(), await sent.text()).toBe(true);
  await expect(today).toContainText(/calls\s*3/);
  expect(reloads).toBe(0);
  await expectAccessible(page);
  await person.close();
});
