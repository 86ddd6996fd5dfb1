import { type APIRequestContext, expect, type Locator, type Page, test } from '@playwright/test';
import { ask, complaintsOf, expectAccessible, ownOrganization, pageOf, settled } from './harness';

const headers = { Authorization: `Bearer ${process.env.CALLSIGHT_KEY ?? ''}` };

interface Place {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface Kept {
  readonly id: string;
  readonly widgets: readonly Place[];
}

const BOARD = {
  name: 'Arranged',
  sharing: 'edit',
  timeRange: '30d',
  widgets: [
    { id: 'left', type: 'text', title: 'Left', text: 'One', x: 0, y: 0, w: 4, h: 3 },
    { id: 'right', type: 'text', title: 'Right', text: 'Two', x: 4, y: 0, w: 4, h: 3 },
  ],
};

async function made(request: APIRequestContext, organization: string): Promise<Kept> {
  return ask<Kept>(request, '/api/dashboards', { organizationId: organization, ...BOARD });
}

async function placeOf(
  request: APIRequestContext,
  organization: string,
  board: string,
  widget: string,
): Promise<Place | undefined> {
  const path = `/api/dashboards/${board}?organizationId=${organization}`;
  const kept = (await (await request.get(path, { headers })).json()) as Kept;
  return kept.widgets.find(({ id }) => id === widget);
}

async function edit(page: Page, board: string): Promise<void> {
  await page.goto(`/dashboard/analytics/dashboards/${board}/edit`);
  await settled(page);
}

/** Where an element is once it has come to rest: widgets glide to their places. */
async function resting(element: Locator) {
  await element.evaluate((node) =>
    Promise.all(node.getAnimations({ subtree: true }).map((each) => each.finished)),
  );
  const box = await element.boundingBox();
  if (box === null) throw new Error('not on the page');
  return box;
}

test('a widget is dragged and made larger by mouse', async ({ browser, request }) => {
  const organization = await ownOrganization(request, 'mouse');
  const { id } = await made(request, organization);
  const page = await pageOf(browser, request, organization, 'analyst');
  const complaints = complaintsOf(page);
  await edit(page, id);
  const left = page.locator('.react-grid-item', { has: page.locator('[data-widget="left"]') });

  const from = await resting(left);
  await page.mouse.move(from.x + 60, from.y + from.height / 2);
  await page.mouse.down();
  // Past the other, into the gap at the right.
  await page.mouse.move(from.x + 60 + from.width, from.y + from.height / 2, { steps: 6 });
  await page.mouse.move(from.x + 60 + from.width * 2, from.y + from.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => (await resting(left)).x).toBeGreaterThan(from.x + from.width);

  const before = await resting(left);
  const corner = await resting(left.locator('.react-resizable-handle'));
  await page.mouse.move(corner.x + corner.width / 2, corner.y + corner.height / 2);
  await page.mouse.down();
  await page.mouse.move(corner.x + corner.width / 2, corner.y + 150, { steps: 8 });
  await page.mouse.up();
  await expect.poll(async () => (await resting(left)).height).toBeGreaterThan(before.height + 50);

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).not.toHaveURL(/\/edit/);
  const place = await placeOf(request, organization, id, 'left');
  expect(place?.x).toBeGreaterThan(4);
  expect(place?.h).toBeGreaterThan(3);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('a widget is dragged by a finger at its grip', async ({ browser, request }) => {
  const organization = await ownOrganization(request, 'touch');
  const { id } = await made(request, organization);
  const signedIn = await pageOf(browser, request, organization, 'analyst');
  const context = await browser.newContext({
    storageState: await signedIn.context().storageState(),
    viewport: { width: 1024, height: 768 },
    hasTouch: true,
  });
  await signedIn.context().close();
  const page = await context.newPage();
  await edit(page, id);
  const right = page.locator('.react-grid-item', { has: page.locator('[data-widget="right"]') });
  const from = await resting(right);
  const grip = await resting(page.getByRole('button', { name: 'Move or resize Right' }));
  const finger = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    finger.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
    });
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  await touch('touchStart', x, y);
  for (let step = 1; step <= 8; step++) await touch('touchMove', x + step * 30, y + step * 4);
  await touch('touchEnd', x, y);
  await expect.poll(async () => (await resting(right)).x).toBeGreaterThan(from.x + 100);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).not.toHaveURL(/\/edit/);
  expect((await placeOf(request, organization, id, 'right'))?.x).toBeGreaterThan(4);
  await context.close();
});

test('who was slower takes theirs, or keeps a copy', async ({ browser, request }) => {
  const organization = await ownOrganization(request, 'conflict');
  const { id } = await made(request, organization);
  const page = await pageOf(browser, request, organization, 'analyst');
  const path = `/api/dashboards/${id}?organizationId=${organization}`;
  const saveElsewhere = (name: string) => request.put(path, { headers, data: { ...BOARD, name } });
  const change = async () => {
    await page.getByRole('button', { name: 'Move or resize Left' }).focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
  };
  const dialog = page.getByRole('dialog', { name: 'Somebody else changed this dashboard' });
  await edit(page, id);

  expect((await saveElsewhere('Theirs')).status()).toBe(200);
  await change();
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Load theirs' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Theirs' })).toBeVisible();

  expect((await saveElsewhere('Theirs again')).status()).toBe(200);
  await change();
  await dialog.getByRole('button', { name: 'Save mine as a copy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Theirs (copy)' })).toBeVisible();
  await expect(page).not.toHaveURL(new RegExp(`dashboards/${id}`));
  await page.context().close();
});
