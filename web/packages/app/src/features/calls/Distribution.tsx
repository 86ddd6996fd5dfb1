import type { Bin, HistogramChart, Measure, Target } from '@callsight/charts';
import type { Catalog, CatalogDimension } from '@callsight/client-model';
import { Select } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { ChartCard } from '../../charts';
import { useCatalog, useFormat, useView } from '../../data';
import { MetricHelp } from '../../drill';
import { comparedWith, useAgainst, useKnownAnswer } from './asked';
import classes from './Calls.module.css';
import { measureOf } from './measures';
import { filterOn, type SplitRow, splitRows } from './split';

const METRIC = 'calls.total';
const HEIGHT = 250;

/** A field in bands, and the metric that explains it. */
interface Spread {
  readonly dimension: string;
  readonly label: string;
  readonly unit: Measure['unit'];
  readonly explainedBy: string;
  /** For a field without bands: each value is a bin of its own. */
  readonly bounds?: readonly number[];
}

const LENGTH: readonly Spread[] = [
  {
    dimension: 'duration_band',
    label: 'Duration',
    unit: 'seconds',
    explainedBy: 'calls.average_duration',
  },
  {
    dimension: 'latency_band',
    label: 'Latency',
    unit: 'milliseconds',
    explainedBy: 'calls.latency_p50',
  },
];

const QUALITY: readonly Spread[] = [
  {
    dimension: 'quality_band',
    label: 'Quality',
    unit: 'score',
    explainedBy: 'calls.quality_score',
  },
  {
    dimension: 'sentiment_band',
    label: 'Sentiment',
    unit: 'score',
    explainedBy: 'calls.sentiment',
  },
  {
    dimension: 'satisfaction',
    label: 'Satisfaction',
    unit: 'score',
    explainedBy: 'calls.satisfaction',
    bounds: [1, 2, 3, 4, 5],
  },
];

/** How long calls last and how quickly they answer. */
export function LengthSpread() {
  return <Distribution title="How long" spreads={LENGTH} />;
}

/** How calls are scored. */
export function QualitySpread() {
  return <Distribution title="How well" spreads={QUALITY} />;
}

interface DistributionProps {
  readonly title: string;
  /** What can be shown; the first is shown first. */
  readonly spreads: readonly Spread[];
}

function Distribution({ title, spreads }: DistributionProps) {
  const { addFilter, openDrill } = useView();
  const format = useFormat();
  const catalog = useCatalog();
  const against = useAgainst();
  const [picked, setPicked] = useState(spreads[0]?.dimension ?? '');
  const spread = spreads.find((each) => each.dimension === picked);
  const asked = useKnownAnswer(
    useMemo(() => ({ metrics: [METRIC], dimensions: [picked], limit: 200 }), [picked]),
  );
  const { answer } = asked;
  const rows = useMemo(() => splitRows(answer), [answer]);
  const isThis = answer?.columns.some((column) => column.id === picked) === true;
  const chart = useMemo((): HistogramChart | undefined => {
    if (!isThis || spread === undefined || rows.length === 0) return undefined;
    return {
      kind: 'histogram',
      title: `Calls by ${spread.label.toLowerCase()}`,
      measure: measureOf(catalog, METRIC),
      of: { id: picked, label: spread.label, unit: spread.unit, good: 'neither' },
      bins: binsOf(rows, boundsOf(catalog, spread), spread, against !== undefined),
      ...comparedWith(against),
    };
  }, [isThis, spread, rows, catalog, picked, against]);

  const choose = useCallback(
    (target: Target, narrow: boolean) => {
      const bin = chart?.bins[target.index];
      if (bin === undefined) return;
      const filter = filterOn(picked, bin.from);
      if (narrow) addFilter(filter);
      else openDrill({ metric: METRIC, filters: [filter] });
    },
    [chart, picked, addFilter, openDrill],
  );

  const unknown = rows.find((row) => row.values[0] === null)?.metrics[METRIC] ?? 0;
  return (
    <ChartCard
      className={classes.third ?? ''}
      title={title}
      help={<MetricHelp metric={spread?.explainedBy ?? METRIC} />}
      state={asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      onChoose={choose}
      footer={
        unknown > 0 && isThis ? (
          <button
            type="button"
            className={classes.unknown}
            onClick={() => openDrill({ metric: METRIC, filters: [filterOn(picked, null)] })}
          >
            {format.number(unknown)} without {(spread?.label ?? '').toLowerCase()}
          </button>
        ) : undefined
      }
      actions={
        <Select
          size="xs"
          w={130}
          aria-label={`${title}: shown by`}
          data={spreads.map((each) => ({ value: each.dimension, label: each.label }))}
          value={picked}
          allowDeselect={false}
          onChange={(next) => setPicked(next ?? picked)}
        />
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

/** A bin for each bound, also where no call falls, so that the shape is true. */
function binsOf(
  rows: readonly SplitRow[],
  bounds: readonly number[],
  spread: Spread,
  compared: boolean,
): readonly Bin[] {
  const found = new Map(rows.map((row) => [Number(row.values[0] ?? Number.NaN), row]));
  const lows = bounds.length > 0 ? bounds : knownLows(rows);
  const single = spread.bounds !== undefined;
  return lows.map((from, index) => {
    const row = found.get(from);
    const to = single ? from : (lows[index + 1] ?? null);
    const value = row?.metrics[METRIC] ?? 0;
    if (!compared) return { from, to, value };
    return { from, to, value, previous: row?.previous?.[METRIC] ?? 0 };
  });
}

function knownLows(rows: readonly SplitRow[]): readonly number[] {
  return rows
    .flatMap((row) => (row.values[0] === null ? [] : [Number(row.values[0])]))
    .sort((a, b) => a - b);
}
