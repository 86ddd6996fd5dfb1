import {
  type APIRequestContext,
  type Browser,
  expect,
  type Page,
  request as requests,
  test,
} from '@playwright/test';
import {
  ask,
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  PASSWORD,
  settled,
} from './harness';

// Each test has an organization and a person of its own.
test.use({ storageState: { cookies: [], origins: [] } });

let number = 0;

interface Home {
  readonly id: string;
  readonly email: string;
}

/** An organization, and its owner signed in. */
async function home(page: Page, request: APIRequestContext): Promise<Home> {
  number += 1;
  const id = `settings-${Date.now().toString(36)}-${test.info().workerIndex}-${number}`;
  const email = `owner@${id}.example.com`;
  await ask(request, '/api/organizations', {
    id,
    name: 'Settings Ltd',
    timezone: 'Europe/Lisbon',
    currency: 'EUR',
  });
  const { link } = await ask<{ link: string }>(request, `/api/organizations/${id}/members`, {
    email,
    name: 'Olive Owner',
    role: 'owner',
  });
  await signIn(page, link);
  return { id, email };
}

/** Uses a one-time link and sets a password. */
async function signIn(page: Page, link: string): Promise<void> {
  const { pathname, hash } = new URL(link, 'http://localhost');
  await page.goto(`${pathname}${hash}`);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByRole('link', { name: 'Overview', exact: true })).toBeVisible();
}

async function open(page: Page, section: string): Promise<void> {
  await page.goto(`/dashboard/settings/${section}`);
  await settled(page);
}

async function ingest(
  request: APIRequestContext,
  organization: string,
  entity: string,
  records: readonly Record<string, unknown>[],
): Promise<void> {
  const path = `/api/ingest/${entity}?organizationId=${organization}`;
  await ask(request, path, records as unknown as Record<string, unknown>);
}

function call(id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { id, startedAt: new Date().toISOString(), durationSeconds: 60, ...more };
}

test('a changed zone is in the toolbar, and the log says so', async ({ page, request }) => {
  const complaints = complaintsOf(page);
  await home(page, request);
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await expect(save).toBeDisabled();

  await page.getByRole('combobox', { name: 'Time zone' }).fill('Tokyo');
  await page.getByRole('option', { name: /Asia\/Tokyo/ }).click();
  await expect(page.getByText(/will begin by the clock of Asia\/Tokyo/)).toBeVisible();
  await save.click();
  await expect(page.getByText('✓ Saved')).toBeVisible();
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await expect(page.getByText('Asia/Tokyo', { exact: true })).toBeVisible();

  await open(page, 'audit');
  await expect(page.getByRole('list', { name: 'Entries' })).toContainText(
    'changed the organization: timezone Europe/Lisbon → Asia/Tokyo',
  );
  expect(complaints).toEqual([]);
});

test('an invited person signs in, and finds the settings shut', async ({
  browser,
  page,
  request,
}) => {
  const { email } = await home(page, request);
  await open(page, 'members');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Email').fill(`vera@${email.split('@')[1]}`);
  await dialog.getByLabel('Name').fill('Vera Viewer');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Invite' }).click();
  const link = await page.getByTestId('secret').innerText();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /Vera Viewer/ })).toContainText('not here yet');

  await asAnother(browser, async (other) => {
    await signIn(other, link);
    await other.goto('/dashboard/settings/keys');
    await expect(other.getByRole('heading', { name: 'Settings are for admins' })).toBeVisible();
    await expect(other.getByText('Olive Owner, owner')).toBeVisible();
    await expectAccessible(other);
  });

  await page.reload();
  await page.getByRole('button', { name: 'More for Vera Viewer' }).click();
  await page.getByRole('menuitem', { name: 'Remove from the organization' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('row', { name: /Vera Viewer/ })).toHaveCount(0);
});

async function asAnother(browser: Browser, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  await look(await context.newPage());
  await context.close();
}

test('a key stores a record until it is revoked', async ({ page, request, baseURL }) => {
  const { id } = await home(page, request);
  await open(page, 'keys');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('phone system');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make key' }).click();
  const key = await page.getByTestId('secret').innerText();
  await expect(page.getByRole('dialog')).toContainText(`/api/ingest/calls?organizationId=${id}`);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /phone system/ })).toContainText('by Olive Owner');

  const program = await requests.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders: { Authorization: `Bearer ${key}` },
  });
  const send = () => program.post('/api/ingest/calls', { data: [call('k1')] });
  expect((await send()).status()).toBe(200);
  await page.getByRole('button', { name: 'Revoke phone system' }).click();
  await page.getByRole('button', { name: 'Revoke key' }).click();
  await expect(page.getByText('No keys yet')).toBeVisible();
  expect((await send()).status()).toBe(401);
  await program.dispose();
});

