import { describe, expect, it } from 'vitest';
import { Client } from './client';
import { Problem } from './problem';

const SESSION = {
  authenticated: false,
  person: null,
  passwordNeeded: false,
  organizations: [],
  csrf: { header: 'X-CSRF-TOKEN', token: 'first' },
  setup: { needed: false },
  clock: null,
  demo: false,
  version: '1',
};

/** A server that answers in turn and remembers what it was asked. */
function serverOf(...answers: readonly (() => Response)[]) {
  const asked: { path: string; init: RequestInit }[] = [];
  const waiting = [...answers];
  const fetch = async (path: unknown, init?: RequestInit) => {
    asked.push({ path: String(path), init: init ?? {} });
    const next = waiting.shift();
    if (next === undefined) throw new TypeError('connection refused');
    return next();
  };
  return { asked, client: new Client({ fetch: fetch as typeof globalThis.fetch }) };
}

const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });
const headersOf = (init: RequestInit) => init.headers as Record<string, string>;

describe('the client', () => {
  it('fetches the token before the first change and sends the newest one', async () => {
    const signedIn = {
      ...SESSION,
      authenticated: true,
      csrf: { ...SESSION.csrf, token: 'second' },
    };
    const { client, asked } = serverOf(
      json(SESSION),
      json(signedIn),
      () => new Response(null, { status: 204 }),
    );
    await client.signIn('a@example.com', 'secret');
    await client.signOut();
    expect(asked.map(({ path, init }) => `${init.method} ${path}`)).toEqual([
      'GET /api/session',
      'POST /api/session',
      'DELETE /api/session',
    ]);
    expect(headersOf(asked[1]?.init ?? {})['X-CSRF-TOKEN']).toBe('first');
    expect(headersOf(asked[2]?.init ?? {})['X-CSRF-TOKEN']).toBe('second');
  });

  it('turns problem+json into a problem', async () => {
    const { client } = serverOf(
      json(
        {
          title: 'Unprocessable',
          detail: "There is no metric 'calls.totl'. Did you mean 'calls.total'?",
          code: 'unknown_metric',
          requestId: 'r-1',
          errors: [{ pointer: '/metrics/0', message: 'unknown' }],
        },
        422,
      ),
    );
    const problem = await client
      .query({ organizationId: 'o', metrics: ['calls.totl'], timeRange: '30d' })
      .catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({
      status: 422,
      code: 'unknown_metric',
      requestId: 'r-1',
      fields: [{ pointer: '/metrics/0', message: 'unknown' }],
      passing: false,
    });
  });

  it('survives an error page that is not JSON', async () => {
    const { client } = serverOf(() => new Response('<html>Bad gateway</html>', { status: 502 }));
    await expect(client.catalog('o')).rejects.toMatchObject({
      status: 502,
      code: 'http_502',
      passing: true,
    });
  });

  it('calls a broken line a problem that may pass', async () => {
    const { client } = serverOf();
    await expect(client.session()).rejects.toMatchObject({
      status: 0,
      code: 'network',
      passing: true,
    });
  });

  it('asks for CSV when a file is wanted', async () => {
    const { client, asked } = serverOf(() => new Response('id\n1\n'));
    const file = await client.recordsCsv({
      organizationId: 'o',
      metrics: ['calls.total'],
      timeRange: '7d',
    });
    expect(await file.text()).toBe('id\n1\n');
    expect(headersOf(asked[0]?.init ?? {}).Accept).toContain('text/csv');
  });

  it('escapes the organization in an address', async () => {
    const { client, asked } = serverOf(json({ metrics: [], dimensions: [], entities: [] }));
    await client.catalog('a&b');
    expect(asked[0]?.path).toBe('/api/analytics/catalog?organizationId=a%26b');
  });
});
