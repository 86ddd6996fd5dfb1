import type { Dot } from '../chart';

/** Pixels: what a plot of the usual height leaves for its dots, its axis on the left, a letter, a line, and the air beside a dot. */
const PLOT = { margin: 90, height: 260, left: 64 } as const;
/** How much of an axis that ends at a round number its largest value usually takes; it may be all of it. */
const USUAL = 0.85;
const LETTER = 6.6;
const LINE = 16;
const AIR = 8;

type Side = 'left' | 'right';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Which dots can be named without covering another name or dot, and on which side; the highest dots come first.
 *
 * @param width of the chart in pixels
 * @param longest letters of a name
 */
export function dotLabels(
  dots: readonly Dot[],
  width: number,
  longest: number,
): ReadonlyMap<number, Side> {
  const places = placesOf(dots, width);
  const taken: Box[] = [];
  const labels = new Map<number, Side>();
  const highestFirst = [...places.keys()].sort(
    (a, b) => (places.get(a)?.y ?? 0) - (places.get(b)?.y ?? 0),
  );
  for (const index of highestFirst) {
    const place = places.get(index);
    if (place === undefined) continue;
    const letters = Math.min(dots[index]?.label.length ?? 0, longest);
    const side = (['right', 'left'] as const).find((each) => {
      const box = boxOf(place, letters * LETTER, each);
      const farthest = box.right + place.x / USUAL - place.x;
      const isInside = box.left > 0 && farthest < width - PLOT.left;
      return isInside && isFree(box, taken, places, index);
    });
    if (side === undefined) continue;
    taken.push(boxOf(place, letters * LETTER, side));
    labels.set(index, side);
  }
  return labels;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Roughly where each dot with both values is drawn; y runs downwards. */
function placesOf(dots: readonly Dot[], width: number): ReadonlyMap<number, Place> {
  const far = Math.max(...dots.map(({ x }) => x ?? 0), Number.MIN_VALUE);
  const high = Math.max(...dots.map(({ y }) => y ?? 0), Number.MIN_VALUE);
  return new Map(
    dots.flatMap(({ x, y }, index): readonly (readonly [number, Place])[] => {
      if (x === null || y === null) return [];
      const place = {
        x: (x / far) * (width - PLOT.margin) * USUAL,
        y: PLOT.height * (1 - y / high),
      };
      return [[index, place]];
    }),
  );
}

function boxOf({ x, y }: Place, length: number, side: Side): Box {
  const left = side === 'right' ? x + AIR : x - AIR - length;
  return { left, right: left + length, top: y - LINE / 2, bottom: y + LINE / 2 };
}

function isFree(
  box: Box,
  taken: readonly Box[],
  places: ReadonlyMap<number, Place>,
  own: number,
): boolean {
  const covers = taken.some(
    (other) =>
      box.left < other.right &&
      other.left < box.right &&
      box.top < other.bottom &&
      other.top < box.bottom,
  );
  const hits = [...places].some(
    ([index, { x, y }]) =>
      index !== own &&
      x > box.left - AIR &&
      x < box.right + AIR &&
      y > box.top - AIR / 2 &&
      y < box.bottom + AIR / 2,
  );
  return !covers && !hits;
}
