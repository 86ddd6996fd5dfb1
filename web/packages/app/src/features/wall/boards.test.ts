import type { Widget } from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import { heightOf, screenfuls } from './boards';

const widget = (id: string, y: number, h: number, x = 0) =>
  ({ id, type: 'text', text: id, x, y, w: 6, h }) as Widget;

const shape = (widgets: readonly Widget[]) =>
  screenfuls(widgets).map((part) => part.map(({ id, y, h }) => `${id}@${y}+${h}`));

describe('a dashboard on the wall', () => {
  it('is one screenful when it fits', () => {
    expect(shape([widget('b', 4, 6), widget('a', 0, 4)])).toEqual([['a@0+4', 'b@4+6']]);
    expect(shape([])).toEqual([]);
  });

  it('goes on with another screenful, from its top', () => {
    expect(shape([widget('a', 0, 7), widget('c', 7, 5), widget('b', 0, 7, 6)])).toEqual([
      ['a@0+7', 'b@0+7'],
      ['c@0+5'],
    ]);
  });

  it('makes what is too high as high as the screen', () => {
    expect(shape([widget('a', 0, 30), widget('b', 30, 4)])).toEqual([['a@0+10'], ['b@0+4']]);
    expect(heightOf(30)).toBe(544);
  });
});
