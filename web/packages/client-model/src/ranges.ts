import type { ComparisonKind, Grain, RangeInput } from './contract';

/** A named range, resolved by the server in the organization's zone. */
export type Preset =
  | '24h'
  | '7d'
  | '30d'
  | '90d'
  | '1y'
  | 'today'
  | 'yesterday'
  | 'month_to_date'
  | 'quarter_to_date'
  | 'year_to_date';

interface PresetFacts {
  readonly label: string;
  readonly grain: Grain;
  /** Completes "against …". */
  readonly previous: string;
}

const PRESETS: Readonly<Record<Preset, PresetFacts>> = {
  '24h': { label: 'Last 24 hours', grain: 'hour', previous: 'the 24 hours before' },
  '7d': { label: 'Last 7 days', grain: 'day', previous: 'the 7 days before' },
  '30d': { label: 'Last 30 days', grain: 'day', previous: 'the 30 days before' },
  '90d': { label: 'Last 90 days', grain: 'day', previous: 'the 90 days before' },
  '1y': { label: 'Last 365 days', grain: 'week', previous: 'the 365 days before' },
  today: { label: 'Today', grain: 'hour', previous: 'yesterday by this time' },
  yesterday: { label: 'Yesterday', grain: 'hour', previous: 'the day before' },
  month_to_date: { label: 'Month to date', grain: 'day', previous: 'the same days before' },
  quarter_to_date: { label: 'Quarter to date', grain: 'day', previous: 'the same days before' },
  year_to_date: { label: 'Year to date', grain: 'week', previous: 'the same days before' },
};

/** In the order they are offered. */
export const PRESET_NAMES = Object.keys(PRESETS) as readonly Preset[];

export const DEFAULT_RANGE: Preset = '30d';

export function isPreset(value: unknown): value is Preset {
  return typeof value === 'string' && Object.hasOwn(PRESETS, value);
}

export function presetLabel(preset: Preset): string {
  return PRESETS[preset].label;
}

/** Writes a range for an address: `30d`, or `2026-10-01..2026-10-31`. */
export function encodeRange(range: RangeInput): string {
  return typeof range === 'string' ? range : `${range.start}..${range.end}`;
}

/** Reads {@link encodeRange}'s text; undefined when it is no range. */
export function decodeRange(text: string): RangeInput | undefined {
  if (isPreset(text)) return text;
  const [start, end, ...rest] = text.split('..');
  if (start === undefined || end === undefined || rest.length > 0) return undefined;
  if (!isDateOrInstant(start) || !isDateOrInstant(end)) return undefined;
  return Date.parse(start) <= Date.parse(end) ? { start, end } : undefined;
}

/** The grain whose buckets make a readable line: at most about a hundred points. */
export function grainFor(range: RangeInput): Grain {
  if (typeof range === 'string') return isPreset(range) ? PRESETS[range].grain : 'day';
  const days = daysOf(range);
  if (days <= 2) return 'hour';
  if (days <= 100) return 'day';
  return days <= 800 ? 'week' : 'month';
}

/** Length in days, end date included; instants may give a fraction. */
function daysOf(range: { readonly start: string; readonly end: string }): number {
  const length = (Date.parse(range.end) - Date.parse(range.start)) / 86_400_000;
  return isDate(range.end) ? length + 1 : length;
}

/** What a comparison compares with, to follow "against". */
export function comparisonLabel(kind: ComparisonKind, range: RangeInput): string {
  if (kind === 'previous_year') return 'the same days a year before';
  if (typeof range === 'string' && isPreset(range)) return PRESETS[range].previous;
  return 'the period before';
}

export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function isDateOrInstant(text: string): boolean {
  return isDate(text) || (/^\d{4}-\d{2}-\d{2}T.+/.test(text) && !Number.isNaN(Date.parse(text)));
}
