import { expect, type Locator, type Page, test } from '@playwright/test';
import { card, expectDrawn } from './cards';
import {
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  invite,
  openTab,
  PASSWORD,
  settled,
} from './harness';

/** Deletes the dashboard of an address, as the person of the page. */
async function remove(page: Page, address: string): Promise<void> {
  const id = /dashboards\/([0-9a-f-]+)/.exec(address)?.[1] ?? '';
  const { csrf } = await (await page.request.get('/api/session')).json();
  const answer = await page.request.delete(`/api/dashboards/${id}?organizationId=org_demo`, {
    headers: { [csrf.header]: csrf.token },
  });
  expect(answer.status()).toBe(204);
}

/** Picks from a field that is searched by typing. */
async function pick(within: Locator, field: string, text: string, option: string): Promise<void> {
  const input = within.getByRole('combobox', { name: field });
  await input.fill(text);
  await within.page().getByRole('option', { name: option }).first().click();
  // The list stays open for more.
  await within.page().keyboard.press('Tab');
}

test('a dashboard is built from nothing, arranged by keys, undone, saved, and there again', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const name = `Built ${Date.now()}`;
  await openTab(page, 'dashboards');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'New dashboard' }).click();
  await expect(page).toHaveURL(/dashboards\/[0-9a-f-]+\/edit/);

  await test.step('it is named', async () => {
    await page.getByRole('button', { name: 'Name and sharing' }).click();
    const settings = page.getByRole('dialog', { name: 'Name and sharing' });
    await settings.getByLabel('Name').fill(name);
    await expectAccessible(page);
    await settings.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  });

  await test.step('a chart is added, which only offers what fits', async () => {
    await page.getByRole('button', { name: 'Add a widget' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a widget' });
    await pick(dialog, 'Metrics', 'calls started', 'Calls');
    await pick(dialog, 'Split by', 'status', 'Status');
    await expect(dialog.getByRole('radio', { name: 'Ring' })).toHaveCount(1);
    await expect(dialog.getByRole('radio', { name: 'Line' })).toHaveCount(0);
    await dialog.getByText(/^Why not the other/).click();
    await expect(dialog.getByText('Line: A line goes over time')).toBeVisible();
    await dialog.getByText('Ring', { exact: true }).click();
    await expectDrawn(page, 'Calls by status');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('words are added beside it', async () => {
    await page.getByRole('button', { name: 'Add a widget' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a widget' });
    await dialog.getByText('Text', { exact: true }).click();
    await dialog
      .getByRole('textbox', { name: 'Text', exact: true })
      .fill('Looked at **every Monday**.');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByText('every Monday')).toBeVisible();
  });

  await test.step('keys move and resize it, and say so', async () => {
    const grip = page.getByRole('button', { name: 'Move or resize Calls by status' });
    await grip.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect(
      page.getByText('Calls by status is 7 columns wide and 7 rows high.'),
    ).toBeAttached();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(
      page.getByText('Calls by status is 7 columns wide and 8 rows high.'),
    ).toBeAttached();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText('Calls by status is at column 2, row 1.')).toBeAttached();
    await expect(grip).toBeFocused();
  });

  await test.step('steps are taken back and taken again', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await page.getByRole('button', { name: 'Remove Note' }).click();
    await expect(page.getByText('every Monday')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('every Monday')).toBeVisible();
    await settled(page);
    await expectAccessible(page);
  });

  await test.step('leaving asks', async () => {
    await page.getByRole('link', { name: 'Calls', exact: true }).click();
    const leaving = page.getByRole('dialog', { name: 'Leave without saving?' });
    await leaving.getByRole('button', { name: 'Go on editing' }).click();
    await expect(leaving).toBeHidden();
    await expect(page).toHaveURL(/\/edit/);
  });

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).not.toHaveURL(/\/edit/);
  await page.reload();
  await settled(page);
  await expectDrawn(page, 'Calls by status');
  const box = await card(page, 'Calls by status').boundingBox();
  expect(box?.height).toBeCloseTo(8 * 40 + 7 * 16, 0);

  await test.step('on a phone it is one column', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await settled(page);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('it is deleted after asking', async () => {
    await page.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Dashboards' })).toBeVisible();
    await expect(page.getByRole('link', { name })).toHaveCount(0);
  });
  expect(complaints).toEqual([]);
});

test('a template is shared, and a viewer sees it but does not change it', async ({
  browser,
  page,
  request,
}) => {
  const name = `Shared ${Date.now()}`;
  await openTab(page, 'dashboards');
  await page.getByRole('button', { name: 'Preview Sales leader' }).click();
  await expect(page.getByRole('dialog').getByRole('region', { name: 'Win rate' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Use Sales leader' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sales leader' })).toBeVisible();
  await expect(page, 'opens with its own range').toHaveURL(/range=90d/);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByRole('button', { name: 'Name and sharing' }).click();
  const settings = page.getByRole('dialog', { name: 'Name and sharing' });
  await settings.getByLabel('Name').fill(name);
  await settings.getByRole('radio', { name: 'All may see it' }).check();
  await settings.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).not.toHaveURL(/\/edit/);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const address = page.url();

  await test.step('the viewer', async () => {
    const link = await invite(request, `viewer-${Date.now()}@example.com`, 'viewer');
    const { pathname, hash } = new URL(link, 'http://localhost');
    const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
    const viewer = await context.newPage();
    await viewer.goto(`${pathname}${hash}`);
    await viewer.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await viewer.getByRole('button', { name: 'Save and go on' }).click();
    await viewer.getByRole('link', { name: 'Dashboards', exact: true }).click();
    await expect(viewer.getByRole('button', { name: 'New dashboard' })).toHaveCount(0);
    await viewer.getByRole('link', { name }).click();
    await expect(viewer.getByText('You may see it, not change it.')).toBeVisible();
    await expect(viewer.getByRole('link', { name: 'Edit', exact: true })).toHaveCount(0);
    await expectDrawn(viewer, 'Revenue over time');
    await viewer.goto(address.replace(/\?.*$/, '/edit'));
    await expect(viewer.getByText('You may see this dashboard, not change it')).toBeVisible();
    await context.close();
  });
  await remove(page, address);
});

