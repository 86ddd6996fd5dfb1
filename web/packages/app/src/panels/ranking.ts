import { changeAmount, type Measure, type Value } from '@callsight/charts';
import type { ComparisonKind } from '@callsight/client-model';
import type { RankedColumn, RankedRow } from '../charts';
import { SHARE } from './measures';
import { idOf, type SplitRow } from './split';

/** A column for the change against one of the periods compared with. */
interface ChangeColumn {
  readonly id: string;
  readonly label: string;
  /** Which of the answer's comparisons. */
  readonly at: number;
}

interface RankingOptions {
  readonly share: boolean;
  readonly changes: readonly ChangeColumn[];
}

const PREFIX = 'change:';

/** The columns of change that a comparison asks for. */
export function changesOf(comparison: readonly ComparisonKind[]): readonly ChangeColumn[] {
  return comparison.map((kind, at) => ({
    id: `${PREFIX}${kind}`,
    label: comparison.length === 1 ? 'Change' : CHANGE_LABELS[kind],
    at,
  }));
}

const CHANGE_LABELS: Readonly<Record<ComparisonKind, string>> = {
  previous_period: 'Change, period',
  previous_year: 'Change, year',
};

/** The first metric with a bar, then its share and its changes, then the other metrics. */
export function columnsOf(
  metrics: readonly string[],
  measure: (id: string) => Measure,
  { share, changes }: RankingOptions,
): readonly RankedColumn[] {
  const [first, ...others] = metrics.map((id, index) => ({
    id,
    label: measure(id).label,
    measure: measure(id),
    bar: index === 0,
  }));
  if (first === undefined) return [];
  const part = { id: SHARE.id, label: SHARE.label, measure: SHARE };
  const moved = changes.map(({ id, label }) => ({
    id,
    label,
    measure: first.measure,
    isChange: true,
  }));
  return [first, ...(share ? [part] : []), ...moved, ...others];
}

/** The rows of a split, each with what was asked for beside its metrics. */
export function rankedRows(
  split: readonly SplitRow[],
  first: Measure,
  totals: Readonly<Record<string, Value>>,
  { share, changes }: RankingOptions,
): readonly RankedRow[] {
  const whole = totals[first.id] ?? null;
  return split.map((row) => {
    const value = row.metrics[first.id] ?? null;
    const moved = changes.map(({ id, at }): readonly [string, Value] => [
      id,
      changeAmount(value, row.earlier[at]?.[first.id], first),
    ]);
    return {
      id: idOf(row.values[0] ?? null),
      label: row.labels[0] ?? '',
      values: {
        ...row.metrics,
        ...Object.fromEntries(moved),
        ...(share ? { [SHARE.id]: shareOf(value, whole) } : {}),
      },
      ...(row.previous === undefined ? {} : { previous: row.previous }),
    };
  });
}

function shareOf(value: Value, whole: Value): Value {
  return value === null || whole === null || whole === 0 ? null : (value / whole) * 100;
}
