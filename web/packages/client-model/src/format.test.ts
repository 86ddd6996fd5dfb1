import { describe, expect, it } from 'vitest';
import { Format } from './format';

const format = new Format({ locale: 'en-GB', currency: 'USD', timezone: 'America/New_York' });

describe('the short text of a number', () => {
  it.each([
    [0, 'count', '0'],
    [9999, 'count', '9,999'],
    [12_431, 'count', '12.4k'],
    [87.345, 'percent', '87.3%'],
    [-0.04, 'percent', '0.0%'],
    [4.2, 'minutes', '4.2 min'],
    [5234, 'minutes', '5,234 min'],
    [968.8, 'minutes', '16 h 8 min'],
    [812.4, 'milliseconds', '812 ms'],
    [2_450_000, 'currency', '$2.45m'],
    [-1234.5, 'currency', '−$1,235'],
    [45, 'currency', '$45.00'],
    [73.5, 'score', '73.5'],
    [3.4, 'ratio', '3.40×'],
    [0.423, 'per_minute', '0.42/min'],
    [14.67, 'days', '14.7 days'],
    [0.25, 'days', '6 h 0 min'],
    [81_649.7, 'currency_per_day', '$81.6k/day'],
  ] as const)('%s %s is %s', (value, unit, text) => {
    expect(format.short(value, unit)).toBe(text);
  });

  it('says nothing where there is nothing', () => {
    expect(format.short(null, 'percent')).toBe('–');
    expect(format.full(undefined, 'count')).toBe('–');
  });
});

describe('the full text of a number', () => {
  it.each([
    [12_431, 'count', '12,431'],
    [2_450_000, 'currency', '$2,450,000.00'],
    [4.2, 'minutes', '4 min 12 s'],
    [5234, 'minutes', '87 h 14 min'],
    [62, 'seconds', '1 min 2 s'],
    [3.25, 'seconds', '3.3 s'],
    [87.3296, 'percent', '87.33%'],
  ] as const)('%s %s is %s', (value, unit, text) => {
    expect(format.full(value, unit)).toBe(text);
  });

  it('rounds a duration before it is split, so that no 60 s appear', () => {
    expect(format.duration(119.7)).toBe('2 min 0 s');
    expect(format.duration(3599.6)).toBe('1 h 0 min');
  });
});

describe('decimals of a metric', () => {
  it('go before the habit of the unit', () => {
    expect(format.short(0.314, 'score', 2)).toBe('0.31');
    expect(format.short(523.4, 'minutes', 0)).toBe('523 min');
  });
});

describe('a signed change', () => {
  it.each([
    [12.42, '%', '+12.4%'],
    [-3.06, ' pts', '−3.1 pts'],
    [0.02, '%', '0.0%'],
    [1534.2, '%', '+1,534%'],
  ] as const)('%s%s is %s', (value, suffix, text) => {
    expect(format.signed(value, suffix)).toBe(text);
  });
});

describe('times', () => {
  const evening = { start: '2026-11-03T03:00:00Z', end: '2026-11-04T03:00:00Z' };

  it('are told in the zone of the organization, not of the browser', () => {
    expect(format.instant(evening.start)).toBe('2 Nov 2026, 22:00');
    expect(format.tick(evening.start, 'day')).toBe('2 Nov');
    expect(format.tick(evening.start, 'hour')).toBe('22:00');
  });

  it('name the last day of a half-open range, not the day after', () => {
    const range = { start: '2026-11-01T04:00:00Z', end: '2026-11-08T05:00:00Z' };
    expect(format.range(range)).toMatch(/^1\s?–\s?7 Nov 2026$/);
    expect(format.bucket(range, 'week')).toMatch(/^1\s?–\s?7 Nov 2026$/);
  });

  it('keep a local date as it is', () => {
    expect(format.day('2026-11-03')).toBe('3 Nov 2026');
  });
});
