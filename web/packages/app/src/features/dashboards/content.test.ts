import type { DashboardContent, Widget } from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import {
  openingView,
  standingFilters,
  withChanged,
  withCopy,
  withoutWidget,
  withWidget,
} from './content';
import { begin, redo, step, undo } from './history';

const NOTE: Widget = { id: 'w3', type: 'text', text: 'Hello', x: 0, y: 0, w: 4, h: 3 };
const CONTENT: DashboardContent = {
  name: 'Monday',
  description: '',
  sharing: 'private',
  timeRange: '7d',
  comparison: [],
  filters: [
    { dimension: 'country', operator: 'in', values: ['PT'] },
    { or: [{ dimension: 'status', operator: 'in', values: ['busy'] }] },
  ],
  widgets: [NOTE],
};

describe('a dashboard while it is changed', () => {
  it('gives a new widget an id and a place of its own', () => {
    const { widgets } = withWidget(CONTENT, { type: 'text', text: 'More' });
    expect(widgets[1]).toMatchObject({ id: 'w4', x: 4, y: 0, text: 'More' });
  });

  it('copies a widget beside itself', () => {
    const { widgets } = withCopy(CONTENT, 'w3');
    expect(widgets[1]).toMatchObject({ id: 'w4', x: 4, y: 0, w: 4, h: 3, text: 'Hello' });
  });

  it('changes and removes a widget', () => {
    expect(withChanged(CONTENT, { ...NOTE, text: 'New' }).widgets).toEqual([
      { ...NOTE, text: 'New' },
    ]);
    expect(withoutWidget(CONTENT, 'w3').widgets).toEqual([]);
  });

  it('opens with its own range and plain filters; nested ones always hold', () => {
    expect(openingView(CONTENT)).toEqual({
      range: '7d',
      comparison: [],
      filters: [CONTENT.filters[0]],
    });
    expect(standingFilters(CONTENT)).toEqual([CONTENT.filters[1]]);
  });
});

describe('the steps of an edit', () => {
  it('are taken back and taken again', () => {
    const history = step(step(begin('a'), 'b'), 'c');
    expect(undo(history).present).toBe('b');
    expect(undo(undo(undo(history))).present).toBe('a');
    expect(redo(undo(history)).present).toBe('c');
    expect(redo(history)).toBe(history);
  });

  it('forget what was taken back once another is made', () => {
    const history = step(undo(step(begin('a'), 'b')), 'c');
    expect(history.future).toEqual([]);
    expect(undo(history).present).toBe('a');
  });

  it('are none where nothing changes', () => {
    const history = begin({ x: 1 });
    expect(step(history, { x: 1 })).toBe(history);
  });
});
