import type { ChartContext } from '../context';
import type { Measure, Value } from '../measure';
import { numberFormat } from './value';

/** A change against another period, written out and judged. */
export interface Change {
  /** With arrow and sign, such as `↑ +12.4%` or `↓ −1.2 pts`. */
  readonly text: string;
  readonly direction: 'up' | 'down' | 'flat';
  /** Null where neither way is better, or nothing changed. */
  readonly good: boolean | null;
}

const ARROW = { up: '↑', down: '↓', flat: '→' } as const;

/**
 * How much a measure moved: percentage points of a rate, else percent of what it was, to one digit. Null where there is
 * no base.
 */
export function changeAmount(
  current: Value,
  previous: Value | undefined,
  measure: Measure,
): number | null {
  if (current === null || previous === null || previous === undefined) return null;
  if (measure.unit === 'percent') return Math.round((current - previous) * 10) / 10;
  if (previous === 0) return null;
  return Math.round(((current - previous) / Math.abs(previous)) * 1000) / 10;
}

/** Writes and judges what {@link changeAmount} answers. */
export function changeOf(
  amount: number,
  measure: Measure,
  context: Pick<ChartContext, 'locale'>,
): Change {
  const direction = amount > 0 ? 'up' : amount < 0 ? 'down' : 'flat';
  const digits = numberFormat(context.locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(Math.abs(amount));
  const sign = { up: '+', down: '−', flat: '' }[direction];
  return {
    text: `${ARROW[direction]} ${sign}${digits}${measure.unit === 'percent' ? ' pts' : '%'}`,
    direction,
    good: direction === 'flat' || measure.good === 'neither' ? null : direction === measure.good,
  };
}

/** Rates change in points, amounts in percent of what they were. Null where no base exists. */
export function changeBetween(
  current: Value,
  previous: Value | undefined,
  measure: Measure,
  context: Pick<ChartContext, 'locale'>,
): Change | null {
  const amount = changeAmount(current, previous, measure);
  return amount === null ? null : changeOf(amount, measure, context);
}
