import type { HeatCell } from '@callsight/charts';
import type { SplitRow } from './split';

const HOURS = 24;

/** Hours of a week. */
export const CELLS = 7 * HOURS;

/** All 168 hours of a week from rows of weekday and hour: one without calls counts zero, but has no rate. */
export function cellsOf(
  rows: readonly SplitRow[],
  metric: string,
  isCount: boolean,
  compared: boolean,
): readonly HeatCell[] {
  const found = new Map(rows.map((row) => [`${row.values[0]}/${row.values[1]}`, row]));
  const none = isCount ? 0 : null;
  return Array.from({ length: CELLS }, (_, index) => {
    const weekday = Math.floor(index / HOURS) + 1;
    const hour = index % HOURS;
    const row = found.get(`${weekday}/${hour}`);
    const value = row?.metrics[metric] ?? none;
    if (!compared) return { weekday, hour, value };
    return { weekday, hour, value, previous: row?.previous?.[metric] ?? none };
  });
}
