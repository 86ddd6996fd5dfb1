import type { Answer, MetricQuery } from '@callsight/client-model';
import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** What is in sight is asked again at most so often while records keep coming, in milliseconds. */
const EVERY = 15_000;

/** Kinds of answers that move with the organization's records. */
const MOVING: readonly unknown[] = ['answer', 'insight', 'goals', 'panel'];

/** Whether a question is today's one, whose answer the live stream brings. */
function isTodays(query: MetricQuery | undefined, today: Answer): boolean {
  return (
    query !== undefined &&
    query.organizationId === today.meta.organizationId &&
    query.timeRange === 'today' &&
    query.dimensions === undefined &&
    query.grain === undefined &&
    query.filters === undefined &&
    query.comparison?.join() === today.comparisons.map(({ kind }) => kind).join() &&
    query.metrics.join() === Object.keys(today.totals).join()
  );
}

/**
 * Keeps what is in sight in step with an organization's records: the first change after a while is
 * followed at once, others are gathered. What is shown stays until the newer answer is there.
 */
export class Follower {
  readonly #queries: QueryClient;
  readonly #organizationId: string;
  #version: Answer['meta']['dataVersion'] | undefined;
  #last = Number.NEGATIVE_INFINITY;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(queries: QueryClient, organizationId: string) {
    this.#queries = queries;
    this.#organizationId = organizationId;
  }

  /** Today's figures as they are now; they tell the version of the records, too. */
  hear(today: Answer): void {
    for (const { queryKey } of this.#queries.getQueryCache().findAll({ queryKey: ['answer'] })) {
      if (isTodays(queryKey[1] as MetricQuery | undefined, today)) {
        this.#queries.setQueryData(queryKey, today);
      }
    }
    const before = this.#version;
    this.#version = today.meta.dataVersion;
    if (before !== undefined && before !== this.#version) this.#plan();
  }

  stop(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
  }

  #plan(): void {
    if (this.#later !== undefined) return;
    const wait = Math.max(0, this.#last + EVERY - Date.now());
    this.#later = setTimeout(() => this.#follow(), wait);
  }

  #follow(): void {
    this.#later = undefined;
    this.#last = Date.now();
    void this.#queries.invalidateQueries({
      predicate: ({ queryKey, state }) => this.#isOld(queryKey, state.data),
      // Nobody sees a hidden page; it asks when it is looked at again.
      refetchType: document.hidden ? 'none' : 'active',
    });
  }

  #isOld(key: QueryKey, data: unknown): boolean {
    if (!MOVING.includes(key[0])) return false;
    const meta = (data as Partial<Answer> | undefined)?.meta;
    if (meta === undefined) return true;
    return meta.organizationId === this.#organizationId && meta.dataVersion !== this.#version;
  }
}
