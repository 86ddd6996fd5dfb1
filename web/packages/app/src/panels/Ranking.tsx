import { type ReactNode, useMemo } from 'react';
import { RankedCard, type RankedRow } from '../charts';
import { useCatalog, useFormat, useView } from '../data';
import { useAgainst, useKnownAnswer } from './asked';
import { answerable, measureOf, SHARE } from './measures';
import { changesOf, columnsOf, rankedRows } from './ranking';
import { useRefusal } from './refusal';
import { filterOn, idOf, splitRows } from './split';

export interface RankingProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly help?: ReactNode;
  readonly actions?: ReactNode;
  readonly dimension: string;
  readonly nameLabel: string;
  /** The first is what rows are ranked by. */
  readonly metrics: readonly string[];
  /** Adds each row's part of the whole after the first metric. For additive metrics. */
  readonly share?: boolean;
  /** Adds the first metric's change against each period compared with. */
  readonly change?: boolean;
  /** Numbers the rows in the order shown. */
  readonly numbered?: boolean;
  /** Leaves out the row of what is not known. */
  readonly knownOnly?: boolean;
  readonly limit: number;
  /** Pixels. */
  readonly maxHeight?: number;
  readonly className?: string | undefined;
  readonly emptyHint?: string;
  /** What a click on a name does instead of narrowing the page; undefined for "not known", which has no page. */
  readonly onName?: ((row: RankedRow) => void) | undefined;
  readonly nameHint?: string;
}

/** A metric by the values of a dimension, ranked, with further metrics beside it. */
export function Ranking(props: RankingProps) {
  const { dimension, metrics, limit, knownOnly = false } = props;
  const { addFilter, openDrill, view } = useView();
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
        ...(knownOnly ? { filters: [{ dimension, operator: 'set' as const, values: [] }] } : {}),
      }),
      [metrics, dimension, first, limit, knownOnly],
    ),
  );
  const { answer } = asked;
  const split = useMemo(() => splitRows(answer), [answer]);
  const shown = useMemo(
    () =>
      catalog === undefined
        ? []
        : answerable(catalog, metrics, [dimension]).filter(
            (id) => asked.notApplicable[id] === undefined,
          ),
    [catalog, metrics, dimension, asked.notApplicable],
  );
  const changes = props.change === true ? changesOf(view.comparison) : [];
  const options = { share: props.share === true, changes };
  const measure = (id: string) => measureOf(catalog, id);
  const rows =
    answer === undefined ? undefined : rankedRows(split, measure(first), answer.totals, options);
  const cellOf = (row: RankedRow) =>
    split.find((each) => idOf(each.values[0] ?? null) === row.id)?.values[0] ?? null;
  return (
    <RankedCard
      title={props.title}
      subtitle={props.subtitle}
      help={props.help}
      actions={props.actions}
      className={props.className}
      maxHeight={props.maxHeight}
      emptyHint={props.emptyHint}
      {...useRefusal(asked, first)}
      numbered={props.numbered === true}
      state={asked}
      nameLabel={props.nameLabel}
      columns={columnsOf(shown, measure, options)}
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
      onNarrow={props.onName ?? ((row) => addFilter(filterOn(dimension, cellOf(row))))}
      narrowLabel={props.nameHint}
    />
  );
}
