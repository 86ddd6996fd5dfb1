import type { Place, Widget } from '@callsight/client-model';
import { moveElement, verticalCompactor } from 'react-grid-layout/core';

/** Columns of the grid. */
export const COLUMNS = 12;
/** Height of a row and the air between widgets, in pixels. */
export const ROW = 40;
export const GAP = 16;

const HIGHEST = 100;

/** The smallest place in which a widget can be read. */
const LEAST: Readonly<Record<Widget['type'], { readonly w: number; readonly h: number }>> = {
  metric: { w: 2, h: 2 },
  goal: { w: 3, h: 3 },
  text: { w: 2, h: 1 },
  chart: { w: 3, h: 4 },
  funnel: { w: 3, h: 4 },
  table: { w: 3, h: 4 },
};

/** What a new widget takes. */
const USUAL: Readonly<Record<Widget['type'], { readonly w: number; readonly h: number }>> = {
  metric: { w: 3, h: 3 },
  goal: { w: 4, h: 4 },
  text: { w: 4, h: 3 },
  chart: { w: 6, h: 7 },
  funnel: { w: 6, h: 7 },
  table: { w: 12, h: 8 },
};

/** Pixels that so many rows take. */
export function heightOf(rows: number): number {
  return rows * ROW + (rows - 1) * GAP;
}

/** An item of the grid, as the grid's library calls it. */
interface GridItem extends Place {
  readonly i: string;
  readonly minW: number;
  readonly minH: number;
}

export function itemsOf(widgets: readonly Widget[]): readonly GridItem[] {
  return widgets.map(({ id, type, x, y, w, h }) => {
    return { i: id, x, y, w, h, minW: LEAST[type].w, minH: LEAST[type].h };
  });
}

/** The widgets at the places of a layout; those that stand where they stood stay the same. */
export function placed(
  widgets: readonly Widget[],
  layout: readonly (Place & { readonly i: string })[],
): readonly Widget[] {
  const places = new Map(layout.map((item) => [item.i, item]));
  return widgets.map((widget) => {
    const at = places.get(widget.id);
    if (at === undefined || isSamePlace(at, widget)) return widget;
    return { ...widget, x: at.x, y: at.y, w: at.w, h: at.h };
  });
}

/** No two overlap, and nothing hangs in the air. */
export function settled(widgets: readonly Widget[]): readonly Widget[] {
  return placed(widgets, verticalCompactor.compact(copies(widgets), COLUMNS));
}

/** In the order they are read: row by row, from the left. */
export function inOrder(widgets: readonly Widget[]): readonly Widget[] {
  return [...widgets].sort((a, b) => a.y - b.y || a.x - b.x);
}

/** Moves a widget by columns and rows; others make room. */
export function moved(
  widgets: readonly Widget[],
  id: string,
  columns: number,
  rows: number,
): readonly Widget[] {
  const layout = copies(widgets);
  const item = layout.find(({ i }) => i === id);
  if (item === undefined) return widgets;
  const x = clamp(item.x + columns, 0, COLUMNS - item.w);
  const y = Math.max(0, item.y + rowsToMove(widgets, id, rows));
  const next = moveElement(layout, item, x, y, true, false, 'vertical', COLUMNS);
  return placed(widgets, verticalCompactor.compact(next, COLUMNS));
}

/** Down means below what stands there, and up above it: by a single row it would fall back. */
function rowsToMove(widgets: readonly Widget[], id: string, rows: number): number {
  const widget = widgets.find((each) => each.id === id);
  if (widget === undefined || rows === 0) return 0;
  const others = widgets.filter((each) => each.id !== id && overlapsAcross(each, widget));
  if (rows > 0) {
    const below = others.filter((each) => each.y >= widget.y + widget.h);
    if (below.length === 0) return 0;
    const next = below.reduce((a, b) => (b.y < a.y ? b : a));
    return next.y + next.h - widget.y;
  }
  const above = others.filter((each) => each.y + each.h <= widget.y);
  if (above.length === 0) return 0;
  const next = above.reduce((a, b) => (b.y + b.h > a.y + a.h ? b : a));
  return next.y - widget.y;
}

function overlapsAcross(a: Place, b: Place): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w;
}

/** Makes a widget wider and higher by columns and rows, or smaller; others make room. */
export function resized(
  widgets: readonly Widget[],
  id: string,
  columns: number,
  rows: number,
): readonly Widget[] {
  const next = widgets.map((widget) => {
    if (widget.id !== id) return widget;
    const least = LEAST[widget.type];
    const w = clamp(widget.w + columns, least.w, COLUMNS - widget.x);
    const h = clamp(widget.h + rows, least.h, HIGHEST);
    return w === widget.w && h === widget.h ? widget : { ...widget, w, h };
  });
  return settledAround(next, id);
}

/** Settles so that this widget keeps its place and the others give way. */
function settledAround(widgets: readonly Widget[], id: string): readonly Widget[] {
  const layout = copies(widgets);
  const item = layout.find(({ i }) => i === id);
  if (item === undefined) return widgets;
  const next = moveElement(layout, item, item.x, item.y, true, false, 'vertical', COLUMNS);
  return placed(widgets, verticalCompactor.compact(next, COLUMNS));
}

/** The place of a new widget: the first gap from the top that it fits in, else below all. */
export function freePlace(widgets: readonly Widget[], type: Widget['type']): Place {
  const { w, h } = USUAL[type];
  const bottom = widgets.reduce((lowest, each) => Math.max(lowest, each.y + each.h), 0);
  for (let y = 0; y <= bottom; y++) {
    for (let x = 0; x + w <= COLUMNS; x++) {
      const place = { x, y, w, h };
      if (!widgets.some((each) => overlap(each, place)) && isStanding(widgets, place)) return place;
    }
  }
  return { x: 0, y: bottom, w, h };
}

function isStanding(widgets: readonly Widget[], place: Place): boolean {
  return (
    place.y === 0 ||
    widgets.some((each) => each.y + each.h === place.y && overlapsAcross(each, place))
  );
}

function overlap(a: Place, b: Place): boolean {
  return overlapsAcross(a, b) && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** The library changes the items it is given. */
function copies(widgets: readonly Widget[]) {
  return itemsOf(widgets).map((item) => ({ ...item }));
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
