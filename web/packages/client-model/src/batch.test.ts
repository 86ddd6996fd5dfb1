import { describe, expect, it } from 'vitest';
import { Client } from './client';
import type { Answer } from './contract';
import { Problem } from './problem';

interface Sent {
  readonly path: string;
  readonly init: RequestInit;
}

/** A server that answers by a function, and remembers what it was asked. */
function serverOf(answer: (sent: Sent) => Response | Promise<Response>) {
  const asked: Sent[] = [];
  const fetch = async (path: unknown, init?: RequestInit) => {
    const sent = { path: String(path), init: init ?? {} };
    asked.push(sent);
    return answer(sent);
  };
  return { asked, client: new Client({ fetch: fetch as typeof globalThis.fetch }) };
}

const query = (metric: string) => ({
  organizationId: 'o',
  metrics: [metric],
  timeRange: '30d',
});

const questionsOf = ({ init }: Sent): readonly { kind: string; question: unknown }[] =>
  JSON.parse(String(init.body)).questions;

const lineOf = (index: number, body: unknown, status = 200, more: object = {}) =>
  `${JSON.stringify({ index, status, body, ...more })}\n`;

/** An answer whose pieces the test sends one by one. */
function stream() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  return {
    response: new Response(readable),
    write: (text: string) => writer.write(encoder.encode(text)),
    end: () => writer.close(),
  };
}

describe('questions of one moment', () => {
  it('go in one request, and each is answered when its line is there', async () => {
    const answers = stream();
    const { client, asked } = serverOf(() => answers.response);
    const first = client.query(query('calls.total'));
    const second = client.forecast({
      organizationId: 'o',
      timeRange: '30d',
      metric: 'calls.total',
      grain: 'day',
      horizon: 3,
    });
    let early = true;
    void first.then(() => {
      early = false;
    });

    void answers.write(lineOf(1, { steps: ['é'] }).slice(0, 20));
    void answers.write(lineOf(1, { steps: ['é'] }).slice(20));
    expect(await second).toEqual({ steps: ['é'] });
    expect(early).toBe(true);
    void answers.write(lineOf(0, { rows: [] }));
    expect(await first).toEqual({ rows: [] });
    void answers.end();

    expect(asked.map(({ path }) => path)).toEqual(['/api/analytics/batch']);
    expect(questionsOf(asked[0] as Sent).map(({ kind }) => kind)).toEqual(['query', 'forecast']);
    expect(questionsOf(asked[0] as Sent)[0]?.question).toEqual(query('calls.total'));
  });

  it('go to their own address when they come alone', async () => {
    const { client, asked } = serverOf(() => Response.json({ rows: [] }));
    await client.query(query('calls.total'));
    await client.query(query('leads.total'));
    expect(asked.map(({ path }) => path)).toEqual(['/api/analytics/query', '/api/analytics/query']);
  });

  it('are as many to a request as the server takes', async () => {
    const { client, asked } = serverOf((sent) => {
      const lines = questionsOf(sent).map((_, index) => lineOf(index, {}));
      return new Response(lines.join(''));
    });
    await Promise.all(Array.from({ length: 130 }, (_, at) => client.query(query(`m${at}`))));
    expect(asked.map((sent) => questionsOf(sent).length)).toEqual([64, 64, 2]);
  });

  it('fail by themselves', async () => {
    const problem = { code: 'too_many_requests', detail: 'At most 600.', requestId: 'r-7' };
    const { client } = serverOf(
      () => new Response(lineOf(1, problem, 429, { retryAfter: 12 }) + lineOf(0, { rows: [1] })),
    );
    const good = client.query(query('calls.total'));
    const bad = client.query(query('leads.total')).catch((error: unknown) => error);
    expect(await good).toEqual({ rows: [1] });
    expect(await bad).toBeInstanceOf(Problem);
    expect(await bad).toMatchObject({ status: 429, requestId: 'r-7', retryAfter: 12 });
  });

  it('fail together when the whole request is refused, or breaks off', async () => {
    const refused = serverOf(() => Response.json({ code: 'unauthenticated' }, { status: 401 }));
    const both = [refused.client.query(query('a')), refused.client.query(query('b'))];
    for (const each of both) await expect(each).rejects.toMatchObject({ signedOut: true });

    const broken = serverOf(() => new Response(lineOf(0, { rows: [] })));
    const answered = broken.client.query(query('a'));
    const lost = broken.client.query(query('b'));
    expect(await answered).toEqual({ rows: [] });
    await expect(lost).rejects.toMatchObject({ code: 'network', passing: true });
  });

  it('go one by one to a server that knows no batches', async () => {
    const { client, asked } = serverOf(({ path }) =>
      path.endsWith('/batch') ? new Response('', { status: 404 }) : Response.json({ rows: [] }),
    );
    await Promise.all([client.query(query('a')), client.query(query('b'))]);
    await Promise.all([client.query(query('c')), client.query(query('d'))]);
    expect(asked.map(({ path }) => path.replace('/api/analytics/', ''))).toEqual([
      'batch',
      'query',
      'query',
      'query',
      'query',
    ]);
  });

  it('are given up each for itself, and the request with the last of them', async () => {
    const answers = stream();
    const { client, asked } = serverOf(({ init }) => {
      init.signal?.addEventListener('abort', () => void answers.end());
      return answers.response;
    });
    const [never, one, other] = [0, 1, 2].map(() => new AbortController());
    never?.abort();
    const ended = (asking: Promise<Answer>) => asking.catch((error: Error) => error.name);
    const names = [never, one, other].map((each) => ended(client.query(query('a'), each?.signal)));
    expect(await names[0]).toBe('AbortError');
    expect(asked).toHaveLength(1);
    expect(questionsOf(asked[0] as Sent)).toHaveLength(2);

    one?.abort();
    expect(await names[1]).toBe('AbortError');
    expect(asked[0]?.init.signal?.aborted).toBe(false);
    other?.abort();
    expect(await names[2]).toBe('AbortError');
    expect(asked[0]?.init.signal?.aborted).toBe(true);
  });
});
