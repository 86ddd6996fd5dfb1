import {
  CHART_KINDS,
  type ChartKind,
  type FilterTree,
  type Grain,
  treeOf,
  type WidgetOptions,
  type WidgetQuery,
} from '@callsight/client-model';

/** What Explore asks and how it shows the answer; range, comparison and plain filters are the page's. */
export interface Asking {
  readonly query: WidgetQuery;
  readonly chart: ChartKind | undefined;
  readonly show: Show;
  readonly options: WidgetOptions;
}

export const SHOWS = ['chart', 'table', 'receipt'] as const;
export type Show = (typeof SHOWS)[number];

const PREFIX = 'explore.';
const GRAINS: readonly string[] = ['hour', 'day', 'week', 'month', 'quarter', 'year'];

type Choices = Readonly<Record<string, string>>;

/** Reads the question from an address's choices. Never throws; what can't be read is left out. */
export function decodeAsking(choices: Choices): Asking {
  const text = (key: string) => choices[PREFIX + key];
  const grain = text('grain');
  const limit = Number(text('limit'));
  const [by, direction] = text('order')?.split(' ') ?? [];
  const filters = filtersOf(text('filters'));
  const target = Number(text('target'));
  return {
    query: {
      metrics: listOf(text('metrics')),
      ...given('dimensions', listOf(text('by'))),
      ...(grain !== undefined && GRAINS.includes(grain) ? { grain: grain as Grain } : {}),
      ...given('filters', filters),
      ...(by === undefined
        ? {}
        : { order: [{ by, direction: direction === 'asc' ? 'asc' : 'desc' }] }),
      ...(Number.isInteger(limit) && limit > 0 ? { limit } : {}),
      ...(text('complete') === 'yes' ? { complete: true } : {}),
    },
    chart: CHART_KINDS.find((kind) => kind === text('chart')),
    show: SHOWS.find((show) => show === text('show')) ?? 'chart',
    options: text('target') !== undefined && Number.isFinite(target) ? { target } : {},
  };
}

/** Writes it as choices beside those of others. */
export function encodeAsking(asking: Asking, others: Choices): Choices {
  const { query, chart, show, options } = asking;
  const [order] = query.order ?? [];
  const own: Readonly<Record<string, string | undefined>> = {
    metrics: joined(query.metrics),
    by: joined(query.dimensions),
    grain: query.grain,
    filters: query.filters === undefined ? undefined : JSON.stringify(query.filters),
    order: order === undefined ? undefined : `${order.by} ${order.direction}`,
    limit: query.limit?.toString(),
    complete: query.complete === true ? 'yes' : undefined,
    chart,
    show: show === 'chart' ? undefined : show,
    target: options.target?.toString(),
  };
  const kept = Object.entries(others).filter(([key]) => !key.startsWith(PREFIX));
  const written = Object.entries(own).flatMap(([key, value]) =>
    value === undefined ? [] : [[PREFIX + key, value] as const],
  );
  return Object.fromEntries([...kept, ...written]);
}

function listOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(',').filter((id) => id !== '');
}

function joined(ids: readonly string[] | undefined): string | undefined {
  return ids === undefined || ids.length === 0 ? undefined : ids.join(',');
}

function filtersOf(text: string | undefined): readonly FilterTree[] {
  if (text === undefined) return [];
  try {
    const json: unknown = JSON.parse(text);
    return Array.isArray(json) ? json.flatMap((each) => treeOf(each) ?? []) : [];
  } catch {
    return [];
  }
}

function given<K extends string, T>(key: K, list: readonly T[]) {
  return (list.length === 0 ? {} : { [key]: list }) as { readonly [P in K]?: readonly T[] };
}
