import type { Series } from './chart';
import type { Value } from './measure';

/**
 * Keeps the largest series and sums what is left into "other", so that colours stay apart. For additive measures only.
 *
 * @param most how many series stay, at most six
 */
export function largestSeries(series: readonly Series[], most = 6): readonly Series[] {
  const total = (one: Series) => one.values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const ranked = [...series].sort((a, b) => total(b) - total(a));
  if (ranked.length <= most) return ranked;
  const rest = ranked.slice(most);
  const length = Math.max(...rest.map((one) => one.values.length));
  const values = Array.from({ length }, (_, index) =>
    sumKnown(rest.map((one) => one.values[index] ?? null)),
  );
  return [...ranked.slice(0, most), { id: '(rest)', label: 'Other', values, rest: true }];
}

function sumKnown(values: readonly Value[]): Value {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
