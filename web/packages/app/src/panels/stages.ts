import type { Measure } from '@callsight/charts';
import { nameOf, type Stages } from '@callsight/client-model';
import type { RankedColumn, RankedRow } from '../charts';

export const REACHED = 'reached';
/** The one number of a stage that has records of its own: what is in it now. */
export const CURRENT = 'current';

const measure = (
  id: string,
  label: string,
  unit: Measure['unit'],
  good: Measure['good'],
): Measure => ({ id, label, unit, good });

const MEASURES: readonly Measure[] = [
  measure(REACHED, 'Reached', 'count', 'up'),
  measure('rateFromPrevious', 'Of the stage before', 'percent', 'up'),
  measure('rateFromStart', 'Of all', 'percent', 'up'),
  measure('lost', 'Lost here', 'count', 'down'),
  measure('medianDays', 'Median stay', 'days', 'down'),
  measure('p90Days', 'Nine of ten stay up to', 'days', 'down'),
  measure(CURRENT, 'Here now', 'count', 'neither'),
  measure('stuck', 'Stuck', 'count', 'down'),
];

export function stageColumns(): readonly RankedColumn[] {
  return MEASURES.map((each) => ({
    id: each.id,
    label: each.label,
    measure: each,
    bar: each.id === REACHED,
    isPlain: each.id !== CURRENT,
  }));
}

/** The stages as rows, in the order of the way. */
export function stageRows({ steps }: Stages): readonly RankedRow[] {
  return steps.map(({ stage, dwell, ...step }) => ({
    id: stage,
    label: nameOf(undefined, 'stage', stage),
    values: {
      reached: step.reached,
      rateFromPrevious: step.rateFromPrevious,
      rateFromStart: step.rateFromStart,
      lost: step.lost,
      medianDays: dwell.value?.medianDays ?? null,
      p90Days: dwell.value?.p90Days ?? null,
      current: step.current,
      stuck: step.stuck,
    },
  }));
}
