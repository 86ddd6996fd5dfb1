import { describe, expect, it } from 'vitest';
import { between, days, hours } from '../testing/fixtures';
import { axisLabel, bucketRange, labelledBuckets, localTime, weekdayName } from './time';

const LISBON = 'Europe/Lisbon';
const KOLKATA = 'Asia/Kolkata';
const NEW_YORK = 'America/New_York';
const MONDAY = 1;

/** Unicode's data sets thin spaces around the dash in some versions. */
const closed = (range: string) => range.replace(/\s*–\s*/g, '–');

const ranges = (
  buckets: Parameters<typeof bucketRange>[0][],
  grain: 'hour' | 'day' | 'week' | 'month',
  zone: string,
) => buckets.map((bucket) => closed(bucketRange(bucket, grain, 'en-GB', zone)));

describe('localTime', () => {
  it('reads the clock on the wall of the zone, half-hour zones too', () => {
    expect(localTime('2026-11-22T20:00:00Z', KOLKATA)).toEqual({
      year: 2026,
      month: 11,
      day: 23,
      hour: 1,
      minute: 30,
      weekday: 1,
    });
  });
});

describe('bucketRange', () => {
  it('tells the two hours apart that occur when clocks go back', () => {
    const [first, second] = ranges([...hours('2026-10-25T00:00:00Z', 2)], 'hour', LISBON);
    expect(first).toContain('01:00 GMT+1');
    expect(second).toContain('01:00 GMT');
    expect(first).not.toBe(second);
  });

  it('names a day of 23 or 25 hours once', () => {
    const spring = between('2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z');
    const autumn = between('2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z');
    expect(ranges([...spring, ...autumn], 'day', NEW_YORK)).toEqual([
      'Sun, 8 Mar 2026',
      'Sun, 1 Nov 2026',
    ]);
  });

  it('names the real days of a week that the range cuts', () => {
    const cut = between('2026-11-18T00:00:00Z', '2026-11-23T00:00:00Z');
    expect(ranges([...cut], 'week', LISBON)).toEqual(['18–22 Nov 2026']);
  });

  it('names a whole month as a month, a cut one by its days, a running one as a month', () => {
    const [whole, cut] = between(
      '2026-10-01T00:00:00Z',
      '2026-11-01T00:00:00Z',
      '2026-11-12T00:00:00Z',
    );
    const running = { ...between('2026-11-01T00:00:00Z', '2026-11-12T09:00:00Z')[0] };
    const utc = (bucket: typeof whole, partial = false) =>
      closed(bucketRange({ start: '', end: '', ...bucket, partial }, 'month', 'en-GB', 'UTC'));
    expect(utc(whole)).toBe('October 2026');
    expect(utc(cut)).toBe('1–11 Nov 2026');
    expect(utc({ start: '', end: '', ...running, partial: true }, true)).toBe('November 2026');
  });
});

describe('axisLabel', () => {
  it('shows the date where the local day begins, the hour elsewhere', () => {
    const labels = hours('2026-11-21T18:30:00Z', 2).map((bucket) =>
      axisLabel(bucket, 'hour', 'en-GB', KOLKATA, false),
    );
    expect(labels).toEqual(['22 Nov', '01:00']);
  });
});

describe('labelledBuckets', () => {
  it('labels every bucket while there is room', () => {
    expect(labelledBuckets(days('2026-11-16', 7), 'day', 'UTC', MONDAY, 8).size).toBe(7);
  });

  it('keeps to local midnights and noons when clocks change', () => {
    const buckets = hours('2026-10-24T23:00:00Z', 49);
    const labelled = [...labelledBuckets(buckets, 'hour', LISBON, MONDAY, 6)];
    const clock = labelled.map((index) => localTime(buckets[index]?.start ?? '', LISBON).hour);
    expect(clock).toEqual([0, 12, 0, 12]);
  });

  it('labels weeks by the first weekday', () => {
    const buckets = days('2026-10-20', 30);
    const labelled = [...labelledBuckets(buckets, 'day', 'UTC', MONDAY, 6)];
    expect(labelled.map((index) => localTime(buckets[index]?.start ?? '', 'UTC').weekday)).toEqual([
      1, 1, 1, 1,
    ]);
  });

  it('never asks for more labels than fit, whatever the range', () => {
    for (const count of [1, 2, 3, 24, 25, 31, 90, 365, 730]) {
      for (const room of [2, 5, 12]) {
        const labelled = labelledBuckets(days('2025-01-03', count), 'day', 'UTC', MONDAY, room);
        expect(labelled.size).toBeGreaterThanOrEqual(1);
        expect(labelled.size).toBeLessThanOrEqual(room);
      }
    }
  });
});

describe('weekdayName', () => {
  it('counts from Monday, as ISO does', () => {
    expect([1, 7].map((day) => weekdayName(day, 'en-GB', 'long'))).toEqual(['Monday', 'Sunday']);
  });
});
