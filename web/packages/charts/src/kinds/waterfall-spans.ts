import type { WaterfallStep } from '../chart';

/** Where a bar of a waterfall begins and ends on the axis, and the level it leaves. */
export interface WaterfallSpan {
  readonly low: number;
  readonly high: number;
  readonly after: number;
}

/** Whether the changes lead from the first level to the last. */
interface Balance {
  readonly adds: boolean;
  /** First level and changes. */
  readonly computed: number;
  readonly end: number;
}

/** Each level stands on zero, each change on the level before it. */
export function spansOf(steps: readonly WaterfallStep[]): readonly WaterfallSpan[] {
  let level = 0;
  return steps.map(({ value, isLevel }) => {
    const before = isLevel ? 0 : level;
    level = isLevel ? (value ?? 0) : level + (value ?? 0);
    return { low: Math.min(before, level), high: Math.max(before, level), after: level };
  });
}

/** A hundred thousandth of the size: sums of binary fractions differ in their last digits. */
const TOLERANCE = 1e-5;

/** Undefined where there are not two levels to compare. */
export function balanceOf(steps: readonly WaterfallStep[]): Balance | undefined {
  const first = steps[0];
  const last = steps.at(-1);
  if (steps.length < 2 || first?.isLevel !== true || last?.isLevel !== true) return undefined;
  if (first.value === null || last.value === null) return undefined;
  const changes = steps.slice(1, -1).filter((step) => !step.isLevel);
  const computed = changes.reduce((sum, step) => sum + (step.value ?? 0), first.value);
  const size = Math.max(1, Math.abs(last.value), Math.abs(computed));
  return { adds: Math.abs(computed - last.value) <= TOLERANCE * size, computed, end: last.value };
}

/** Levels this far above zero may be cut. */
const CUT_FROM = 0.6;

/** Where the axis begins: at zero, or just below the lowest level where the changes would be too thin to see. */
export function axisStart(spans: readonly WaterfallSpan[]): number {
  const lowest = Math.min(...spans.map(({ after }) => after));
  const highest = Math.max(...spans.map(({ after }) => after));
  if (spans.length < 2 || !(highest > 0) || lowest < CUT_FROM * highest) return 0;
  const air = Math.max(highest - lowest, highest * 0.02) * 0.6;
  const step = 10 ** Math.floor(Math.log10(air));
  return Math.max(0, Math.floor((lowest - air) / step) * step);
}
