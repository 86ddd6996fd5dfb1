import { textCell, valueCell } from './base';
import type { Item } from './chart';
import type { ChartContext } from './context';
import { changeBetween } from './format/change';
import { NO_VALUE } from './format/value';
import type { ChartTable, Point, Target } from './kinds/kind';
import type { Measure, Value } from './measure';
import { type TooltipText, tooltipWords } from './tooltip';

/** What charts of named amounts have in common. */
export interface ItemsChart {
  readonly measure: Measure;
  readonly items: readonly Item[];
  readonly comparisonLabel?: string;
}

/** The colour of an item among its siblings. */
export function itemColour(item: Item, index: number, context: ChartContext): string {
  const { theme } = context;
  if (item.rest === true) return theme.other;
  return theme.categorical[index % theme.categorical.length] ?? theme.accent;
}

/** What hovering an item says; `share` adds its part of the whole. */
export function itemText(
  chart: ItemsChart,
  index: number,
  colour?: string,
  share?: string,
): TooltipText | null {
  const item = chart.items[index];
  if (item === undefined) return null;
  return {
    title: item.label,
    ...(share === undefined ? {} : { note: share }),
    rows: [
      {
        label: chart.measure.label,
        value: item.value,
        measure: chart.measure,
        ...(colour === undefined ? {} : { colour }),
        previous: item.previous,
      },
    ],
    comparisonLabel: chart.comparisonLabel,
  };
}

/** One row of points, an item each. */
export function itemPoints(
  chart: ItemsChart,
  context: ChartContext,
  text: (index: number) => TooltipText | null = (index) => itemText(chart, index),
): readonly (readonly Point[])[] {
  const row = chart.items.map((_, index): Point => {
    const words = text(index);
    return {
      target: { index, series: null },
      seriesIndex: 0,
      dataIndex: index,
      words: words === null ? '' : tooltipWords(words, context),
    };
  });
  return [row];
}

/** The datum hit, if it is one. */
export function itemTarget(chart: ItemsChart, dataIndex: number): Target | null {
  return dataIndex >= 0 && dataIndex < chart.items.length
    ? { index: dataIndex, series: null }
    : null;
}

/** Name, amount, and where compared the amount before and the change. */
export function itemTable(chart: ItemsChart, context: ChartContext, nameLabel: string): ChartTable {
  const compared = chart.items.some((item) => item.previous !== undefined);
  return {
    columns: [
      { label: nameLabel, numeric: false },
      { label: chart.measure.label, numeric: true },
      ...(compared
        ? [
            { label: chart.comparisonLabel ?? 'Before', numeric: true },
            { label: 'Change', numeric: true },
          ]
        : []),
    ],
    rows: chart.items.map((item, index) => ({
      target: { index, series: null },
      cells: [
        textCell(item.label),
        valueCell(item.value, chart.measure, context),
        ...(compared ? comparisonCells(item.value, item.previous, chart.measure, context) : []),
      ],
    })),
  };
}

/** The amount before and the change, as table cells. */
export function comparisonCells(
  value: Value,
  previous: Value | undefined,
  measure: Measure,
  context: ChartContext,
) {
  const change = changeBetween(value, previous, measure, context);
  return [valueCell(previous, measure, context), textCell(change?.text ?? NO_VALUE)];
}

/** Σ of what is known. */
export function sumOf(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + (item.value ?? 0), 0);
}

/** A part of a whole as `12.3 %`; empty where the whole is nothing. */
export function shareText(part: Value, whole: number, context: ChartContext): string | undefined {
  if (part === null || whole === 0) return undefined;
  return context.format.full((part / whole) * 100, {
    id: 'share',
    label: 'Share',
    unit: 'percent',
    good: 'neither',
  });
}

/** Keeps the largest items and sums the rest into "Other". For additive measures only. */
export function largestItems(items: readonly Item[], most: number): readonly Item[] {
  const ranked = [...items].sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  if (ranked.length <= most) return ranked;
  const rest = ranked.slice(most - 1);
  const compared = rest.some((item) => item.previous !== undefined);
  const previous = rest.reduce((sum, item) => sum + (item.previous ?? 0), 0);
  return [
    ...ranked.slice(0, most - 1),
    {
      id: '(rest)',
      label: 'Other',
      value: sumOf(rest),
      rest: true,
      ...(compared ? { previous } : {}),
    },
  ];
}
