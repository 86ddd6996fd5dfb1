import type { Measure } from '@callsight/charts';
import { nameOf, type StageGroup, type StageStep, type Stages } from '@callsight/client-model';
import type { RankedColumn, RankedRow } from '../charts';
import { idOf } from './split';

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
  return steps.map((step) => ({
    id: step.stage,
    label: nameOf(undefined, 'stage', step.stage),
    values: Object.fromEntries(MEASURES.map(({ id }) => [id, numberOf(step, id)])),
  }));
}

function numberOf({ dwell, ...step }: StageStep, id: string): number | null {
  if (id === 'medianDays' || id === 'p90Days') return dwell.value?.[id] ?? null;
  return step[id as keyof typeof step] as number | null;
}

/** What the stages of each group can show, the usual first. */
export const GROUP_MEASURES: readonly Measure[] = [
  'rateFromStart',
  'rateFromPrevious',
  'medianDays',
  'p90Days',
  CURRENT,
  'stuck',
].flatMap((id) => MEASURES.find((each) => each.id === id) ?? []);

/** How many there are of each group; the other columns are stages. */
export const TOTAL = 'total';

/** A column for the whole, then one for each stage. */
export function groupColumns(
  stages: Stages,
  whole: Measure,
  shown: Measure,
): readonly RankedColumn[] {
  return [
    { id: TOTAL, label: whole.label, measure: whole, bar: true },
    ...stages.steps.map(({ stage }) => ({
      id: stage,
      label: nameOf(undefined, 'stage', stage),
      measure: shown,
      isPlain: shown.id !== CURRENT,
    })),
  ];
}

/** A row for each value of the dimension, with what is shown of each stage. */
export function groupRows(
  groups: readonly StageGroup[],
  dimension: string,
  shown: Measure,
): readonly RankedRow[] {
  return groups.map(({ value, name, total, steps }) => ({
    id: idOf(value),
    label: value === null || name === String(value) ? nameOf(undefined, dimension, value) : name,
    values: {
      [TOTAL]: total,
      ...Object.fromEntries(steps.map((step) => [step.stage, numberOf(step, shown.id)])),
    },
  }));
}