test('an exported dashboard comes back as it was, and a broken file says what is wrong', async ({
  page,
}) => {
  await openTab(page, 'dashboards');
  await page.getByRole('button', { name: 'Use Marketing' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Marketing' })).toBeVisible();
  const first = page.url();
  await page.getByRole('button', { name: 'More for Marketing' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export as JSON' }).click();
  const path = await (await download).path();

  await page.getByRole('link', { name: 'Dashboards', exact: true }).click();
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a dashboard' });
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  const choose = async (input: Parameters<Locator['setInputFiles']>[0]) => {
    await page.locator('input[type="file"]').setInputFiles(input);
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  };
  await choose(file('notes.json', 'not json'));
  await expect(dialog.getByRole('alert')).toContainText('notes.json is not JSON');
  const widget = {
    id: 'a',
    type: 'metric',
    x: 0,
    y: 0,
    w: 3,
    h: 3,
    query: { metrics: ['calls.totall'] },
  };
  await choose(file('wrong.json', JSON.stringify({ name: 'Wrong', widgets: [widget] })));
  await expect(dialog.getByRole('alert')).toContainText('/widgets/0/query/metrics/0');
  await expect(dialog.getByRole('alert')).toContainText('calls.total');
  await expectAccessible(page);
  await choose(path);
  await expect(page.getByRole('heading', { level: 1, name: 'Marketing' })).toBeVisible();
  expect(page.url()).not.toBe(first);
  await settled(page);
  await expectDrawn(page, 'Leads by source', 'From reach to response');
  await remove(page, page.url());
  await remove(page, first);
});
