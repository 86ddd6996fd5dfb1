import { describe, expect, it } from 'vitest';
import { comparisonLabel, decodeRange, encodeRange, grainFor, PRESET_NAMES } from './ranges';

describe('a range in an address', () => {
  it.each([
    ...PRESET_NAMES,
    { start: '2026-10-01', end: '2026-10-31' },
  ])('comes back: %j', (range) => {
    expect(decodeRange(encodeRange(range))).toEqual(range);
  });

  it('may be instants', () => {
    const range = { start: '2026-10-01T00:00:00Z', end: '2026-10-01T06:00:00Z' };
    expect(decodeRange(encodeRange(range))).toEqual(range);
  });

  it.each([
    '',
    '31d',
    '2026-10-31..2026-10-01',
    '2026-13-01..2026-13-02',
    'a..b',
    '2026-01-01',
    'constructor',
  ])('is refused: %j', (text) => {
    expect(decodeRange(text)).toBeUndefined();
  });
});

describe('the grain of a line', () => {
  it.each([
    ['24h', 'hour'],
    ['7d', 'day'],
    ['90d', 'day'],
    ['1y', 'week'],
    ['today', 'hour'],
  ] as const)('of %s is %s', (range, grain) => {
    expect(grainFor(range)).toBe(grain);
  });

  it.each([
    ['2026-10-01', '2026-10-01', 'hour'],
    ['2026-10-01', '2026-10-02', 'hour'],
    ['2026-10-01', '2026-10-03', 'day'],
    ['2026-01-01', '2026-12-31', 'week'],
    ['2020-01-01', '2026-12-31', 'month'],
  ] as const)('of %s to %s is %s', (start, end, grain) => {
    expect(grainFor({ start, end })).toBe(grain);
  });
});

describe('what a comparison compares with', () => {
  it('depends on the range', () => {
    expect(comparisonLabel('previous_period', '30d')).toBe('the 30 days before');
    expect(comparisonLabel('previous_period', 'today')).toBe('yesterday by this time');
    expect(comparisonLabel('previous_year', '30d')).toBe('the same days a year before');
    expect(comparisonLabel('previous_period', { start: '2026-10-01', end: '2026-10-31' })).toBe(
      'the period before',
    );
  });
});
