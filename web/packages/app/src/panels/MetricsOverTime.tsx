import type { TimeChart } from '@callsight/charts';
import { type Grain, numbersOf } from '@callsight/client-model';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../charts';
import { type Question, useCatalog, useFormat, useView } from '../data';
import { MetricHelp } from '../drill';
import { useKnownAnswer } from './asked';
import { meantBucket, useChoose } from './choose';
import { useGrain } from './grain';
import { measureOf } from './measures';
import { useRefusal } from './refusal';
import { bucketsOf, comparisonsOf } from './timeline';

interface MetricsOverTimeProps {
  readonly title: string;
  /** What the card's choice is kept under in the address. */
  readonly id: string;
  readonly subtitle?: string;
  /** Of one unit; two to six. */
  readonly metrics: readonly string[];
  readonly mark: 'line' | 'bar';
  /** Begins with longer buckets, for metrics that jump from day to day. */
  readonly calm?: boolean;
  /** Pixels. */
  readonly height: number;
  readonly className?: string | undefined;
}

/** What the card asks. */
export function metricsAsk(metrics: readonly string[], grain: Grain): Question {
  return { metrics, grain };
}

/** Several metrics of one unit beside each other over time. */
export function MetricsOverTime(props: MetricsOverTimeProps) {
  const { title, id, metrics, mark } = props;
  const { view } = useView();
  const format = useFormat();
  const catalog = useCatalog();
  const { grain, learn, picker } = useGrain(id, title, props.calm);
  const asked = useKnownAnswer(useMemo(() => metricsAsk(metrics, grain), [metrics, grain]));
  learn(asked);
  const { answer } = asked;
  const shown = useMemo(
    () => metrics.filter((id) => answer !== undefined && id in answer.totals),
    [metrics, answer],
  );
  const chart = useMemo((): TimeChart | undefined => {
    const [first] = shown;
    if (answer === undefined || first === undefined) return undefined;
    return {
      kind: 'time',
      title,
      mark,
      grain,
      measure: measureOf(catalog, first),
      buckets: bucketsOf(answer),
      series: shown.map((id) => ({
        id,
        label: measureOf(catalog, id).label,
        values: numbersOf(answer, id),
      })),
      comparisons: shown.flatMap((id) =>
        comparisonsOf(answer, id, view.range).map((each) => ({ ...each, of: id })),
      ),
    };
  }, [answer, shown, catalog, grain, title, mark, view.range]);

  const choose = useChoose(
    useCallback(
      (target) => {
        const range = meantBucket(chart?.buckets, answer, target);
        const metric = shown[target.series ?? 0];
        if (range === undefined || metric === undefined) return undefined;
        return { metric, range, filters: [] };
      },
      [chart, answer, shown],
    ),
  );

  return (
    <ChartCard
      className={props.className ?? ''}
      title={title}
      {...(props.subtitle === undefined ? {} : { subtitle: props.subtitle })}
      help={<MetricHelp metric={metrics[0] ?? ''} />}
      state={asked}
      chart={chart}
      format={format}
      height={props.height}
      onChoose={choose}
      {...useRefusal(asked, metrics[0] ?? '')}
      actions={picker}
    />
  );
}