test('rates come as a file, and what lacks one is named', async ({ page, request }) => {
  const { id } = await home(page, request);
  const paid = { paidAt: new Date().toISOString(), kind: 'one_time' };
  await ingest(request, id, 'payments', [
    { id: 'p1', amount: 100, currency: 'USD', ...paid },
    { id: 'p2', amount: 50, currency: 'GBP', ...paid },
  ]);
  await open(page, 'rates');
  const left = page.getByRole('region', { name: 'Left out for want of a rate' });
  await expect(left.getByRole('listitem')).toHaveText(['GBP: 1 payment', 'USD: 1 payment']);
  await page.locator('input[type=file]').setInputFiles({
    name: 'rates.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('date,currency,rate\n2020-01-01,USD,0.9\n2021-01-01,USD,0.85\n'),
  });
  await expect(page.getByRole('row', { name: /USD/ })).toHaveCount(2);
  await expect(left.getByRole('listitem')).toHaveText(['GBP: 1 payment']);

  await page.getByRole('combobox', { name: 'Currency' }).fill('GBP');
  await page.getByRole('option', { name: /GBP/ }).click();
  await page.getByLabel('From', { exact: true }).fill('2020-01-01');
  await page.getByLabel('Worth in EUR').fill('1.2');
  await page.getByRole('button', { name: 'Add rate' }).click();
  await expect(page.getByRole('row', { name: /GBP/ })).toBeVisible();
  await expect(left).toBeHidden();
});

test('refused rows say why, names are given, records are erased', async ({ page, request }) => {
  const { id } = await home(page, request);
  await ingest(request, id, 'calls', [
    call('c1', { assistantId: 'asst_7' }),
    call('c2', { durationSeconds: -4 }),
  ]);
  await open(page, 'names');
  await page.getByLabel('Name of asst_7', { exact: true }).fill('Ava');
  await page.getByLabel('Team of asst_7').fill('Reception');
  await page.getByRole('button', { name: 'Save the name of asst_7' }).click();
  await expect(page.getByText(/without a name/)).toHaveCount(0);

  await open(page, 'data');
  const refused = page.getByRole('region', { name: 'Refused rows' });
  await expect(refused.getByRole('row', { name: /durationSeconds/ })).toContainText('-4');
  const records = page.getByRole('region', { name: 'Records' });
  await expect(records.getByRole('row', { name: /^Calls 1/ })).toBeVisible();

  await page.getByRole('button', { name: 'Rebuild', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rebuild' }).click();
  await expect(page.getByText(/The rebuild is done/)).toBeVisible();
  await page.getByRole('button', { name: 'Erase calls' }).click();
  const erase = page.getByRole('button', { name: 'Erase for good' });
  await expect(erase).toBeDisabled();
  await page.getByLabel('Type calls to confirm').fill('calls');
  await erase.click();
  await expect(page.getByText(/Erasing is done/)).toBeVisible();
  await expect(records.getByRole('row', { name: /^Calls 0/ })).toBeVisible();
  await expect(records.getByRole('row', { name: /^Assistants 1/ })).toBeVisible();

  await open(page, 'audit');
  const entries = page.getByRole('list', { name: 'Entries' });
  await expect(entries).toContainText('Olive Owner');
  await expect(entries).toContainText('started to erase records: calls');
});

test('every page of the settings is accessible, on the phone too', async ({ page, request }) => {
  const complaints = complaintsOf(page);
  const { id } = await home(page, request);
  await ingest(request, id, 'calls', [call('c1', { agentId: 'p1' }), call('c2', { cost: -1 })]);
  await ask(request, `/api/organizations/${id}/keys`, { name: 'phones', scopes: ['ingest:write'] });
  for (const section of ['general', 'members', 'keys', 'names', 'rates', 'data', 'audit']) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, section);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
  }
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('an organization is deleted by typing its id', async ({ page, request }) => {
  const { id } = await home(page, request);
  await open(page, 'general');
  await page.getByRole('button', { name: 'Delete Settings Ltd' }).click();
  const confirm = page.getByRole('button', { name: 'Delete for good' });
  await page.getByRole('dialog').getByRole('textbox').fill('another');
  await expect(confirm).toBeDisabled();
  await page.getByRole('dialog').getByRole('textbox').fill(id);
  await confirm.click();
  // Its owner was known to nobody else, and goes with it.
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
