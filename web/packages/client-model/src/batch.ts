import { Problem } from './problem';

/** The last part of the address that a question could be sent to by itself. */
export type QuestionKind = 'query' | 'stages' | 'forecast' | 'scores' | 'attribution';

/** Questions that one request may hold. */
const MOST = 64;

/** Sends a body to an address and answers what came, refused or not. */
type Post = (
  path: string,
  body: unknown,
  accept: string,
  signal?: AbortSignal,
) => Promise<Response>;

interface Asking {
  readonly kind: QuestionKind;
  readonly question: object;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** What became of one question. */
interface Line {
  readonly index: number;
  readonly status: number;
  readonly retryAfter?: number | null;
  readonly body: unknown;
}

/**
 * Gathers the questions of one moment into one request, and hands each its answer as soon as that is
 * there. A question that comes alone goes to its own address.
 */
export class Batches {
  readonly #post: Post;
  #waiting: Asking[] = [];
  #understood = true;

  constructor(post: Post) {
    this.#post = post;
  }

  ask<T>(kind: QuestionKind, question: object, signal?: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason);
        return;
      }
      const asking = { kind, question, signal, resolve: resolve as Asking['resolve'], reject };
      if (this.#waiting.push(asking) === 1) queueMicrotask(() => this.#leave());
    });
  }

  #leave(): void {
    // Who gave up before anything was sent costs nothing.
    const all = this.#waiting.filter((asking) => !givenUp(asking));
    this.#waiting = [];
    for (let from = 0; from < all.length; from += MOST) {
      const part = all.slice(from, from + MOST);
      if (part.length > 1 && this.#understood) void this.#together(part);
      else for (const asking of part) void this.#alone(asking);
    }
  }

  async #alone({ kind, question, signal, resolve, reject }: Asking): Promise<void> {
    try {
      const path = `/api/analytics/${kind}`;
      const response = await this.#post(path, question, 'application/json', signal);
      if (!response.ok) throw await Problem.from(response);
      resolve(await response.json());
    } catch (error) {
      reject(problemOf(error, signal));
    }
  }

  async #together(askings: readonly Asking[]): Promise<void> {
    const open = new Map(askings.entries());
    const stop = new AbortController();
    for (const [index, asking] of askings.entries()) {
      asking.signal?.addEventListener('abort', () => {
        if (!open.delete(index)) return;
        asking.reject(asking.signal?.reason);
        if (open.size === 0) stop.abort();
      });
    }
    try {
      const questions = askings.map(({ kind, question }) => ({ kind, question }));
      const accept = 'application/x-ndjson';
      const response = await this.#post('/api/analytics/batch', { questions }, accept, stop.signal);
      if (isUnknown(response)) {
        this.#understood = false;
        for (const asking of open.values()) void this.#alone(asking);
        return;
      }
      if (!response.ok) throw await Problem.from(response);
      for await (const line of linesOf(response)) {
        settle(open.get(line.index), line);
        open.delete(line.index);
      }
      throw Problem.unreachable();
    } catch (error) {
      const problem = error instanceof Problem ? error : Problem.unreachable();
      for (const asking of open.values()) asking.reject(problem);
    }
  }
}

function givenUp({ signal, reject }: Asking): boolean {
  if (signal?.aborted === true) reject(signal.reason);
  return signal?.aborted === true;
}

function settle(asking: Asking | undefined, { status, body, retryAfter }: Line): void {
  if (status < 300) asking?.resolve(body);
  else asking?.reject(Problem.of(status, body, null, retryAfter ?? null));
}

/** A server of before, or something on the way to it, knows no such address. */
function isUnknown({ status }: Response): boolean {
  return status === 404 || status === 405;
}

/** Each line as soon as it is there. */
async function* linesOf(response: Response): AsyncGenerator<Line> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done = true, value = '' } = (await reader?.read()) ?? {};
    const lines = (rest + value).split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) if (line !== '') yield JSON.parse(line) as Line;
    if (done) return;
  }
}

/** A request that its caller gave up stays an abort, so that it is not shown as a failure. */
function problemOf(error: unknown, signal: AbortSignal | undefined): unknown {
  if (error instanceof Problem || signal?.aborted === true) return error;
  return Problem.unreachable();
}
