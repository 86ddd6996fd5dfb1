import type { Expected } from '@callsight/charts';
import type { Answer, Forecast, ForecastCourse, Grain } from '@callsight/client-model';
import { useMemo } from 'react';
import { useForecast } from '../data';
import { bucketsOf } from './timeline';

/** A chart tells of the future a quarter of what it tells of the past, within these bounds. */
const SHARE = 4;
const FEWEST = 2;
const MOST = 30;

/** What is expected after a chart's last whole bucket, and the model that says so. */
export interface Outlook {
  readonly steps: readonly Expected[];
  readonly course: ForecastCourse | undefined;
  /** Why there is none. */
  readonly reason: string | undefined;
}

const NONE: Outlook = { steps: [], course: undefined, reason: undefined };

/** Asks how a metric over time is expected to go on; nothing while it is not wanted. */
export function useOutlook(
  metric: string,
  grain: Grain,
  answer: Answer | undefined,
  wanted: boolean,
): Outlook {
  const shown = bucketsOf(answer).length;
  const horizon = wanted && shown > 0 ? horizonOf(shown) : undefined;
  const { value, stale } = useForecast(metric, grain, horizon);
  return useMemo(
    () => (value === undefined || stale ? NONE : outlookOf(value, metric, grain, answer)),
    [value, stale, metric, grain, answer],
  );
}

function horizonOf(buckets: number): number {
  return Math.min(MOST, Math.max(FEWEST, Math.round(buckets / SHARE)));
}

/** Nothing where the forecast is not of this chart, as while another grain is on its way. */
function outlookOf(
  forecast: Forecast,
  metric: string,
  grain: Grain,
  answer: Answer | undefined,
): Outlook {
  const course = forecast.forecast.value ?? undefined;
  const last = bucketsOf(answer).at(-1);
  const first = course?.steps[0];
  if (forecast.metric !== metric || forecast.grain !== grain) return NONE;
  if (course === undefined || first === undefined || last === undefined) {
    return { ...NONE, reason: forecast.forecast.reason };
  }
  if (Date.parse(first.start) > Date.parse(last.end)) return NONE;
  return {
    course,
    reason: undefined,
    steps: course.steps.map(({ start, end, value, eighty, ninetyFive }) => ({
      bucket: { start, end, partial: false },
      value,
      eighty,
      ninetyFive,
    })),
  };
}
