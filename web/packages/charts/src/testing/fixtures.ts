import type { Bucket } from '../chart';
import type { ChartContext } from '../context';
import { valueFormat } from '../format/value';
import type { Measure } from '../measure';
import type { ChartTheme } from '../theme';

/** A theme for tests; the real ones belong to the app. */
const THEME: ChartTheme = {
  scheme: 'light',
  fontFamily: 'sans-serif',
  fontSize: 12,
  surface: '#ffffff',
  text: '#161a21',
  mutedText: '#586172',
  border: '#e1e5ea',
  gridLine: '#eceef2',
  accent: '#2f5bd3',
  categorical: ['#2f5bd3', '#c2570c', '#0f8a6d', '#9b4d96', '#8a6a00', '#2d86ad'],
  other: '#868e9c',
  comparison: '#868e9c',
  good: '#0b7547',
  bad: '#b3261e',
  sequential: ['#edf2fd', '#c9d8f8', '#9db8f0', '#6d92e4', '#426dd6', '#2449ad', '#15307c'],
  noData: '#e8eaee',
  motion: false,
};

export const CALLS: Measure = { id: 'calls.total', label: 'Calls', unit: 'count', good: 'up' };
export const SUCCESS_RATE: Measure = {
  id: 'calls.success_rate',
  label: 'Success rate',
  unit: 'percent',
  good: 'up',
};
export const DURATION: Measure = {
  id: 'duration_band',
  label: 'Duration',
  unit: 'minutes',
  good: 'neither',
};

export function context(changes: Partial<ChartContext> = {}): ChartContext {
  return {
    theme: THEME,
    locale: 'en-GB',
    timezone: 'Europe/Lisbon',
    format: valueFormat('en-GB', 'EUR'),
    width: 720,
    patterns: false,
    ...changes,
  };
}

const HOUR = 3_600_000;

/** Buckets of one hour each, from an instant. */
export function hours(from: string, count: number): readonly Bucket[] {
  const start = Date.parse(from);
  return Array.from({ length: count }, (_, index) => ({
    start: new Date(start + index * HOUR).toISOString(),
    end: new Date(start + (index + 1) * HOUR).toISOString(),
    partial: false,
  }));
}

/** Buckets between consecutive instants. */
export function between(...instants: readonly string[]): readonly Bucket[] {
  return instants.slice(0, -1).map((start, index) => ({
    start,
    end: instants[index + 1] ?? start,
    partial: false,
  }));
}

/** UTC days from a date. */
export function days(from: string, count: number): readonly Bucket[] {
  const start = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => ({
    start: new Date(start + index * 24 * HOUR).toISOString(),
    end: new Date(start + (index + 1) * 24 * HOUR).toISOString(),
    partial: false,
  }));
}
