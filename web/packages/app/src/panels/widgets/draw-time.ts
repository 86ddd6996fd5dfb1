import type { TimeChart } from '@callsight/charts';
import { numbersOf } from '@callsight/client-model';
import { meantBucket } from '../choose';
import { bucketsOf, comparisonsOf } from '../timeline';
import { type Drawing, type Drawn, measureIn } from './drawing';

/** A metric in layers, or metrics beside each other, bucket by bucket. */
export function drawOverTime(drawing: Drawing, mark: TimeChart['mark']): Drawn {
  const { title, metrics, grain, answer, layers, range } = drawing;
  const [first = ''] = metrics;
  if (drawing.dimensions.length > 0 && layers === undefined) return { reason: 'Still loading.' };
  const series =
    layers ??
    metrics.map((id) => ({
      id,
      label: measureIn(drawing, id).label,
      values: numbersOf(answer, id),
    }));
  const whole = series.length === 1 || (layers !== undefined && mark === 'stack');
  const chart: TimeChart = {
    kind: 'time',
    title,
    mark,
    grain: grain ?? 'day',
    measure: measureIn(drawing, first),
    buckets: bucketsOf(answer),
    series,
    // Against one line of many there is nothing to compare.
    ...(whole && layers?.length !== 1 ? { comparisons: comparisonsOf(answer, first, range) } : {}),
  };
  return {
    chart,
    meant: (target) => {
      const at = meantBucket(chart.buckets, answer, target);
      const index = target.series ?? (series.length === 1 ? 0 : null);
      const layer = index === null ? undefined : layers?.[index];
      const metric = layers === undefined ? metrics[target.series ?? 0] : first;
      if (at === undefined || metric === undefined) return undefined;
      return { metric, range: at, filters: layer === undefined ? [] : [layer.filter] };
    },
  };
}

export function drawCalendar(drawing: Drawing): Drawn {
  const { title, answer, weekStart } = drawing;
  const [metric = ''] = drawing.metrics;
  const buckets = bucketsOf(answer);
  return {
    chart: {
      kind: 'calendar',
      title,
      measure: measureIn(drawing, metric),
      buckets,
      values: numbersOf(answer, metric),
      weekStart,
    },
    meant: (target) => {
      const range = meantBucket(buckets, answer, target);
      return range === undefined ? undefined : { metric, range, filters: [] };
    },
  };
}

export function drawSparkline(drawing: Drawing): Drawn {
  const { title, answer } = drawing;
  const [metric = ''] = drawing.metrics;
  return {
    chart: {
      kind: 'sparkline',
      title,
      measure: measureIn(drawing, metric),
      buckets: bucketsOf(answer),
      values: numbersOf(answer, metric),
    },
    meant: () => ({ metric, filters: [] }),
  };
}
