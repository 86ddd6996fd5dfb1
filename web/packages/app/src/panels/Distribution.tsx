import type { HistogramChart, Measure } from '@callsight/charts';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../charts';
import { useCatalog, useFormat, useView } from '../data';
import { MetricHelp } from '../drill';
import { comparedWith, useAgainst, useKnownAnswer } from './asked';
import { binsOf, boundsOf } from './bins';
import { ChoicePicker, MetricPicker } from './ChoicePicker';
import { useChoice } from './choice';
import { useChoose } from './choose';
import { measureOf } from './measures';
import classes from './panels.module.css';
import { useRefusal } from './refusal';
import { filterOn, splitRows } from './split';

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
      bins: binsOf(
        rows,
        measure,
        boundsOf(catalog, spread.dimension, spread.bounds),
        spread.bounds !== undefined,
        against !== undefined,
      ),
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
