import { baseOption, itemTooltip, textCell, valueCell } from '../base';
import type { HeatChart, MatrixChart } from '../chart';
import { colourScale } from '../colour-scale';
import type { ChartContext } from '../context';
import { comparisonCells } from '../items';
import { type TooltipText, tooltipHtml, tooltipWords } from '../tooltip';
import type { ChartOption, Kind, Point } from './kind';

type CellChart = HeatChart | MatrixChart;
type CellOf<C extends CellChart> = C['cells'][number];

/** What is a chart's own about its shaded cells. */
interface CellFacts<C extends CellChart> {
  axes(
    chart: C,
    context: ChartContext,
  ): { readonly across: ChartOption; readonly down: ChartOption };
  rowsOf(chart: C): number;
  placeOf(cell: CellOf<C>, chart: C): { readonly row: number; readonly column: number };
  /** What stands in front of a cell's value in the table. */
  nameLabels(chart: C): readonly string[];
  namesOf(cell: CellOf<C>, chart: C, context: ChartContext): readonly string[];
  titleOf(cell: CellOf<C>, chart: C, context: ChartContext): string;
}

/** A kind that shades cells where rows and columns meet; arrow keys walk them row by row. */
export function cellsKind<C extends CellChart>(facts: CellFacts<C>): Kind<C> {
  const cellsOf = (chart: C): readonly CellOf<C>[] => chart.cells;
  const textOf = (chart: C, context: ChartContext, index: number): TooltipText | null => {
    const cell = cellsOf(chart)[index];
    return cell === undefined ? null : cellText(chart, cell, facts.titleOf(cell, chart, context));
  };
  return {
    option(chart, context) {
      const { across, down } = facts.axes(chart, context);
      const data = cellsOf(chart).map((cell) => {
        const { row, column } = facts.placeOf(cell, chart);
        return [column, row, cell.value ?? '-'];
      });
      return {
        ...baseOption(context),
        aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
        grid: GRID,
        tooltip: itemTooltip(context, (index) => {
          const text = textOf(chart, context, index);
          return text === null ? null : tooltipHtml(text, context);
        }),
        xAxis: { ...across, axisLine: { show: false } },
        yAxis: { ...down, inverse: true, axisLine: { show: false } },
        visualMap: colourScale(
          chart.cells.map((cell) => cell.value),
          chart.measure,
          context,
        ),
        series: [{ ...marks(chart, context), data }],
      };
    },

    table(chart, context) {
      const compared = chart.cells.some((cell) => cell.previous !== undefined);
      const numeric = [
        chart.measure.label,
        ...(compared ? [chart.comparisonLabel ?? 'Before', 'Change'] : []),
      ];
      return {
        columns: [
          ...facts.nameLabels(chart).map((label) => ({ label, numeric: false })),
          ...numeric.map((label) => ({ label, numeric: true })),
        ],
        rows: cellsOf(chart).map((cell, index) => ({
          target: { index, series: null },
          cells: [
            ...facts.namesOf(cell, chart, context).map(textCell),
            valueCell(cell.value, chart.measure, context),
            ...(compared ? comparisonCells(cell.value, cell.previous, chart.measure, context) : []),
          ],
        })),
      };
    },

    points(chart, context) {
      const places = cellsOf(chart).map((cell, index) => ({
        index,
        ...facts.placeOf(cell, chart),
      }));
      return Array.from({ length: facts.rowsOf(chart) }, (_, at) =>
        places
          .filter(({ row }) => row === at)
          .sort((a, b) => a.column - b.column)
          .map(({ index }): Point => {
            const text = textOf(chart, context, index);
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
}

/** Room for the axes beside, and for the scale of colours below. */
const GRID = {
  top: 4,
  left: 4,
  right: 4,
  bottom: 44,
  outerBoundsMode: 'same',
  outerBoundsContain: 'axisLabel',
} as const;

function cellText<C extends CellChart>(chart: C, cell: CellOf<C>, title: string): TooltipText {
  const { measure, comparisonLabel } = chart;
  const { value, previous } = cell;
  return { title, rows: [{ label: measure.label, value, measure, previous }], comparisonLabel };
}

function marks({ measure }: CellChart, { theme }: ChartContext): ChartOption {
  return {
    type: 'heatmap',
    name: measure.label,
    cursor: 'pointer',
    itemStyle: { borderColor: theme.surface, borderWidth: 2, borderRadius: 3 },
    emphasis: { itemStyle: { borderColor: theme.text, borderWidth: 1.5 } },
  };
}
