import type { Measure } from '@callsight/charts';
import { type ReactNode, useMemo } from 'react';
import { RankedCard, type RankedColumn, type RankedRow } from '../../charts';
import { useCatalog, useFormat, useView } from '../../data';
import { useAgainst, useKnownAnswer } from './asked';
import { answerable, measureOf, SHARE } from './measures';
import { filterOn, idOf, type SplitRow, splitRows } from './split';

interface RankingProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly help?: ReactNode;
  readonly dimension: string;
  readonly nameLabel: string;
  /** The first is what rows are ranked by. */
  readonly metrics: readonly string[];
  /** Adds each row's part of the whole after the first metric. For additive metrics. */
  readonly share?: boolean;
  readonly limit: number;
  readonly maxHeight?: number;
  readonly className?: string | undefined;
  readonly emptyHint?: string;
}

/** A metric by the values of a dimension, ranked, with further metrics beside it. */
export function Ranking(props: RankingProps) {
  const { dimension, metrics, limit, share = false } = props;
  const { addFilter, openDrill } = useView();
  const catalog = useCatalog();
  const format = useFormat();
  const against = useAgainst();
  const [first = ''] = metrics;
  const asked = useKnownAnswer(
    useMemo(
      () => ({
        metrics,
        dimensions: [dimension],
        order: [{ by: first, direction: 'desc' as const }],
        limit,
      }),
      [metrics, dimension, first, limit],
    ),
  );
  const split = useMemo(() => splitRows(asked.answer), [asked.answer]);
  const whole = asked.answer?.totals[first] ?? null;
  const rows = asked.answer === undefined ? undefined : rankedRows(split, first, whole, share);
  const shown = catalog === undefined ? [] : answerable(catalog, metrics, [dimension]);
  const columns = columnsOf(shown, (id) => measureOf(catalog, id), share);
  const cellOf = (row: RankedRow) =>
    split.find((each) => idOf(each.values[0] ?? null) === row.id)?.values[0] ?? null;
  return (
    <RankedCard
      title={props.title}
      {...(props.subtitle === undefined ? {} : { subtitle: props.subtitle })}
      {...(props.help === undefined ? {} : { help: props.help })}
      {...(props.className === undefined ? {} : { className: props.className })}
      {...(props.maxHeight === undefined ? {} : { maxHeight: props.maxHeight })}
      {...(props.emptyHint === undefined ? {} : { emptyHint: props.emptyHint })}
      state={asked}
      nameLabel={props.nameLabel}
      columns={columns}
      rows={rows}
      sorting={{ column: first, descending: true }}
      format={format}
      comparisonLabel={against}
      onOpen={(row, column) =>
        openDrill({
          metric: column.id === SHARE.id ? first : column.id,
          filters: [filterOn(dimension, cellOf(row))],
        })
      }
      onNarrow={(row) => addFilter(filterOn(dimension, cellOf(row)))}
    />
  );
}

function columnsOf(
  metrics: readonly string[],
  measure: (id: string) => Measure,
  share: boolean,
): readonly RankedColumn[] {
  const [first, ...others] = metrics.map((id, index) => ({
    id,
    label: measure(id).label,
    measure: measure(id),
    bar: index === 0,
  }));
  if (first === undefined) return [];
  const part = { id: SHARE.id, label: SHARE.label, measure: SHARE };
  return [first, ...(share ? [part] : []), ...others];
}

function rankedRows(
  split: readonly SplitRow[],
  first: string,
  whole: number | null,
  share: boolean,
): readonly RankedRow[] {
  return split.map((row) => {
    const value = row.metrics[first] ?? null;
    const part = value === null || whole === null || whole === 0 ? null : (value / whole) * 100;
    return {
      id: idOf(row.values[0] ?? null),
      label: row.labels[0] ?? '',
      values: share ? { ...row.metrics, [SHARE.id]: part } : row.metrics,
      ...(row.previous === undefined ? {} : { previous: row.previous }),
    };
  });
}
