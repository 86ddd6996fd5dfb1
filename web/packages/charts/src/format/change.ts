import type { ChartContext } from '../context';
import type { Measure, Value } from '../measure';

/** A change against another period, written out and judged. */
export interface Change {
  /** With arrow and sign, such as `↑ +12.4%` or `↓ −1.2 pts`. */
  readonly text: string;
  readonly direction: 'up' | 'down' | 'flat';
  /** Null where neither way is better, or nothing changed. */
  readonly good: boolean | null;
}

const ARROW = { up: '↑', down: '↓', flat: '→' } as const;

/** Rates change in points, amounts in percent of what they were. Null where no base exists. */
export function changeBetween(
  current: Value,
  previous: Value | undefined,
  measure: Measure,
  context: ChartContext,
): Change | null {
  if (current === null || previous === null || previous === undefined) return null;
  const inPoints = measure.unit === 'percent';
  if (!inPoints && previous === 0) return null;
  const amount = inPoints ? current - previous : ((current - previous) / Math.abs(previous)) * 100;
  const rounded = Math.round(amount * 10) / 10;
  const direction = rounded > 0 ? 'up' : rounded < 0 ? 'down' : 'flat';
  const digits = new Intl.NumberFormat(context.locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(Math.abs(rounded));
  const sign = { up: '+', down: '−', flat: '' }[direction];
  return {
    text: `${ARROW[direction]} ${sign}${digits}${inPoints ? ' pts' : '%'}`,
    direction,
    good: direction === 'flat' || measure.good === 'neither' ? null : direction === measure.good,
  };
}
