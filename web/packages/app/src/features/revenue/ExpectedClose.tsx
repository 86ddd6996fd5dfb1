import type { TimeChart } from '@callsight/charts';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../../charts';
import { useCatalog, useFormat, useView } from '../../data';
import { MetricHelp } from '../../drill';
import {
  MetricPicker,
  measureOf,
  SplitPicker,
  useChoice,
  useChoose,
  useKnownAnswer,
  useRefusal,
} from '../../panels';
import { expectedLayers, expectedRanges } from './expected';
import { EXPECTED_METRICS, EXPECTED_SPLITS } from './questions';
import classes from './Revenue.module.css';

const HEIGHT = 260;
const MOST_ROWS = 1000;

/** When open deals are expected to close, and with how much: by stage, from today on. */
export function ExpectedClose({ className }: { readonly className: string }) {
  const format = useFormat();
  const catalog = useCatalog();
  const { openDrill } = useView();
  const ranges = useMemo(() => expectedRanges(new Date(), format.timezone), [format.timezone]);
  const [metric, pickMetric] = useChoice('expected.metric', EXPECTED_METRICS[0], EXPECTED_METRICS);
  const [split, pickSplit] = useChoice('expected.split', EXPECTED_SPLITS[0], EXPECTED_SPLITS);
  const asked = useKnownAnswer(
    useMemo(
      () => ({
        metrics: [metric],
        dimensions: [split],
        grain: 'month' as const,
        range: ranges.ahead,
        comparison: [],
        limit: MOST_ROWS,
      }),
      [metric, split, ranges],
    ),
  );
  const overdue = useKnownAnswer(
    useMemo(() => ({ metrics: [metric], range: ranges.before, comparison: [] }), [metric, ranges]),
  ).answer?.totals[metric];
  const { answer } = asked;
  const layers = useMemo(
    () => (answer === undefined ? undefined : expectedLayers(answer, split, metric)),
    [answer, split, metric],
  );
  const chart = useMemo((): TimeChart | undefined => {
    if (answer === undefined || layers === undefined || layers.length === 0) return undefined;
    return {
      kind: 'time',
      title: 'Expected to close',
      mark: 'stack',
      grain: 'month',
      measure: measureOf(catalog, metric),
      // What lies ahead is not running: nothing of it is half done.
      buckets: (answer.buckets ?? []).map((bucket) => ({ ...bucket, partial: false })),
      series: layers,
    };
  }, [answer, layers, catalog, metric]);
  const choose = useChoose(
    useCallback(
      (target) => {
        const bucket = chart?.buckets[target.index];
        if (bucket === undefined) return undefined;
        const layer = target.series === null ? undefined : layers?.[target.series];
        const range = { start: bucket.start, end: bucket.end };
        return { metric, range, filters: layer === undefined ? [] : [layer.filter] };
      },
      [chart, layers, metric],
    ),
  );
  const measure = measureOf(catalog, metric);
  return (
    <ChartCard
      className={className}
      title="Expected to close"
      subtitle="Deals open now, from today on, whatever the range of the page"
      help={<MetricHelp metric={metric} />}
      state={asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      onChoose={choose}
      hint="Click for the records"
      emptyTitle="Nothing is expected to close"
      emptyHint="Open deals say by expectedCloseAt when they are expected to close."
      {...useRefusal(asked, metric)}
      footer={
        typeof overdue === 'number' && overdue > 0 ? (
          <button
            type="button"
            className={classes.overdue}
            onClick={() => openDrill({ metric, range: ranges.before, filters: [] })}
          >
            {format.short(overdue, measure.unit, measure.decimals)} more were expected before today
          </button>
        ) : undefined
      }
      actions={
        <>
          <MetricPicker
            label="Expected to close: metric"
            ids={EXPECTED_METRICS}
            value={metric}
            onChange={pickMetric}
          />
          <SplitPicker
            label="Expected to close: split by"
            ids={EXPECTED_SPLITS}
            value={split}
            onChange={pickSplit}
          />
        </>
      }
    />
  );
}
