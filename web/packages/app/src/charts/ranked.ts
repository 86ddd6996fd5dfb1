import {
  type ChartContext,
  type ChartTable,
  changeBetween,
  changeOf,
  type Measure,
  NO_VALUE,
  type Value,
} from '@callsight/charts';

/** A column of numbers. */
export interface RankedColumn {
  readonly id: string;
  readonly label: string;
  readonly measure: Measure;
  /** Draws the number's size as a bar behind it. */
  readonly bar?: boolean;
  /** The numbers have no records of their own. */
  readonly isPlain?: boolean;
  /** The numbers are changes of the measure: judged, written with arrow and sign, without records of their own. */
  readonly isChange?: boolean;
}

/** A row: a name and a number per column. */
export interface RankedRow {
  readonly id: string;
  readonly label: string;
  readonly values: Readonly<Record<string, Value>>;
  /** The same numbers in the period compared with. */
  readonly previous?: Readonly<Record<string, Value>>;
}

/** By which column, and which end first; `name` sorts by the names. */
export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

export const BY_NAME = 'name';

/** Rows in order; unknown values come last either way. */
export function sortedRows(rows: readonly RankedRow[], sorting: Sorting): readonly RankedRow[] {
  const sign = sorting.descending ? -1 : 1;
  const byName = (a: RankedRow, b: RankedRow) => a.label.localeCompare(b.label);
  return [...rows].sort((a, b) => {
    if (sorting.column === BY_NAME) return sign * byName(a, b);
    const [x, y] = [a.values[sorting.column] ?? null, b.values[sorting.column] ?? null];
    if (x === null || y === null) return x === y ? byName(a, b) : x === null ? 1 : -1;
    return sign * (x - y) || byName(a, b);
  });
}

/** A click on a heading: largest first, then smallest first; names the other way round. */
export function nextSorting(sorting: Sorting, column: string): Sorting {
  if (sorting.column === column) return { column, descending: !sorting.descending };
  return { column, descending: column !== BY_NAME };
}

/** How much of a cell its bar fills, 0–1, against the largest of the column. */
export function barShare(row: RankedRow, column: RankedColumn, rows: readonly RankedRow[]): number {
  const largest = Math.max(...rows.map((each) => each.values[column.id] ?? 0));
  const value = row.values[column.id] ?? 0;
  return largest <= 0 || value <= 0 ? 0 : value / largest;
}

/** The rows as a table of data, for CSV and the clipboard. */
export function rankedTable(
  nameLabel: string,
  columns: readonly RankedColumn[],
  rows: readonly RankedRow[],
  comparisonLabel: string | undefined,
  context: ChartContext,
): ChartTable {
  const before =
    comparisonLabel === undefined ? [] : columns.filter((column) => column.isChange !== true);
  return {
    columns: [
      { label: nameLabel, numeric: false },
      ...columns.map((column) => ({ label: column.label, numeric: true })),
      ...before.map((column) => ({ label: `${column.label}, ${comparisonLabel}`, numeric: true })),
    ],
    rows: rows.map((row, index) => ({
      target: { index, series: null },
      cells: [
        { text: row.label, raw: row.label },
        ...columns.map((column) =>
          column.isChange === true
            ? changeCell(row.values[column.id], column.measure, context)
            : cell(row.values[column.id], column.measure, context),
        ),
        ...before.map((column) => cell(row.previous?.[column.id], column.measure, context)),
      ],
    })),
  };
}

function cell(value: Value | undefined, measure: Measure, context: ChartContext) {
  if (value === null || value === undefined) return { text: NO_VALUE, raw: null };
  return { text: context.format.full(value, measure), raw: value };
}

function changeCell(value: Value | undefined, measure: Measure, context: ChartContext) {
  if (value === null || value === undefined) return { text: NO_VALUE, raw: null };
  return { text: changeOf(value, measure, context).text, raw: value };
}

/** What hovering a number says: the exact value, and what it was. */
export function cellWords(
  row: RankedRow,
  column: RankedColumn,
  comparisonLabel: string | undefined,
  context: ChartContext,
): string {
  const value = row.values[column.id] ?? null;
  const previous = row.previous?.[column.id] ?? null;
  const now = value === null ? 'no value' : context.format.full(value, column.measure);
  if (previous === null || comparisonLabel === undefined) return `${column.label}: ${now}`;
  const change = changeBetween(value, previous, column.measure, context);
  const before = context.format.full(previous, column.measure);
  return `${column.label}: ${now}; ${comparisonLabel}: ${before}${change === null ? '' : ` (${change.text})`}`;
}
