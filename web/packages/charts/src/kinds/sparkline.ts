import { baseOption } from '../base';
import type { SparklineChart, TimeChart } from '../chart';
import type { ChartOption, Kind } from './kind';
import { timeKind } from './time';

/** A trend without axes. */
export const sparklineKind: Kind<SparklineChart> = {
  option(chart, context) {
    const running = chart.buckets.findIndex((bucket) => bucket.partial);
    const line = (data: readonly (number | null)[], type: 'solid' | 'dotted'): ChartOption => ({
      type: 'line',
      showSymbol: false,
      silent: true,
      lineStyle: { color: context.theme.accent, width: 1.5, type },
      data: [...data],
    });
    const complete = chart.values.map((value, index) => (index === running ? null : value));
    const tail = chart.values.map((value, index) =>
      running >= 0 && (index === running || index === running - 1) ? value : null,
    );
    return {
      ...baseOption(context),
      grid: { top: 2, left: 2, right: 2, bottom: 2 },
      tooltip: { show: false },
      xAxis: {
        type: 'category',
        show: false,
        boundaryGap: false,
        data: chart.buckets.map((bucket) => bucket.start),
      },
      yAxis: { type: 'value', show: false, scale: true },
      series: [
        {
          ...line(complete, 'solid'),
          areaStyle: { color: context.theme.accent, opacity: 0.08, origin: 'start' },
        },
        ...(running > 0 ? [line(tail, 'dotted')] : []),
      ],
    };
  },
  table: (chart, context) => timeKind.table(asTime(chart), context),
  points: () => [],
  target: () => null,
  notes: () => [],
};

function asTime(chart: SparklineChart): TimeChart {
  return {
    kind: 'time',
    title: chart.title,
    measure: chart.measure,
    mark: 'line',
    grain: 'day',
    buckets: chart.buckets,
    series: [{ id: chart.measure.id, label: chart.measure.label, values: chart.values }],
  };
}

/** A sparkline as SVG path data in a box, for cards that need no chart engine. */
export interface SparklinePaths {
  /** The complete buckets. */
  readonly line: string;
  /** The ground under them. */
  readonly area: string;
  /** From the last complete bucket to the running one; empty when none runs. */
  readonly running: string;
}

const INSET = 2;

/**
 * @param values one per bucket; null leaves a gap
 * @param partialLast whether the last bucket is still running
 */
export function sparklinePaths(
  values: readonly (number | null)[],
  partialLast: boolean,
  width: number,
  height: number,
): SparklinePaths {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { line: '', area: '', running: '' };
  const lowest = Math.min(...known);
  const span = Math.max(...known) - lowest;
  const x = (index: number) =>
    round(INSET + (index * (width - 2 * INSET)) / Math.max(values.length - 1, 1));
  const y = (value: number) =>
    round(
      span === 0 ? height / 2 : height - INSET - ((value - lowest) / span) * (height - 2 * INSET),
    );
  const complete = partialLast ? values.slice(0, -1) : values;
  const line = stretches(complete)
    .map((stretch) =>
      stretch
        .map(({ index, value }, at) => `${at === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`)
        .join(''),
    )
    .join('');
  const area = stretches(complete)
    .filter((stretch) => stretch.length > 1)
    .map((stretch) => {
      const top = stretch.map(({ index, value }) => `L${x(index)} ${y(value)}`).join('');
      const first = x(stretch[0]?.index ?? 0);
      const last = x(stretch.at(-1)?.index ?? 0);
      return `M${first} ${height}${top}L${last} ${height}Z`;
    })
    .join('');
  const before = values.at(-2);
  const now = values.at(-1);
  const running =
    partialLast && typeof before === 'number' && typeof now === 'number'
      ? `M${x(values.length - 2)} ${y(before)}L${x(values.length - 1)} ${y(now)}`
      : '';
  return { line, area, running };
}

interface Known {
  readonly index: number;
  readonly value: number;
}

/** Runs of values without a gap. */
function stretches(values: readonly (number | null)[]): readonly (readonly Known[])[] {
  const runs: Known[][] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1)?.index === index - 1) last.push({ index, value });
    else runs.push([{ index, value }]);
  });
  return runs;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
