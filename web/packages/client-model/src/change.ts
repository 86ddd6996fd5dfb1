import type { MetricChange, Unit } from './contract';
import type { Format } from './format';

/** How a change is to be felt: said by arrow and sign, and only then by colour. */
export type Feeling = 'good' | 'bad' | 'neutral';

/** A change ready to be shown. */
export interface ChangeText {
  readonly arrow: '↑' | '↓' | '→';
  /** `+12.4%` or, for a rate, `+2.1 pts`; says so in words when there is no base. */
  readonly text: string;
  readonly feeling: Feeling;
  /** The change in one sentence for a tooltip and a screen reader. */
  readonly sentence: string;
}

/** Says how a metric moved; undefined when there is nothing to compare. */
export function changeText(
  change: MetricChange | undefined,
  unit: Unit,
  against: string,
  format: Format,
): ChangeText | undefined {
  if (change === undefined || change.current === null) return undefined;
  const text = sizeOf(change, unit, format);
  // What is written as no change is no news, whatever stands behind the last digit.
  const still = isStill(change, unit);
  const arrow = still || change.direction === 'flat' ? '→' : change.direction === 'up' ? '↑' : '↓';
  return {
    arrow,
    text,
    feeling: still ? 'neutral' : feelingOf(change),
    sentence: sentenceOf(change, unit, against, text, format),
  };
}

export function feelingOf(change: MetricChange): Feeling {
  if (change.direction === 'flat' || change.good === null) return 'neutral';
  return change.good ? 'good' : 'bad';
}

function sizeOf(change: MetricChange, unit: Unit, format: Format): string {
  if (change.current === change.previous) return 'unchanged';
  if (unit === 'percent' && typeof change.points === 'number') {
    return format.signed(change.points, ' pts');
  }
  if (change.percent !== null) return format.signed(change.percent, '%');
  return change.previous === null ? 'no earlier value' : 'from zero';
}

/** Whether what is written of a change is 0.0. */
function isStill(change: MetricChange, unit: Unit): boolean {
  const size = unit === 'percent' ? change.points : change.percent;
  if (change.current === change.previous) return true;
  return typeof size === 'number' && Math.abs(size) < 0.05;
}

function sentenceOf(
  change: MetricChange,
  unit: Unit,
  against: string,
  text: string,
  format: Format,
): string {
  const previous = format.full(change.previous, unit);
  const current = format.full(change.current, unit);
  if (change.previous === null) return `${current}; no value for ${against}`;
  return `${current} against ${previous} in ${against}: ${text}`;
}
