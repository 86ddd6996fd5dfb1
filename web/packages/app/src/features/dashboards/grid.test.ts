import type { Place, Widget } from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import { freePlace, inOrder, moved, resized, settled } from './grid';

const widget = (id: string, x: number, y: number, w: number, h: number): Widget => ({
  id,
  type: 'chart',
  chart: 'line',
  query: { metrics: ['calls.total'], grain: 'day' },
  x,
  y,
  w,
  h,
});

const BOARD = [widget('a', 0, 0, 6, 4), widget('b', 6, 0, 6, 4), widget('c', 0, 4, 12, 4)] as const;

const placeOf = (widgets: readonly Widget[], id: string): Place | undefined => {
  const found = widgets.find((each) => each.id === id);
  return found && { x: found.x, y: found.y, w: found.w, h: found.h };
};

function overlaps(widgets: readonly Widget[]): boolean {
  return widgets.some((a, i) =>
    widgets.some(
      (b, j) => i < j && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h,
    ),
  );
}

describe('the grid of a dashboard', () => {
  it('is read row by row', () => {
    expect(inOrder([BOARD[2], BOARD[1], BOARD[0]]).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('leaves no gap and no overlap', () => {
    const tidy = settled([
      widget('a', 0, 0, 6, 4),
      widget('b', 3, 2, 6, 4),
      widget('c', 0, 30, 4, 4),
    ]);
    expect(overlaps(tidy)).toBe(false);
    expect(placeOf(tidy, 'c')?.y).toBeLessThan(30);
  });

  it('keeps widgets that stay where they are', () => {
    expect(settled(BOARD)).toEqual(BOARD);
    expect(settled(BOARD)[0]).toBe(BOARD[0]);
  });

  it('moves a widget below what stands under it, and back above', () => {
    const down = moved(BOARD, 'a', 0, 1);
    expect(placeOf(down, 'a')).toMatchObject({ y: 8 });
    expect(overlaps(down)).toBe(false);
    const up = moved(down, 'a', 0, -1);
    expect(placeOf(up, 'a')?.y).toBeLessThan(placeOf(up, 'c')?.y ?? 0);
  });

  it('does not move over the edge', () => {
    expect(moved(BOARD, 'a', -1, 0)).toEqual(BOARD);
    expect(moved(BOARD, 'a', 0, -1)).toEqual(BOARD);
    expect(placeOf(moved(BOARD, 'c', 5, 0), 'c')?.x).toBe(0);
  });

  it('moves sideways past its neighbour, which makes room', () => {
    const right = moved(BOARD, 'a', 6, 0);
    expect(placeOf(right, 'a')).toMatchObject({ x: 6, y: 0 });
    expect(overlaps(right)).toBe(false);
  });

  it('resizes within the columns and not below what can be read', () => {
    const wider = resized(BOARD, 'a', 3, 0);
    expect(placeOf(wider, 'a')).toMatchObject({ x: 0, w: 9 });
    expect(overlaps(wider)).toBe(false);
    expect(placeOf(resized(BOARD, 'b', 5, 0), 'b')?.w).toBe(6);
    expect(placeOf(resized(BOARD, 'a', -99, -99), 'a')).toMatchObject({ w: 3, h: 4 });
  });

  it('offers a new widget the first gap that it fits in', () => {
    expect(freePlace([], 'chart')).toEqual({ x: 0, y: 0, w: 6, h: 7 });
    expect(freePlace([widget('a', 0, 0, 6, 7)], 'chart')).toMatchObject({ x: 6, y: 0 });
    expect(freePlace(BOARD, 'chart')).toMatchObject({ x: 0, y: 8 });
  });
});
