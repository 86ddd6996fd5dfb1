import { baseOption, categoryAxis, itemTooltip, textCell, valueCell } from '../base';
import type { HeatCell, HeatChart } from '../chart';
import { colourScale } from '../colour-scale';
import { type ChartContext, NARROW } from '../context';
import { weekdayName } from '../format/time';
import { comparisonCells } from '../items';
import { type TooltipText, tooltipHtml, tooltipWords } from '../tooltip';
import type { ChartOption, Kind, Point } from './kind';

const HOURS = 24;
const DAYS = 7;

/** Hour of the day by weekday. */
export const heatKind: Kind<HeatChart> = {
  option(chart, context) {
    const days = weekdays(chart.weekStart);
    const narrow = context.width < NARROW;
    const hours = categoryAxis(
      context,
      Array.from({ length: HOURS }, (_, hour) => hourName(hour)),
    );
    const names = categoryAxis(
      context,
      days.map((day) => weekdayName(day, context.locale, 'short')),
    );
    return {
      ...baseOption(context),
      aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
      grid: {
        top: 4,
        left: 4,
        right: 4,
        bottom: 44,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: itemTooltip(context, (index) => {
        const text = cellText(chart, context, index);
        return text === null ? null : tooltipHtml(text, context);
      }),
      xAxis: {
        ...hours,
        axisLine: { show: false },
        axisLabel: {
          ...hours.axisLabel,
          interval: (hour: number) => hour % (narrow ? 6 : 3) === 0,
        },
      },
      yAxis: { ...names, inverse: true, axisLine: { show: false } },
      visualMap: colourScale(
        chart.cells.map((cell) => cell.value),
        chart.measure,
        context,
      ),
      series: [cells(chart, context, days)],
    };
  },

  table(chart, context) {
    const compared = chart.cells.some((cell) => cell.previous !== undefined);
    return {
      columns: [
        { label: 'Weekday', numeric: false },
        { label: 'Hour', numeric: false },
        { label: chart.measure.label, numeric: true },
        ...(compared
          ? [
              { label: chart.comparisonLabel ?? 'Before', numeric: true },
              { label: 'Change', numeric: true },
            ]
          : []),
      ],
      rows: chart.cells.map((cell, index) => ({
        target: { index, series: null },
        cells: [
          textCell(weekdayName(cell.weekday, context.locale, 'long')),
          textCell(hourName(cell.hour)),
          valueCell(cell.value, chart.measure, context),
          ...(compared ? comparisonCells(cell.value, cell.previous, chart.measure, context) : []),
        ],
      })),
    };
  },

  points(chart, context) {
    return weekdays(chart.weekStart).map((weekday) =>
      chart.cells
        .map((cell, index) => ({ cell, index }))
        .filter(({ cell }) => cell.weekday === weekday)
        .sort((a, b) => a.cell.hour - b.cell.hour)
        .map(({ index }): Point => {
          const text = cellText(chart, context, index);
          return {
            target: { index, series: null },
            seriesIndex: 0,
            dataIndex: index,
            words: text === null ? '' : tooltipWords(text, context),
          };
        }),
    );
  },

  target: (chart, _seriesIndex, dataIndex) =>
    dataIndex >= 0 && dataIndex < chart.cells.length ? { index: dataIndex, series: null } : null,

  notes: () => [],
};

/** The ISO weekdays in the order of a week that begins at `first`. */
function weekdays(first: number): readonly number[] {
  return Array.from({ length: DAYS }, (_, index) => ((first - 1 + index) % DAYS) + 1);
}

function hourName(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function cellText(chart: HeatChart, context: ChartContext, index: number): TooltipText | null {
  const cell = chart.cells[index];
  if (cell === undefined) return null;
  return {
    title: `${weekdayName(cell.weekday, context.locale, 'long')}, ${hourName(cell.hour)}–${hourName((cell.hour + 1) % HOURS)}`,
    rows: [
      {
        label: chart.measure.label,
        value: cell.value,
        measure: chart.measure,
        previous: cell.previous,
      },
    ],
    comparisonLabel: chart.comparisonLabel,
  };
}

function cells(chart: HeatChart, context: ChartContext, days: readonly number[]): ChartOption {
  const { theme } = context;
  const at = (cell: HeatCell) => [cell.hour, days.indexOf(cell.weekday), cell.value ?? '-'];
  return {
    type: 'heatmap',
    name: chart.measure.label,
    cursor: 'pointer',
    itemStyle: { borderColor: theme.surface, borderWidth: 2, borderRadius: 3 },
    emphasis: { itemStyle: { borderColor: theme.text, borderWidth: 1.5 } },
    data: chart.cells.map(at),
  };
}
