import { describe, expect, it } from 'vitest';
import type { BarsChart } from '../chart';
import { CALLS } from '../testing/fixtures';
import { besideMark } from './bars';

const chart = (value: number, previous?: number): BarsChart => ({
  kind: 'bars',
  title: 'Calls by team',
  direction: 'across',
  measure: CALLS,
  items: [{ id: 'north', label: 'North', value, ...(previous === undefined ? {} : { previous }) }],
});

/** A bar of 100 pixels with an amount 40 wide, 5 behind its end. */
const placed = { dataIndex: 0, rect: { x: 20, width: 100 }, labelRect: { x: 125, width: 40 } };

describe('the amount beside a bar', () => {
  it('stays where no mark crosses it', () => {
    expect(besideMark(chart(100), placed)).toEqual({});
    expect(besideMark(chart(100, 80), placed)).toEqual({});
    expect(besideMark(chart(100, 160), placed)).toEqual({});
  });

  it('moves behind a mark that would cross it', () => {
    expect(besideMark(chart(100, 120), placed)).toEqual({ dx: 20 });
    expect(besideMark(chart(100, 102), placed)).toEqual({ dx: 2 });
  });

  it('stays where the bar has no length to measure by', () => {
    expect(besideMark(chart(0, 10), placed)).toEqual({});
  });
});
