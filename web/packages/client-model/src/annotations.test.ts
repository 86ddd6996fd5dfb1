import { describe, expect, it } from 'vitest';
import { dayAfter, localDay, startOfDay } from './annotations';

describe('local days', () => {
  it('begin at the zone’s midnight, also around clock changes', () => {
    expect(startOfDay('2026-03-02', 'Europe/Lisbon')).toBe('2026-03-02T00:00:00.000Z');
    expect(startOfDay('2026-07-02', 'Europe/Lisbon')).toBe('2026-07-01T23:00:00.000Z');
    expect(startOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
    expect(startOfDay('2026-03-30', 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z');
    expect(startOfDay('2026-10-25', 'Europe/Berlin')).toBe('2026-10-24T22:00:00.000Z');
    expect(startOfDay('2026-10-26', 'Europe/Berlin')).toBe('2026-10-25T23:00:00.000Z');
    expect(startOfDay('2026-11-26', 'Asia/Kolkata')).toBe('2026-11-25T18:30:00.000Z');
    expect(startOfDay('2026-11-26', 'America/Los_Angeles')).toBe('2026-11-26T08:00:00.000Z');
  });

  it('hold the instants of the zone’s day', () => {
    expect(localDay('2026-11-25T18:30:00Z', 'Asia/Kolkata')).toBe('2026-11-26');
    expect(localDay('2026-11-25T18:29:59Z', 'Asia/Kolkata')).toBe('2026-11-25');
    expect(localDay('2026-11-26T07:59:00Z', 'America/Los_Angeles')).toBe('2026-11-25');
  });

  it('follow one another over the end of a month', () => {
    expect(dayAfter('2026-02-28')).toBe('2026-03-01');
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  });
});
