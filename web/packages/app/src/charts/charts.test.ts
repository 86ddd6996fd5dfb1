import type { Point } from '@callsight/charts';
import { describe, expect, it } from 'vitest';
import { barShare, nextSorting, type RankedRow, sortedRows } from './ranked';
import { fileName } from './save';
import { start, step } from './walk';

const point = (index: number, series: number | null): Point => ({
  target: { index, series },
  seriesIndex: series ?? 0,
  dataIndex: index,
  words: `${index}/${series}`,
});

describe('walking through points', () => {
  const grid = [0, 1].map((series) => [0, 1, 2].map((index) => point(index, series)));
  const row = [[0, 1, 2].map((index) => point(index, null))];
  const walk = (rows: typeof grid, keys: readonly string[]) =>
    keys.reduce<Point | undefined>(
      (at, key) => (at === undefined ? start(rows, key) : (step(rows, at, key) ?? at)),
      undefined,
    )?.words;

  it('goes along a row and between rows, and stays at the edge', () => {
    expect(walk(grid, ['ArrowRight', 'ArrowRight', 'ArrowDown'])).toBe('1/1');
    expect(walk(grid, ['ArrowRight', 'ArrowUp', 'ArrowLeft'])).toBe('0/0');
    expect(walk(grid, ['ArrowRight', 'End', 'ArrowRight'])).toBe('2/0');
  });

  it('takes up and down as back and forth in a single row', () => {
    expect(walk(row, ['ArrowDown', 'ArrowDown'])).toBe('1/null');
    expect(walk(row, ['ArrowDown', 'ArrowDown', 'ArrowUp'])).toBe('0/null');
  });

  it('leaves other keys to the page', () => {
    expect(start(grid, 'Tab')).toBeUndefined();
    expect(step(grid, point(0, 0), 'a')).toBeUndefined();
  });
});

describe('a ranked table', () => {
  const rows: readonly RankedRow[] = [
    { id: 'a', label: 'Ada', values: { calls: 5, rate: null } },
    { id: 'b', label: 'Bo', values: { calls: 20, rate: 80 } },
    { id: 'c', label: 'Cy', values: { calls: 10, rate: 90 } },
  ];
  const order = (column: string, descending: boolean) =>
    sortedRows(rows, { column, descending }).map((row) => row.id);

  it('sorts either way and keeps the unknown last', () => {
    expect(order('calls', true)).toEqual(['b', 'c', 'a']);
    expect(order('rate', true)).toEqual(['c', 'b', 'a']);
    expect(order('rate', false)).toEqual(['b', 'c', 'a']);
    expect(order('name', false)).toEqual(['a', 'b', 'c']);
  });

  it('turns round on the same heading, and begins with the largest on another', () => {
    expect(nextSorting({ column: 'calls', descending: true }, 'calls').descending).toBe(false);
    expect(nextSorting({ column: 'calls', descending: true }, 'rate').descending).toBe(true);
    expect(nextSorting({ column: 'calls', descending: true }, 'name').descending).toBe(false);
  });

  it('measures bars against the largest', () => {
    const measure = { id: 'calls', label: 'Calls', unit: 'count', good: 'up' } as const;
    const column = { id: 'calls', label: 'Calls', measure };
    expect(rows.map((row) => barShare(row, column, rows))).toEqual([0.25, 1, 0.5]);
  });
});

describe('fileName', () => {
  it('keeps letters and digits', () => {
    expect(fileName('Calls by hour (local)')).toBe('calls-by-hour-local');
  });
});
