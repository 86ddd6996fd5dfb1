import type { WaterfallStep } from '@callsight/charts';
import type { AnswerComparison } from '@callsight/client-model';

interface Movement {
  readonly metric: string;
  readonly label: string;
  readonly sign: 1 | -1;
}

/** What moves recurring revenue, in the order it is told: gained first, then lost. */
const MOVEMENTS: readonly Movement[] = [
  { metric: 'revenue.mrr_new', label: 'New', sign: 1 },
  { metric: 'revenue.mrr_expansion', label: 'Expansion', sign: 1 },
  { metric: 'revenue.mrr_reactivation', label: 'Reactivation', sign: 1 },
  { metric: 'revenue.mrr_contraction', label: 'Contraction', sign: -1 },
  { metric: 'revenue.mrr_churn', label: 'Churn', sign: -1 },
];

const LEVEL = 'revenue.mrr';

export const MOVEMENT_METRICS: readonly string[] = [LEVEL, ...MOVEMENTS.map((each) => each.metric)];

/** The id of the bar at the start; the other bars are called after their metrics. */
export const START = 'start';

/** The level of another moment, asked for by itself so that adding up proves something. */
export const LEVEL_QUESTION: readonly string[] = [LEVEL];

type Totals = Readonly<Record<string, number | null>>;

/**
 * Start, movements and end as bars.
 *
 * @param start recurring revenue just before the range, from a question of its own
 */
export function recurringSteps(
  start: number | null,
  totals: Totals,
  comparison: AnswerComparison | undefined,
): readonly WaterfallStep[] {
  const before = (metric: string, sign: number) => {
    const previous = comparison?.totals[metric]?.previous;
    return typeof previous === 'number' ? { previous: signed(previous, sign) } : {};
  };
  return [
    { id: START, label: 'Start', value: start, isLevel: true },
    ...MOVEMENTS.map(({ metric, label, sign }) => {
      const value = totals[metric] ?? null;
      return {
        id: metric,
        label,
        value: value === null ? null : signed(value, sign),
        isLevel: false,
        ...before(metric, sign),
      };
    }),
    { id: LEVEL, label: 'End', value: totals[LEVEL] ?? null, isLevel: true, ...before(LEVEL, 1) },
  ];
}

/** Nothing lost is zero, not minus zero. */
function signed(value: number, sign: number): number {
  return value === 0 ? 0 : value * sign;
}

/** False where there never was recurring revenue: then there is nothing to draw. */
export function hasRecurring(steps: readonly WaterfallStep[]): boolean {
  return steps.some(({ value }) => value !== null && value !== 0);
}
