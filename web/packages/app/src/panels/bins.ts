import type { Bin, Measure } from '@callsight/charts';
import type { Catalog } from '@callsight/client-model';
import type { SplitRow } from './split';

/** The lower bounds of a field's bands; empty for a field without bands. */
export function boundsOf(
  catalog: Catalog | undefined,
  dimension: string,
  usual: readonly number[] = [],
): readonly number[] {
  return catalog?.dimensions.find(({ id }) => id === dimension)?.bounds ?? usual;
}

/**
 * A bin for each bound, also where nothing falls, so that the shape is true; a rate of nothing is unknown.
 *
 * @param bounds empty for the values that occur
 * @param single each bin is one value
 */
export function binsOf(
  rows: readonly SplitRow[],
  measure: Measure,
  bounds: readonly number[],
  single: boolean,
  compared: boolean,
): readonly Bin[] {
  const found = new Map(rows.map((row) => [Number(row.values[0] ?? Number.NaN), row]));
  const lows = bounds.length > 0 ? bounds : knownLows(rows);
  const none = measure.unit === 'count' || measure.unit === 'currency' ? 0 : null;
  return lows.map((from, index) => {
    const row = found.get(from);
    const to = single ? from : (lows[index + 1] ?? null);
    const value = row?.metrics[measure.id] ?? none;
    if (!compared) return { from, to, value };
    return { from, to, value, previous: row?.previous?.[measure.id] ?? none };
  });
}

function knownLows(rows: readonly SplitRow[]): readonly number[] {
  return rows
    .flatMap((row) => (row.values[0] === null ? [] : [Number(row.values[0])]))
    .sort((a, b) => a - b);
}
