import { baseOption, categoryAxis, itemTooltip, textCell, valueCell } from '../base';
import type { MatrixCell, MatrixChart } from '../chart';
import { colourScale } from '../colour-scale';
import { type ChartContext, NARROW } from '../context';
import { ellipsis } from '../format/text';
import { comparisonCells } from '../items';
import { type TooltipText, tooltipHtml, tooltipWords } from '../tooltip';
import type { ChartOption, Kind, Point } from './kind';

/** Letters of a name beside or below the cells. */
const LETTERS = { wide: 20, narrow: 11, below: 14 } as const;

/** One name across, another down, and an amount where they meet. */
export const matrixKind: Kind<MatrixChart> = {
  option(chart, context) {
    const across = categoryAxis(context, chart.columns);
    const down = categoryAxis(context, chart.rows);
    const narrow = context.width < NARROW;
    const letters = narrow ? LETTERS.narrow : LETTERS.wide;
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
        const text = cellText(chart, index);
        return text === null ? null : tooltipHtml(text, context);
      }),
      xAxis: {
        ...across,
        axisLine: { show: false },
        axisLabel: {
          ...across.axisLabel,
          hideOverlap: true,
          ...(chart.columns.length * LETTERS.below * 7 > context.width ? { rotate: 40 } : {}),
          formatter: (name: string) => ellipsis(name, LETTERS.below),
        },
      },
      yAxis: {
        ...down,
        inverse: true,
        axisLine: { show: false },
        axisLabel: {
          ...down.axisLabel,
          formatter: (name: string) => ellipsis(name, letters),
        },
      },
      visualMap: colourScale(
        chart.cells.map((cell) => cell.value),
        chart.measure,
        context,
      ),
      series: [marks(chart, context)],
    };
  },

  table(chart, context) {
    const compared = chart.cells.some((cell) => cell.previous !== undefined);
    return {
      columns: [
        { label: chart.rowLabel, numeric: false },
        { label: chart.columnLabel, numeric: false },
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
          textCell(chart.rows[cell.row] ?? ''),
          textCell(chart.columns[cell.column] ?? ''),
          valueCell(cell.value, chart.measure, context),
          ...(compared ? comparisonCells(cell.value, cell.previous, chart.measure, context) : []),
        ],
      })),
    };
  },

  points(chart, context) {
    return chart.rows.map((_, row) =>
      chart.cells
        .map((cell, index) => ({ cell, index }))
        .filter(({ cell }) => cell.row === row)
        .sort((a, b) => a.cell.column - b.cell.column)
        .map(({ index }): Point => {
          const text = cellText(chart, index);
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

function cellText(chart: MatrixChart, index: number): TooltipText | null {
  const cell = chart.cells[index];
  if (cell === undefined) return null;
  return {
    title: `${chart.rows[cell.row] ?? ''}, ${chart.columns[cell.column] ?? ''}`,
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

function marks(chart: MatrixChart, { theme }: ChartContext): ChartOption {
  const at = ({ column, row, value }: MatrixCell) => [column, row, value ?? '-'];
  return {
    type: 'heatmap',
    name: chart.measure.label,
    cursor: 'pointer',
    itemStyle: { borderColor: theme.surface, borderWidth: 2, borderRadius: 3 },
    emphasis: { itemStyle: { borderColor: theme.text, borderWidth: 1.5 } },
    data: chart.cells.map(at),
  };
}
