import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type APIRequestContext, expect, test } from '@playwright/test';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  ingest,
  openTab,
  ownOrganization,
  pageOf,
  settled,
} from './harness';

const mailbox = process.env.CALLSIGHT_MAILBOX ?? '';

interface Hook {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real receiver of webhooks. */
class Receiver {
  readonly came: Hook[] = [];
  readonly #server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      this.came.push({ headers: request.headers, body });
      response.writeHead(204).end();
    });
  });

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  close(): void {
    this.#server.close();
  }
}

/** What the real mail server took for an address. */
async function subjectsTo(request: APIRequestContext, address: string): Promise<string[]> {
  const answer = await request.get(`${mailbox}/?to=${encodeURIComponent(address)}`);
  return ((await answer.json()) as { subject: string }[]).map(({ subject }) => subject);
}

/** A day's calls, so many of them successful. */
function calls(daysAgo: number, count: number, successful: number, prefix = 'c') {
  const day = new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}-${daysAgo}-${index}`,
    startedAt: `${day}T10:${String(index % 60).padStart(2, '0')}:00Z`,
    durationSeconds: 60,
    successful: index < successful,
  }));
}

test('an alert is rehearsed, fires by mail, webhook and in the app, and recovers', async ({
  browser,
  request,
}) => {
  test.slow();
  expect(mailbox, 'CALLSIGHT_MAILBOX must name the mailbox that the launcher opens').not.toBe('');
  const organization = await ownOrganization(request, 'alerts');
  const history = Array.from({ length: 20 }, (_, day) => calls(day + 2, 20, 18)).flat();
  await ingest(request, organization, 'calls', [...history, ...calls(1, 20, 5)]);
  const receiver = new Receiver();
  const hook = await receiver.open();
  const address = `${organization}@example.com`;
  const page = await pageOf(browser, request, organization, 'analyst');

  await test.step('it starts from a suggestion and is rehearsed while it is written', async () => {
    await openTab(page, 'alerts');
    await expect(page.getByText('No alerts yet.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Start from nothing' }).click();
    const rehearsal = page.getByRole('region', { name: 'Rehearsal on the last 90 days' });
    await expect(rehearsal).toContainText('Not a whole rule yet');
    await page.getByRole('textbox', { name: 'Limit' }).fill('60');
    await expect(page.getByText('Success rate below 60% in a day')).toBeVisible();
    await expect(rehearsal).toContainText(/time it would have fired\s*1/);
    await page.getByRole('textbox', { name: 'Limit' }).fill('10');
    await expect(rehearsal).toContainText(/times it would have fired\s*0/);
    await page.getByRole('textbox', { name: 'Limit' }).fill('60');
    await expect(rehearsal).toContainText(/time it would have fired\s*1/);
  });

  await test.step('a bad address is refused at its field, a test message arrives', async () => {
    await page.getByLabel('Wait for late records').fill('0');
    await page.getByRole('button', { name: 'Webhook' }).click();
    const webhook = page.getByRole('region', { name: 'Webhook' });
    await webhook.getByLabel('Address').fill('ftp://example.org');
    await page.getByRole('textbox', { name: 'Name' }).fill('Calls go badly');
    await page.getByRole('button', { name: 'Create alert' }).click();
    await expect(webhook.getByText(/http or https address/)).toBeVisible();
    await webhook.getByLabel('Address').fill(hook);
    await webhook.getByRole('button', { name: 'Send a test message' }).click();
    await expect(webhook.getByText('It arrived.')).toBeVisible();
    expect(JSON.parse(receiver.came[0]?.body ?? '{}').type).toBe('alert.test');
    await page.getByRole('button', { name: 'Mail', exact: true }).click();
    const mail = page.getByRole('region', { name: 'Mail' });
    await mail.getByLabel('Addresses').fill(address);
    await page.keyboard.press('Enter');
    await settled(page);
    await expectAccessible(page);
  });

  let secret = '';
  await test.step('it is kept, its secret shown once, and it fires', async () => {
    await page.getByRole('button', { name: 'Create alert' }).click();
    const dialog = page.getByRole('dialog', { name: 'The secret of your webhook' });
    secret = (await dialog.getByText(/^whsec_/).textContent()) ?? '';
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'I have kept it' }).click();
    await expect(page.getByRole('heading', { name: 'Calls go badly' })).toBeVisible();
    const states = page.getByRole('region', { name: 'Where it stands' });
    await expect(states.getByText('Firing')).toBeVisible();
    await expect(states.getByText('25%')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Alerts: 1 firing' })).toBeVisible();
    await expect(page.getByText('Firing: Calls go badly').first()).toBeVisible();
    await expect.poll(() => subjectsTo(request, address)).toEqual(['Firing: Calls go badly']);
    await expect.poll(() => receiver.came.length).toBe(2);
    const { headers, body } = receiver.came[1] as Hook;
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const hmac = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'));
    expect(headers['webhook-signature']).toBe(`v1,${hmac.update(signed).digest('base64')}`);
    expect(JSON.parse(body).data.events[0]).toMatchObject({ news: 'fired', number: 25 });
  });

  await test.step('it stands on the overview, on a phone too', async () => {
    await openTab(page, 'overview');
    const open = page.getByRole('region', { name: 'Open alerts' });
    await expect(open).toContainText('Firing');
    await page.setViewportSize({ width: 390, height: 844 });
    await open.getByRole('link', { name: 'Calls go badly' }).click();
    await settled(page);
    await expect(page.getByRole('heading', { name: 'Calls go badly' })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('late records make it recover, and that is told', async () => {
    await ingest(request, organization, 'calls', calls(1, 60, 60, 'late'));
    await page.getByRole('button', { name: 'Judge now' }).click();
    const states = page.getByRole('region', { name: 'Where it stands' });
    await expect(states.getByText('Normal')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Alerts: none fires' })).toBeVisible();
    await expect
      .poll(() => subjectsTo(request, address))
      .toEqual(['Firing: Calls go badly', 'Recovered: Calls go badly']);
    await expect
      .poll(() => receiver.came.map(({ body }) => JSON.parse(body).data.events?.[0].news))
      .toEqual([undefined, 'fired', 'recovered']);
    const messages = page.getByRole('region', { name: 'Messages' });
    await expect(messages.getByText(/· sent$/)).toHaveCount(4);
    const changes = page.getByRole('list', { name: 'Changes of state' });
    await expect(changes.getByRole('listitem')).toHaveCount(2);
  });

  await test.step('it is snoozed, switched off, and deleted', async () => {
    await page.getByRole('button', { name: 'Snooze' }).click();
    await page.getByRole('menuitem', { name: 'For an hour' }).click();
    await expect(page.getByText(/Snoozed until/)).toBeVisible();
    await page.getByRole('link', { name: 'All alerts' }).click();
    await page.getByRole('switch', { name: 'Watch Calls go badly' }).click({ force: true });
    await expect(page.getByText('Off', { exact: true }).last()).toBeVisible();
    await page.getByRole('link', { name: 'Calls go badly' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete Calls go badly?' });
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByText('No alerts yet.')).toBeVisible();
  });
  await page.context().close();
  receiver.close();
});
