import type { CalendarChart } from '@callsight/charts';
import { numbersOf } from '@callsight/client-model';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../charts';
import { useCatalog, useFormat, useView } from '../data';
import { MetricHelp } from '../drill';
import { useKnownAnswer } from './asked';
import { MetricPicker } from './ChoicePicker';
import { useChoice } from './choice';
import { meantBucket, useChoose } from './choose';
import { measureOf } from './measures';
import { useRefusal } from './refusal';
import { bucketsOf } from './timeline';
import { isoWeekStart } from './week';

/** Pixels. */
const HEIGHT = 230;

interface CalendarCardProps {
  readonly title: string;
  /** What the card's choice is kept under in the address. */
  readonly id: string;
  /** What can be shown; the first is the usual one. */
  readonly metrics: readonly string[];
  readonly className?: string | undefined;
}

/** A metric day by day, weeks beside each other. */
export function CalendarCard({ title, id, metrics, className }: CalendarCardProps) {
  const { organization } = useView();
  const format = useFormat();
  const catalog = useCatalog();
  const [metric, setMetric] = useChoice(`${id}.metric`, metrics[0] ?? '', metrics);
  const asked = useKnownAnswer(
    useMemo(() => ({ metrics: [metric], grain: 'day' as const, comparison: [] }), [metric]),
  );
  const { answer } = asked;
  const weekStart = isoWeekStart(organization);
  const chart = useMemo((): CalendarChart | undefined => {
    if (answer === undefined || !(metric in answer.totals)) return undefined;
    const measure = measureOf(catalog, metric);
    return {
      kind: 'calendar',
      title: `${measure.label} by day`,
      measure,
      buckets: bucketsOf(answer),
      values: numbersOf(answer, metric),
      weekStart,
    };
  }, [answer, metric, catalog, weekStart]);

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
      height={HEIGHT}
      onChoose={choose}
      {...useRefusal(asked, metric)}
      actions={
        metrics.length > 1 && (
          <MetricPicker
            label={`${title}: metric`}
            ids={metrics}
            value={metric}
            onChange={setMetric}
          />
        )
      }
    />
  );
}
