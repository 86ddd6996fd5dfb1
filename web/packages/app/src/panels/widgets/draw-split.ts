import type { FunnelChart, Item } from '@callsight/charts';
import type { Filter } from '@callsight/client-model';
import { binsOf, boundsOf } from '../bins';
import { partsOf } from '../parts';
import { filterOn, filterOnAny, idOf, itemsOf, type SplitRow, splitRows } from '../split';
import { against, type Drawing, type Drawn, measureIn } from './drawing';

/** Values of a field without bands that can still be told apart side by side. */
const MOST_BINS = 60;

/** Amounts by the values of dimensions, or several metrics side by side. */
export function drawBars(drawing: Drawing): Drawn {
  const { title, metrics, dimensions } = drawing;
  const [metric = ''] = metrics;
  if (dimensions.length === 0) return drawMetrics(drawing);
  const rows = splitRows(drawing.answer);
  const shown = rows.slice(0, drawing.room);
  return {
    chart: {
      kind: 'bars',
      direction: 'across',
      title,
      measure: measureIn(drawing, metric),
      items: namedItems(shown, metric),
      ...against(drawing),
    },
    meant: (target) => meantRow(drawing, shown[target.index], metric),
    ...leftOut(shown.length, rows.length),
  };
}

function drawMetrics(drawing: Drawing): Drawn {
  const [metric = ''] = drawing.metrics;
  return {
    chart: {
      kind: 'bars',
      direction: 'across',
      title: drawing.title,
      measure: measureIn(drawing, metric),
      items: metricItems(drawing),
      ...against(drawing),
    },
    meant: (target) => meantMetric(drawing, target.index),
  };
}

/** Parts of one whole, as a disc or a ring. */
export function drawParts(drawing: Drawing, solid: boolean): Drawn {
  const [metric = ''] = drawing.metrics;
  const [dimension = ''] = drawing.dimensions;
  const rows = splitRows(drawing.answer);
  const items = partsOf(itemsOf(rows, metric));
  if (items.some((item) => (item.value ?? 0) < 0)) {
    return { reason: 'Some parts are negative: take bars or a waterfall.' };
  }
  return {
    chart: {
      kind: 'parts',
      title: drawing.title,
      measure: measureIn(drawing, metric),
      solid,
      items,
      ...against(drawing),
    },
    meant: (target) => {
      const item = items[target.index];
      if (item === undefined) return undefined;
      return { metric, filters: [filterOfItem(item, items, rows, dimension)] };
    },
  };
}

/** What an item stands for; the rest is every value that has none of its own. */
export function filterOfItem(
  item: Item,
  items: readonly Item[],
  rows: readonly SplitRow[],
  dimension: string,
): Filter {
  const values = rows.map((row) => row.values[0] ?? null);
  const named = new Set(items.map((each) => each.id));
  if (item.rest === true) {
    return filterOnAny(
      dimension,
      values.filter((value) => !named.has(idOf(value))),
    );
  }
  return filterOn(dimension, values.find((value) => idOf(value) === item.id) ?? null);
}

export function drawHistogram(drawing: Drawing): Drawn {
  const { catalog, answer } = drawing;
  const [metric = ''] = drawing.metrics;
  const [id = ''] = drawing.dimensions;
  const dimension = catalog.dimensions.find((each) => each.id === id);
  const rows = splitRows(answer);
  const measure = measureIn(drawing, metric);
  const bounds = boundsOf(catalog, id);
  const compared = answer.comparisons.length > 0;
  const bins = binsOf(rows, measure, bounds, bounds.length === 0, compared);
  if (bins.length > MOST_BINS && bounds.length === 0) {
    return { reason: `${dimension?.label ?? id} has too many values: split by its bands.` };
  }
  return {
    chart: {
      kind: 'histogram',
      title: drawing.title,
      measure,
      of: { id, label: dimension?.label ?? id, unit: unitOf(id), good: 'neither' },
      bins,
      ...against(drawing),
    },
    meant: (target) => {
      const bin = bins[target.index];
      return bin === undefined ? undefined : { metric, filters: [filterOn(id, bin.from)] };
    },
  };
}

