import type { TimeChart } from '@callsight/charts';
import { numbersOf } from '@callsight/client-model';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../charts';
import { useCatalog, useFormat, useView } from '../data';
import { MetricHelp } from '../drill';
import { useKnownAnswer } from './asked';
import { MetricPicker } from './ChoicePicker';
import { useChoice } from './choice';
import { meantBucket, useChoose } from './choose';
import { useGrain } from './grain';
import { measureOf } from './measures';
import { useRefusal } from './refusal';
import { bucketsOf, comparisonsOf } from './timeline';

interface MetricOverTimeProps {
  readonly title: string;
  /** What the card's choice is kept under in the address. */
  readonly id: string;
  /** What can be shown; the first is the usual one. */
  readonly metrics: readonly string[];
  /** Begins with longer buckets, for metrics that jump from day to day. */
  readonly calm?: boolean;
  /** Pixels. */
  readonly height: number;
  readonly className?: string | undefined;
}

/** One metric over time, against the periods compared with. */
export function MetricOverTime(props: MetricOverTimeProps) {
  const { title, id, metrics, height, className, calm = false } = props;
  const { view } = useView();
  const format = useFormat();
  const catalog = useCatalog();
  const [metric, setMetric] = useChoice(`${id}.metric`, metrics[0] ?? '', metrics);
  const { grain, learn, picker } = useGrain(id, title, calm);
  const asked = useKnownAnswer(useMemo(() => ({ metrics: [metric], grain }), [metric, grain]));
  learn(asked);
  const { answer } = asked;
  const chart = useMemo((): TimeChart | undefined => {
    if (answer === undefined || !(metric in answer.totals)) return undefined;
    const facts = measureOf(catalog, metric);
    return {
      kind: 'time',
      title: `${facts.label} over time`,
      mark: 'line',
      grain,
      measure: facts,
      buckets: bucketsOf(answer),
      series: [{ id: metric, label: facts.label, values: numbersOf(answer, metric) }],
      comparisons: comparisonsOf(answer, metric, view.range),
    };
  }, [answer, metric, catalog, grain, view.range]);

  const choose = useChoose(
    useCallback(
      (target) => {
        const range = meantBucket(chart?.buckets, answer, target);
        return range === undefined ? undefined : { metric, range, filters: [] };
      },
      [chart, answer, metric],
    ),
  );

  return (
    <ChartCard
      className={className ?? ''}
      title={title}
      help={<MetricHelp metric={metric} />}
      state={asked}
      chart={chart}
      format={format}
      height={height}
      onChoose={choose}
      {...useRefusal(asked, metric)}
      actions={
        <>
          {metrics.length > 1 && (
            <MetricPicker
              label={`${title}: metric`}
              ids={metrics}
              value={metric}
              onChange={setMetric}
            />
          )}
          {picker}
        </>
      }
    />
  );
}
