import { baseOption, itemTooltip } from '../base';
import type { Item, WorldChart } from '../chart';
import { type ChartContext, NARROW } from '../context';
import { itemPoints, itemTable, itemTarget, itemText } from '../items';
import { tooltipHtml } from '../tooltip';
import type { ChartOption, Kind } from './kind';

/** The name under which the generated map is registered with ECharts. */
export const WORLD_MAP = 'callsight-world';

const STEPS = 5;

/** Amounts by country, in five tones by rank, so that one large country does not bleach the others. */
export const worldKind: Kind<WorldChart> = {
  option(chart, context) {
    const narrow = context.width < NARROW;
    return {
      ...baseOption(context),
      aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
      tooltip: {
        ...itemTooltip(context, () => null),
        formatter: (params: { name?: string }) => hover(chart, context, params.name ?? ''),
      },
      visualMap: legendOf(chart, context),
      series: [
        {
          type: 'map',
          map: WORLD_MAP,
          aspectScale: 1,
          preserveAspect: 'contain',
          roam: false,
          selectedMode: false,
          left: 0,
          right: 0,
          top: 0,
          bottom: narrow ? 64 : 34,
          cursor: 'pointer',
          label: { show: false },
          itemStyle: {
            areaColor: context.theme.noData,
            borderColor: context.theme.surface,
            borderWidth: 0.6,
          },
          emphasis: {
            label: { show: false },
            itemStyle: { areaColor: null, borderColor: context.theme.text, borderWidth: 1.2 },
          },
          data: chart.items
            .filter((item) => item.value !== null)
            .map((item) => ({ name: item.id, value: item.value })),
        },
      ],
    };
  },
  table: (chart, context) => itemTable(chart, context, 'Country'),
  points: (chart, context) => {
    const rows = itemPoints(chart, context);
    const drawn = drawnItems(chart);
    return rows.map((row) =>
      row.flatMap((point) => {
        const item = chart.items[point.target.index];
        const dataIndex = item === undefined ? -1 : drawn.indexOf(item);
        return dataIndex < 0 ? [] : [{ ...point, dataIndex }];
      }),
    );
  },
  target: (chart, _seriesIndex, dataIndex) => {
    const item = drawnItems(chart)[dataIndex];
    return item === undefined ? null : itemTarget(chart, chart.items.indexOf(item));
  },
  notes: () => [],
};

function drawnItems(chart: WorldChart): readonly Item[] {
  return chart.items.filter((item) => item.value !== null);
}

function hover(chart: WorldChart, context: ChartContext, code: string): string {
  const index = chart.items.findIndex((item) => item.id === code);
  const text = itemText(chart, index);
  if (text !== null) return tooltipHtml(text, context);
  return tooltipHtml(
    { title: countryName(code, context.locale), note: 'No data', rows: [] },
    context,
  );
}

const regionNames = new Map<string, Intl.DisplayNames>();

/** A country in the reader's language; a code that is none stays as it came. */
export function countryName(code: string, locale: string): string {
  if (!/^[A-Za-z]{2}$/.test(code)) return code;
  const names =
    regionNames.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  regionNames.set(locale, names);
  return names.of(code.toUpperCase()) ?? code;
}

function legendOf(chart: WorldChart, context: ChartContext): ChartOption {
  const { theme } = context;
  const values = drawnItems(chart).map((item) => item.value ?? 0);
  const narrow = context.width < NARROW;
  return {
    type: 'piecewise',
    show: values.length > 0,
    pieces: pieces(values, chart, context),
    outOfRange: { color: theme.noData },
    orient: 'horizontal',
    left: 'center',
    bottom: 0,
    itemWidth: narrow ? 8 : 14,
    itemHeight: 10,
    itemGap: narrow ? 6 : 12,
    selectedMode: false,
    hoverLink: false,
    textStyle: {
      color: theme.mutedText,
      fontFamily: theme.fontFamily,
      fontSize: narrow ? theme.fontSize - 1 : theme.fontSize,
    },
  };
}

/** Tones whose bounds are round numbers near equal shares of the countries. */
function pieces(
  values: readonly number[],
  chart: WorldChart,
  context: ChartContext,
): ChartOption[] {
  const bounds = roundBounds(values);
  const ramp = context.theme.sequential;
  const lightest = 1;
  return bounds.map((from, index) => {
    const to = bounds[index + 1];
    const tone =
      bounds.length === 1
        ? ramp.length - 2
        : Math.round(lightest + (index * (ramp.length - 1 - lightest)) / (bounds.length - 1));
    return {
      gte: from,
      ...(to === undefined ? {} : { lt: to }),
      label: pieceLabel(from, to, chart, context),
      color: ramp[tone] ?? context.theme.accent,
    };
  });
}

function pieceLabel(
  from: number,
  to: number | undefined,
  chart: WorldChart,
  context: ChartContext,
): string {
  const { format } = context;
  const isLong = chart.measure.unit === 'currency' && context.width < NARROW;
  if (to === undefined || isLong) return `≥ ${format.short(from, chart.measure)}`;
  const bare =
    chart.measure.unit === 'currency'
      ? chart.measure
      : { ...chart.measure, unit: 'score' as const };
  return `${format.short(from, bare)}–${format.short(to, chart.measure)}`;
}

/** Lower bounds of at most five tones, ascending and distinct, the first at or below every value. */
export function roundBounds(values: readonly number[]): readonly number[] {
  if (values.length === 0) return [0];
  const sorted = [...values].sort((a, b) => a - b);
  const bounds = Array.from({ length: STEPS }, (_, step) => {
    const value = sorted[Math.floor((step * sorted.length) / STEPS)] ?? 0;
    return roundDown(value);
  });
  return [...new Set(bounds)].sort((a, b) => a - b);
}

/** The next lower number of one digit and zeros. */
function roundDown(value: number): number {
  if (value === 0) return 0;
  const power = 10 ** Math.floor(Math.log10(Math.abs(value)));
  return Number((Math.floor(value / power) * power).toPrecision(2));
}
