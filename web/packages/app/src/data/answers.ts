import {
  type Answer,
  type Catalog,
  type CatalogMetric,
  type ComparisonKind,
  type Filter,
  type FilterTree,
  filtersNotApplicable,
  type Grain,
  type MetricQuery,
  type Problem,
  type RangeInput,
  type View,
} from '@callsight/client-model';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client } from './client';
import { problemOf } from './queries';
import { useScope } from './scope';
import { useCatalog, useView } from './view-provider';

/** How often figures that end now are asked for again while the page is in sight, in milliseconds. */
const ASK_AGAIN = 60_000;

/** A question about what the view shows; range, filters and comparison come from the address. */
export interface Question {
  readonly metrics: readonly string[];
  readonly dimensions?: readonly string[];
  readonly grain?: Grain;
  readonly order?: MetricQuery['order'];
  readonly limit?: number;
  /** Instead of the view's range. */
  readonly range?: RangeInput;
  /** Instead of the view's comparison; empty for none. */
  readonly comparison?: readonly ComparisonKind[];
  /** Beside the view's filters. */
  readonly filters?: readonly FilterTree[];
  /** Leaves out the bucket that is not over yet. */
  readonly complete?: boolean;
  /** Where the page of rows begins, as the page before said. */
  readonly cursor?: string;
  readonly receipt?: boolean;
}

/** What became of a question. `answer` stays the previous one while a new one is on its way. */
export interface Asked {
  readonly answer: Answer | undefined;
  readonly query: MetricQuery | undefined;
  /** No answer yet: show the skeleton. */
  readonly loading: boolean;
  /** An older answer is shown while a new one is on its way. */
  readonly stale: boolean;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
  /** Metrics left out, each with the filters of the view that do not apply to it. */
  readonly notApplicable: Readonly<Record<string, readonly Filter[]>>;
}

/** A metric of the catalog by id or alias; undefined until the catalog is there. */
export function useMetric(id: string): CatalogMetric | undefined {
  const catalog = useCatalog();
  return useMemo(() => findMetric(catalog, id), [catalog, id]);
}

export function findMetric(catalog: Catalog | undefined, id: string): CatalogMetric | undefined {
  return catalog?.metrics.find((metric) => metric.id === id || metric.aliases.includes(id));
}

/**
 * Asks a question in the view of the address. Metrics that a filter of the view does not apply to
 * are left out and named in `notApplicable`; asking them would be refused.
 */
export function useAnswer(question: Question): Asked {
  const { organization, view } = useView();
  const scope = useScope();
  const catalog = useCatalog();
  const plan = useMemo(
    () => planOf(question, [...scope, ...view.filters], catalog),
    [question, scope, view.filters, catalog],
  );
  const ready = scope.length + view.filters.length === 0 || catalog !== undefined;
  const query =
    organization === undefined || !ready
      ? undefined
      : queryOf(organization.id, question, plan, view);
  const result = useQuery<Answer>({
    ...answerQuery(query),
    enabled: query !== undefined,
    // A range that moves with the clock is asked again; a fixed one only when it is looked at anew.
    refetchInterval: typeof query?.timeRange === 'string' ? ASK_AGAIN : false,
    placeholderData: (previous) =>
      previous?.meta.organizationId === organization?.id ? previous : undefined,
  });
  return {
    answer: query === undefined ? undefined : result.data,
    query,
    loading: result.isPending && plan.metrics.length > 0,
    stale: query !== undefined && result.isPlaceholderData,
    problem: problemOf(result.error),
    retry: () => void result.refetch(),
    notApplicable: plan.notApplicable,
  };
}

/** Where an answer is kept, and how it is asked for. */
function answerQuery(query: MetricQuery | undefined) {
  return {
    queryKey: ['answer', query],
    queryFn: ({ signal }: { signal: AbortSignal }) => client.query(query as MetricQuery, signal),
  };
}

/**
 * Begins to ask what a page is going to ask in a view, before it is drawn: that takes longer than to find out what it
 * asks. The same questions get these answers then.
 */
export function askAhead(
  queries: QueryClient,
  organizationId: string,
  view: View,
  catalog: Catalog | undefined,
  questions: readonly Question[],
): void {
  for (const question of questions) {
    const plan = planOf(question, view.filters, catalog);
    const query = queryOf(organizationId, question, plan, view);
    if (query !== undefined) void queries.prefetchQuery(answerQuery(query));
  }
}

interface QuestionPlan {
  readonly metrics: readonly string[];
  readonly filters: readonly FilterTree[];
  readonly notApplicable: Readonly<Record<string, readonly Filter[]>>;
}

function planOf(
  question: Question,
  around: readonly FilterTree[],
  catalog: Catalog | undefined,
): QuestionPlan {
  const filters = [...around, ...(question.filters ?? [])];
  const refused = question.metrics.flatMap(
    (id): readonly (readonly [string, readonly Filter[]])[] => {
      const metric = findMetric(catalog, id);
      const missing = metric === undefined ? [] : filtersNotApplicable(metric, filters);
      return missing.length === 0 ? [] : [[id, missing]];
    },
  );
  const notApplicable = Object.fromEntries(refused);
  const metrics = question.metrics.filter((id) => notApplicable[id] === undefined);
  return { metrics, filters, notApplicable };
}

/** A question in a view; undefined when nothing of it can be asked. */
function queryOf(
  organizationId: string,
  question: Question,
  plan: QuestionPlan,
  view: View,
): MetricQuery | undefined {
  if (plan.metrics.length === 0) return undefined;
  const compared = question.comparison ?? view.comparison;
  const columns = [...plan.metrics, ...(question.dimensions ?? [])];
  // What was left out can't be ordered by.
  const order = question.order?.filter(({ by }) => columns.includes(by)) ?? [];
  return {
    organizationId,
    metrics: plan.metrics,
    timeRange: question.range ?? view.range,
    ...(question.dimensions === undefined ? {} : { dimensions: question.dimensions }),
    ...(question.grain === undefined ? {} : { grain: question.grain }),
    ...(plan.filters.length === 0 ? {} : { filters: plan.filters }),
    ...(compared.length === 0 ? {} : { comparison: compared }),
    ...(order.length === 0 ? {} : { order }),
    ...(question.limit === undefined ? {} : { limit: question.limit }),
    ...(question.complete === true ? { complete: true } : {}),
    ...(question.cursor === undefined ? {} : { cursor: question.cursor }),
    ...(question.receipt === true ? { receipt: true } : {}),
  };
}
