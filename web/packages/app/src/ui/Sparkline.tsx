import { useMemo } from 'react';

interface SparklineProps {
  /** In time order; null is a gap. */
  readonly values: readonly (number | null)[];
  /** The last value is still being filled and is drawn dotted. */
  readonly lastPartial: boolean;
  readonly color: string;
  /** Pixels; the width follows the container. */
  readonly height?: number;
}

const WIDTH = 120;

/** A line without axes: the shape of a trend, nothing to read off. Decorative to a screen reader. */
export function Sparkline({ values, lastPartial, color, height = 32 }: SparklineProps) {
  const lines = useMemo(() => linesOf(values, lastPartial, height), [values, lastPartial, height]);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      width="100%"
      height={height}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {lines.area !== '' && <path d={lines.area} fill={color} opacity={0.1} />}
      {lines.whole.map((points) => (
        <polyline
          key={points}
          points={points}
          fill="none"
          stroke={color}
          strokeWidth={1.5}
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {lines.dotted !== '' && (
        <polyline
          points={lines.dotted}
          fill="none"
          stroke={color}
          strokeWidth={1.5}
          strokeDasharray="2 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}

interface Lines {
  /** One per run without gaps. */
  readonly whole: readonly string[];
  readonly dotted: string;
  readonly area: string;
}

function linesOf(values: readonly (number | null)[], lastPartial: boolean, height: number): Lines {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return { whole: [], dotted: '', area: '' };
  const low = Math.min(...known);
  const spread = Math.max(...known) - low || 1;
  const step = WIDTH / Math.max(values.length - 1, 1);
  const points = values.map((value, index) => {
    if (value === null) return null;
    const y = height - 2 - ((value - low) / spread) * (height - 4);
    return `${round(index * step)},${round(y)}`;
  });
  const end = lastPartial ? points.length - 1 : points.length;
  const runs = runsOf(points.slice(0, end));
  const before = points[points.length - 2];
  const last = points[points.length - 1];
  const dotted = lastPartial && before && last ? `${before} ${last}` : '';
  const longest = runs.length === 1 ? runs[0] : undefined;
  return {
    whole: runs.map((run) => run.join(' ')),
    dotted,
    area: longest === undefined ? '' : areaOf(longest, height),
  };
}

function runsOf(points: readonly (string | null)[]): readonly (readonly string[])[] {
  const runs: string[][] = [[]];
  for (const point of points) {
    if (point === null) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 1);
}

function areaOf(run: readonly string[], height: number): string {
  const first = run[0]?.split(',')[0];
  const last = run.at(-1)?.split(',')[0];
  return `M${first},${height} L${run.join(' L')} L${last},${height} Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
