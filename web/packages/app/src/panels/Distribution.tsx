import type { Bin, HistogramChart, Measure } from '@callsight/charts';
import type { Catalog, CatalogDimension } from '@callsight/client-model';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../charts';
import { useCatalog, useFormat, useView } from '../data';
import { MetricHelp } from '../drill';
import { comparedWith, useAgainst, useKnownAnswer } from './asked';
import { ChoicePicker, MetricPicker } from './ChoicePicker';
import { useChoice } from './choice';
import { useChoose } from './choose';
import { measureOf } from './measures';
import classes from './panels.module.css';
import { useRefusal } from './refusal';
import { filterOn, type SplitRow, splitRows } from './split';

/** A field in bands, and the metric that explains it. */
export interface Spread {
  readonly dimension: string;
  readonly label: string;
  readonly unit: Measure['unit'];
  readonly explainedBy: string;
  /** For a field without bands: each value is a bin of its own. */
  readonly bounds?: readonly number[];
}

interface DistributionProps {
  readonly title: string;
  /** What the card's choice is kept under in the address. */
  readonly id: string;
  /** What each band can show; the first is the usual one. */
  readonly metrics: readonly string[];
  /** What can be shown; the first is the usual one. */
  readonly spreads: readonly Spread[];
  /** Pixels. */
  readonly height: number;
  readonly className?: string | undefined;
}

/** How an amount spreads over the bands of a field. */
export function Distribution(props: DistributionProps) {
  const { title, id, metrics, spreads } = props;
  const { openDrill } = useView();
  const format = useFormat();
  const catalog = useCatalog();
  const against = useAgainst();
  const [metric, pickMetric] = useChoice(`${id}.metric`, metrics[0] ?? '', metrics);
  const offered = spreads.map((each) => each.dimension);
  const [picked, pick] = useChoice(`${id}.of`, offered[0] ?? '', offered);
  const spread = spreads.find((each) => each.dimension === picked);
  const asked = useKnownAnswer(
    useMemo(() => ({ metrics: [metric], dimensions: [picked], limit: 200 }), [metric, picked]),
  );
  const { answer } = asked;
  const rows = useMemo(() => splitRows(answer), [answer]);
  const isThis = answer?.columns.some((column) => column.id === picked) === true;
  const chart = useMemo((): HistogramChart | undefined => {
    if (!isThis || spread === undefined || rows.length === 0) return undefined;
    if (answer?.totals[metric] === undefined) return undefined;
    const measure = measureOf(catalog, metric);
    return {
      kind: 'histogram',
      title: `${measure.label} by ${spread.label.toLowerCase()}`,
      measure,
      of: { id: picked, label: spread.label, unit: spread.unit, good: 'neither' },
      bins: binsOf(rows, measure, boundsOf(catalog, spread), spread, against !== undefined),
      ...comparedWith(against),
    };
  }, [isThis, spread, rows, answer, catalog, metric, picked, against]);

  const choose = useChoose(
    useCallback(
      (target) => {
        const bin = chart?.bins[target.index];
        return bin === undefined ? undefined : { metric, filters: [filterOn(picked, bin.from)] };
      },
      [chart, metric, picked],
    ),
  );

  const isCount = measureOf(catalog, metric).unit === 'count';
  const unknown = rows.find((row) => row.values[0] === null)?.metrics[metric] ?? 0;
  return (
    <ChartCard
      className={props.className ?? ''}
      title={title}
      help={<MetricHelp metric={spread?.explainedBy ?? metric} />}
      state={asked}
      chart={chart}
      format={format}
      height={props.height}
      onChoose={choose}
      {...useRefusal(asked, metric)}
      footer={
        unknown > 0 && isThis && isCount ? (
          <button
            type="button"
            className={classes.unknown}
            onClick={() => openDrill({ metric, filters: [filterOn(picked, null)] })}
          >
            {format.number(unknown)} without {(spread?.label ?? '').toLowerCase()}
          </button>
        ) : undefined
      }
      actions={
        <>
          {metrics.length > 1 && (
            <MetricPicker
              label={`${title}: metric`}
              ids={metrics}
              value={metric}
              onChange={pickMetric}
            />
          )}
          {spreads.length > 1 && (
            <ChoicePicker
              label={`${title}: shown by`}
              choices={spreads.map((each) => ({ value: each.dimension, label: each.label }))}
              value={picked}
              onChange={pick}
              width={130}
            />
          )}
        </>
      }
    />
  );
}

function boundsOf(catalog: Catalog | undefined, spread: Spread): readonly number[] {
  const dimension: CatalogDimension | undefined = catalog?.dimensions.find(
    (each) => each.id === spread.dimension,
  );
  return dimension?.bounds ?? spread.bounds ?? [];
}

/** A bin for each bound, also where nothing falls, so that the shape is true; a rate of nothing is unknown. */
function binsOf(
  rows: readonly SplitRow[],
  measure: Measure,
  bounds: readonly number[],
  spread: Spread,
  compared: boolean,
): readonly Bin[] {
  const found = new Map(rows.map((row) => [Number(row.values[0] ?? Number.NaN), row]));
  const lows = bounds.length > 0 ? bounds : knownLows(rows);
  const single = spread.bounds !== undefined;
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
