import type { Point } from '@callsight/charts';

type Rows = readonly (readonly Point[])[];

/** Where the first arrow key leads: the first point, or the last when going back. */
export function start(rows: Rows, key: string): Point | undefined {
  const points = rows.flat();
  if (key === 'ArrowRight' || key === 'ArrowDown' || key === 'Home') return points[0];
  if (key === 'ArrowLeft' || key === 'ArrowUp' || key === 'End') return rows[0]?.at(-1);
  return undefined;
}

/**
 * The next point in the direction of a key; undefined where the edge is. In a single row up and down move too, so that
 * bars that lie across can be walked the way they look.
 */
export function step(rows: Rows, from: Point, key: string): Point | undefined {
  const y = rows.findIndex((row) => row.some((point) => isSame(point, from)));
  const row = rows[y];
  if (row === undefined) return start(rows, key);
  const x = row.findIndex((point) => isSame(point, from));
  const single = rows.length === 1;
  switch (key) {
    case 'ArrowRight':
      return row[x + 1];
    case 'ArrowLeft':
      return x > 0 ? row[x - 1] : undefined;
    case 'ArrowDown':
      return single ? row[x + 1] : rows[y + 1]?.[x];
    case 'ArrowUp':
      if (single) return x > 0 ? row[x - 1] : undefined;
      return y > 0 ? rows[y - 1]?.[x] : undefined;
    case 'Home':
      return row[0];
    case 'End':
      return row.at(-1);
    default:
      return undefined;
  }
}

function isSame(a: Point, b: Point): boolean {
  return a.target.index === b.target.index && a.target.series === b.target.series;
}
