import type { Item, Value } from '@callsight/charts';
import { type Answer, type Cell, type Filter, nameOf } from '@callsight/client-model';

/** One row of an answer split by dimensions, beside the same row of the period compared with. */
export interface SplitRow {
  /** The dimensions' values, in the order asked. */
  readonly values: readonly Cell[];
  /** Their names, as people know them. */
  readonly labels: readonly string[];
  readonly metrics: Readonly<Record<string, Value>>;
  /** In the first period compared with; absent where nothing is compared, or the row was not there. */
  readonly previous?: Readonly<Record<string, Value>>;
  /** In each period compared with, in order. */
  readonly earlier: readonly (Readonly<Record<string, Value>> | undefined)[];
}

/** Reads an answer's rows by name; a row that was not there before has no previous numbers. */
export function splitRows(answer: Answer | undefined): readonly SplitRow[] {
  if (answer === undefined) return [];
  const before = answer.comparisons.map(
    ({ rows }) => new Map(rows.map((row) => [keyOf(answer, row), metricsOf(answer, row)])),
  );
  return answer.rows.map((row) => {
    const earlier = before.map((rows) => rows.get(keyOf(answer, row)));
    const [previous] = earlier;
    return {
      values: dimensionCells(answer, row),
      labels: dimensionColumns(answer).map((column) =>
        nameOf(answer.names, column.id, row[answer.columns.indexOf(column)] ?? null),
      ),
      metrics: metricsOf(answer, row),
      earlier,
      ...(previous === undefined ? {} : { previous }),
    };
  });
}

/** Rows of one dimension as named amounts of one metric. */
export function itemsOf(rows: readonly SplitRow[], metric: string): readonly Item[] {
  return rows.map((row) => {
    const previous = row.previous?.[metric];
    return {
      id: idOf(row.values[0] ?? null),
      label: row.labels[0] ?? '',
      value: row.metrics[metric] ?? null,
      ...(previous === undefined ? {} : { previous }),
    };
  });
}

/** The key of "not known". */
export const UNKNOWN = '(unknown)';

/** A value as a key that keeps "not known" apart from every text. */
export function idOf(value: Cell): string {
  return value === null ? UNKNOWN : String(value);
}

/** Keeps only records with this value; null means that the field is not known. */
export function filterOn(dimension: string, value: Cell): Filter {
  if (value === null) return { dimension, operator: 'notSet', values: [] };
  return { dimension, operator: 'in', values: [value] };
}

/** Keeps only records with one of these values; none of them may be unknown. */
export function filterOnAny(dimension: string, values: readonly Cell[]): Filter {
  return { dimension, operator: 'in', values: values.filter((value) => value !== null) };
}

function dimensionColumns(answer: Answer) {
  return answer.columns.filter((column) => roleOf(answer, column.id) === 'dimension');
}

function roleOf(answer: Answer, id: string): 'time' | 'dimension' | 'metric' {
  const column = answer.columns.find((each) => each.id === id);
  if (column?.role !== undefined) return column.role;
  if (column?.type === 'time') return 'time';
  return id in answer.totals ? 'metric' : 'dimension';
}

function dimensionCells(answer: Answer, row: readonly Cell[]): readonly Cell[] {
  return answer.columns.flatMap((column, index) =>
    roleOf(answer, column.id) === 'dimension' ? [row[index] ?? null] : [],
  );
}

function metricsOf(answer: Answer, row: readonly Cell[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    answer.columns.flatMap((column, index) => {
      const value = row[index];
      if (roleOf(answer, column.id) !== 'metric') return [];
      return [[column.id, typeof value === 'number' ? value : null] as const];
    }),
  );
}

function keyOf(answer: Answer, row: readonly Cell[]): string {
  return JSON.stringify(dimensionCells(answer, row));
}
