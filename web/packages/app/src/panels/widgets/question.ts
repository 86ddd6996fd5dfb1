import type { Catalog, ChartKind, Grain, WidgetQuery } from '@callsight/client-model';
import { findMetric, type Question } from '../../data';

/** Rows whose natural order is the chart's order. */
const ORDINAL: readonly ChartKind[] = ['histogram', 'map', 'scatter'];

/**
 * What a widget asks in the view of the page. Its filters stand in a scope around it. Values of a dimension come largest
 * first unless it says otherwise.
 *
 * @param grain the widget's, or one that suits the range better
 */
export function questionOf(
  query: WidgetQuery,
  kind: ChartKind | undefined,
  grain: Grain | undefined = query.grain,
): Question {
  const { metrics, dimensions = [], comparison, order, limit, complete } = query;
  const [first] = metrics;
  const ranked =
    order === undefined && grain === undefined && dimensions.length > 0 && first !== undefined;
  const usual = [{ by: first ?? '', direction: 'desc' as const }];
  const isOrdinal = kind !== undefined && ORDINAL.includes(kind);
  return {
    metrics,
    ...(dimensions.length === 0 ? {} : { dimensions }),
    ...(grain === undefined ? {} : { grain }),
    ...(comparison === undefined ? {} : { comparison }),
    ...(order !== undefined ? { order } : ranked && !isOrdinal ? { order: usual } : {}),
    ...(limit === undefined ? {} : { limit }),
    ...(complete === undefined ? {} : { complete }),
  };
}

/** True when values of a dimension are drawn as layers over time, which are asked apart. */
export function isLayered(query: WidgetQuery, kind: ChartKind): boolean {
  const overTime = ['line', 'area', 'bar', 'stacked_bar'].includes(kind);
  return overTime && query.grain !== undefined && query.dimensions?.length === 1;
}

/** What a widget is called until it is given a name: `Calls by outcome`, `Calls and leads over time`. */
export function usualTitle(query: WidgetQuery, catalog: Catalog | undefined): string {
  const names = query.metrics.map((id) => findMetric(catalog, id)?.label ?? id);
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  const what = listed(shown.map((name, index) => (index === 0 ? name : lowered(name))));
  const by = (query.dimensions ?? []).map((id) => {
    const dimension = catalog?.dimensions.find((each) => each.id === id);
    return lowered(dimension?.label ?? id);
  });
  const split = by.length === 0 ? '' : ` by ${listed(by)}`;
  return `${what}${split}${query.grain === undefined ? '' : ' over time'}`;
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Abbreviations such as MRR stay as they are. */
function lowered(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