/** The catalog's dimensions have no unit; these are told by their names. */
function unitOf(dimension: string) {
  if (dimension.startsWith('duration')) return 'seconds';
  if (dimension.startsWith('latency')) return 'milliseconds';
  if (dimension.startsWith('amount')) return 'currency';
  return dimension.startsWith('sentiment') ? 'ratio' : 'count';
}

export function drawWorld(drawing: Drawing): Drawn {
  const [metric = ''] = drawing.metrics;
  const rows = splitRows(drawing.answer);
  return {
    chart: {
      kind: 'world',
      title: drawing.title,
      measure: measureIn(drawing, metric),
      items: itemsOf(rows, metric),
      ...against(drawing),
    },
    meant: (target) => meantRow(drawing, rows[target.index], metric),
  };
}

/** Metrics as steps, or the values of a dimension, largest first. */
export function drawFunnel(drawing: Drawing): Drawn {
  const [metric = ''] = drawing.metrics;
  const isSplit = drawing.dimensions.length > 0;
  const rows = splitRows(drawing.answer);
  const shown = rows.slice(0, drawing.room);
  const chart: FunnelChart = {
    kind: 'funnel',
    title: drawing.title,
    measure: measureIn(drawing, metric),
    items: isSplit ? namedItems(shown, metric) : metricItems(drawing),
    ...against(drawing),
  };
  return {
    chart,
    meant: (target) =>
      isSplit ? meantRow(drawing, shown[target.index], metric) : meantMetric(drawing, target.index),
    ...(isSplit ? leftOut(shown.length, rows.length) : {}),
  };
}

export function drawScatter(drawing: Drawing): Drawn {
  const [across = '', up = ''] = drawing.metrics;
  const rows = splitRows(drawing.answer);
  const [x, y] = [measureIn(drawing, across), measureIn(drawing, up)];
  return {
    chart: {
      kind: 'scatter',
      title: drawing.title,
      measure: y,
      across: x,
      dots: rows.map((row) => ({
        id: idOf(row.values[0] ?? null),
        label: row.labels[0] ?? '',
        x: row.metrics[across] ?? null,
        y: row.metrics[up] ?? null,
      })),
      ...(x.unit === y.unit ? { equalLabel: 'both equal' } : {}),
    },
    meant: (target) => meantRow(drawing, rows[target.index], up),
  };
}

/** Rows of one or several dimensions as named amounts. */
export function namedItems(rows: readonly SplitRow[], metric: string): readonly Item[] {
  return rows.map((row) => {
    const previous = row.previous?.[metric];
    return {
      id: row.values.map(idOf).join('/'),
      label: row.labels.join(' · '),
      value: row.metrics[metric] ?? null,
      ...(previous === undefined ? {} : { previous }),
    };
  });
}

/** Each metric of the question with its total. */
function metricItems(drawing: Drawing): readonly Item[] {
  const { answer } = drawing;
  return drawing.metrics.map((id) => {
    const previous = answer.comparisons[0]?.totals[id]?.previous;
    return {
      id,
      label: measureIn(drawing, id).label,
      value: answer.totals[id] ?? null,
      ...(previous === undefined ? {} : { previous }),
    };
  });
}

export function meantRow({ dimensions }: Drawing, row: SplitRow | undefined, metric: string) {
  if (row === undefined) return undefined;
  const filters = dimensions.map((id, at) => filterOn(id, row.values[at] ?? null));
  return { metric, filters };
}

function meantMetric({ metrics }: Drawing, index: number) {
  const metric = metrics[index];
  return metric === undefined ? undefined : { metric, filters: [] };
}

function leftOut(shown: number, all: number): { note?: string } {
  return shown < all ? { note: `The first ${shown} of ${all}.` } : {};
}
