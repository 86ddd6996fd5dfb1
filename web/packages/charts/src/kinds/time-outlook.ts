import type { Bucket, Expected, TimeChart } from '../chart';
import type { ChartContext } from '../context';
import { bucketRange } from '../format/time';
import type { TooltipText } from '../tooltip';
import type { ChartOption } from './kind';

const EXPECTED = 'Forecast';
/** How much the inner band covers; the outer one lies below it. */
const OPACITY = { ninetyFive: 0.12, eighty: 0.18 } as const;

/** Every bucket on the axis: those of the chart, then those that are only expected. */
export function shownBuckets(chart: TimeChart): readonly Bucket[] {
  const further = (chart.outlook ?? []).slice(overlap(chart));
  return [...chart.buckets, ...further.map(({ bucket }) => ({ ...bucket, partial: false }))];
}

/** What is expected of a bucket on the axis. */
export function expectedAt(chart: TimeChart, index: number): Expected | undefined {
  const place = index - (chart.buckets.length - overlap(chart));
  return place < 0 ? undefined : chart.outlook?.[place];
}

/** 1 when the first expected bucket is the chart's last, which still runs; else 0. */
function overlap({ buckets, outlook }: TimeChart): number {
  const [first] = outlook ?? [];
  const last = buckets.at(-1);
  if (first === undefined || last === undefined) return 0;
  return Date.parse(first.bucket.start) < Date.parse(last.end) ? 1 : 0;
}

/** The bands of 95 and 80 percent, and the expected course through them. */
export function outlookSeries(chart: TimeChart, context: ChartContext): ChartOption[] {
  if (chart.outlook === undefined || chart.outlook.length === 0) return [];
  const points = shownBuckets(chart).map((_, index) => expectedAt(chart, index));
  const colour = context.theme.accent;
  return [
    ...band('ninetyFive', points, colour),
    ...band('eighty', points, colour),
    {
      type: 'line',
      id: 'outlook',
      name: EXPECTED,
      symbol: points.filter((point) => point !== undefined).length === 1 ? 'circle' : 'none',
      silent: true,
      lineStyle: { color: colour, width: Math.max(2, context.theme.fontSize / 6), type: 'dashed' },
      itemStyle: { color: colour },
      z: 5,
      data: points.map((point) => point?.value ?? null),
    },
  ];
}

/** An area between two lines: the lower one is not seen, the upper one stands on it. */
function band(
  name: 'eighty' | 'ninetyFive',
  points: readonly (Expected | undefined)[],
  colour: string,
): ChartOption[] {
  const edge = (id: string, area: boolean, of: (point: Expected) => number): ChartOption => ({
    type: 'line',
    id: `outlook:${name}:${id}`,
    stack: `outlook:${name}`,
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    tooltip: { show: false },
    lineStyle: { width: 0, opacity: 0 },
    itemStyle: { color: colour },
    ...(area ? { areaStyle: { color: colour, opacity: OPACITY[name] } } : {}),
    z: 2,
    data: points.map((point) => (point === undefined ? null : of(point))),
  });
  return [
    edge('low', false, (point) => point[name].low),
    edge('height', true, (point) => point[name].high - point[name].low),
  ];
}

/** What hovering an expected bucket says. */
export function outlookText(
  chart: TimeChart,
  context: ChartContext,
  index: number,
): TooltipText | null {
  const point = expectedAt(chart, index);
  const bucket = shownBuckets(chart)[index];
  if (point === undefined || bucket === undefined) return null;
  return {
    title: bucketRange(bucket, chart.grain, context.locale, context.timezone),
    note: boundsText(chart, context, point),
    rows: [{ label: EXPECTED, value: point.value, measure: chart.measure }],
  };
}

/** Both intervals in words. */
export function boundsText(chart: TimeChart, context: ChartContext, point: Expected): string {
  const written = ({ low, high }: Expected['eighty']) =>
    `${context.format.short(low, chart.measure)} to ${context.format.short(high, chart.measure)}`;
  return `80%: ${written(point.eighty)}; 95%: ${written(point.ninetyFive)}`;
}

/** The outermost values of the bands. */
export function outlookValues(chart: TimeChart): readonly number[] {
  return (chart.outlook ?? []).flatMap(({ ninetyFive }) => [ninetyFive.low, ninetyFive.high]);
}

/** The columns that an outlook adds to the table. */
export const OUTLOOK_COLUMNS = [
  { label: EXPECTED, of: (point: Expected) => point.value },
  { label: '80% from', of: (point: Expected) => point.eighty.low },
  { label: '80% to', of: (point: Expected) => point.eighty.high },
  { label: '95% from', of: (point: Expected) => point.ninetyFive.low },
  { label: '95% to', of: (point: Expected) => point.ninetyFive.high },
] as const;
