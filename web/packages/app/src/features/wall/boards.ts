import type { Widget } from '@callsight/client-model';

/** Height of a row of a dashboard's grid and the air between, in pixels. */
const ROW = 40;
const GAP = 16;

/** Rows that a wall has room for when it is enlarged enough to be read. */
const ROWS = 10;

/** Pixels that so many rows take. */
export function heightOf(rows: number): number {
  return Math.min(rows, ROWS) * (ROW + GAP) - GAP;
}

/**
 * A dashboard's widgets a screenful at a time, from the top, each at its place from the top of its
 * screenful; one higher than a screenful is made as high as that.
 */
export function screenfuls(widgets: readonly Widget[]): readonly (readonly Widget[])[] {
  const parts: Widget[][] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (const widget of [...widgets].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const h = Math.min(widget.h, ROWS);
    if (widget.y + h > top + ROWS) {
      parts.push([]);
      top = widget.y;
    }
    parts.at(-1)?.push({ ...widget, y: widget.y - top, h });
  }
  return parts;
}
