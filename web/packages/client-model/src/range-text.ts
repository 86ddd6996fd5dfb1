import type { RangeInput } from './contract';
import type { Format } from './format';
import { isDate, isPreset, presetLabel } from './ranges';

const DAY = 86_400_000;

/** A range in words: a preset's name, else its days; an hour of a day by the minute. */
export function rangeText(range: RangeInput, format: Format): string {
  if (typeof range === 'string') return isPreset(range) ? presetLabel(range) : range;
  if (!isDate(range.start)) {
    // Half-open instants of whole days read better as days.
    if (Date.parse(range.end) - Date.parse(range.start) >= DAY) return format.range(range);
    return `${format.instant(range.start)} – ${format.instant(range.end)}`;
  }
  const [start, end] = [format.day(range.start), format.day(range.end)];
  return start === end ? start : `${start} – ${end}`;
}
