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
