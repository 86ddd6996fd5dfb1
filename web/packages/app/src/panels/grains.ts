import { type Grain, grainFor, type Interval, type RangeInput } from '@callsight/client-model';

interface Choice {
  readonly grain: Grain;
  readonly label: string;
  /** Shortest and longest range, in days, for which the buckets make a readable chart. */
  readonly from: number;
  readonly to: number;
}

const CHOICES: readonly Choice[] = [
  { grain: 'hour', label: 'By hour', from: 0, to: 8 },
  { grain: 'day', label: 'By day', from: 2, to: 400 },
  { grain: 'week', label: 'By week', from: 14, to: 2000 },
  { grain: 'month', label: 'By month', from: 60, to: 8000 },
  { grain: 'quarter', label: 'By quarter', from: 270, to: 20_000 },
];

/** Every grain that can be picked. */
export const GRAINS: readonly Grain[] = CHOICES.map(({ grain }) => grain);

const DAY = 86_400_000;

/** The grains that suit a range, the finest first. */
export function grainsOf(range: Interval): readonly { value: Grain; label: string }[] {
  const days = (Date.parse(range.end) - Date.parse(range.start)) / DAY;
  return CHOICES.filter(({ from, to }) => days >= from && days <= to).map(({ grain, label }) => ({
    value: grain,
    label,
  }));
}

/** What can be picked beside a grain that is shown; only itself, until it is known how long the range is. */
export function choicesBeside(grain: Grain, range: Interval | undefined) {
  if (range !== undefined) return grainsOf(range);
  return CHOICES.filter((choice) => choice.grain === grain).map(({ label }) => ({
    value: grain,
    label,
  }));
}

/** The picked grain while it suits the range, else the usual one. */
export function suitableGrain(picked: string, usual: Grain, range: Interval | undefined): Grain {
  if (range === undefined) return usual;
  return grainsOf(range).find(({ value }) => value === picked)?.value ?? usual;
}

/** Ranges long enough that weeks instead of days, or months instead of weeks, still make a course. */
const LONG: Readonly<Record<string, Grain>> = {
  '90d': 'week',
  quarter_to_date: 'week',
  '1y': 'month',
  year_to_date: 'month',
};

/** What suits a range; one coarser where a course should be calm. */
export function usualGrain(range: RangeInput, calm = false): Grain {
  const fine = grainFor(range);
  return calm ? coarser(fine, range) : fine;
}

/** The grain above, where the range has enough buckets of it; else the grain itself. */
export function coarser(grain: Grain, range: RangeInput): Grain {
  if (typeof range === 'string') return LONG[range] ?? grain;
  const days = (Date.parse(range.end) - Date.parse(range.start)) / DAY;
  if (grain === 'day' && days > 60) return 'week';
  return grain === 'week' && days > 180 ? 'month' : grain;
}
