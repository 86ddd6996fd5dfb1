import type { Value } from '@callsight/charts';
import {
  type Answer,
  type Cell,
  clipped,
  type Filter,
  type Interval,
  nameOf,
} from '@callsight/client-model';
import { filterOn } from '../split';

/** A row of an answer as a table shows it. */
export interface TableRow {
  readonly key: string;
  /** The bucket of time, where the answer has a grain. */
  readonly bucket?: Interval;
  /** The names of the dimensions' values. */
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, Value>>;
  /** In the first period compared with; absent where the row was not there. */
  readonly previous?: Readonly<Record<string, Value>>;
  /** What its records are found by. */
  readonly filters: readonly Filter[];
}

/** Which columns an answer has, in order. */
export interface TableShape {
  readonly hasTime: boolean;
  readonly dimensions: readonly string[];
  readonly metrics: readonly string[];
}

export function shapeOf(answer: Answer): TableShape {
  const of = (role: string) =>
    answer.columns.filter((column) => column.role === role).map((column) => column.id);
  return {
    hasTime: of('time').length > 0,
    dimensions: of('dimension'),
    metrics: of('metric'),
  };
}

/** Reads an answer's rows; those of the period compared with are found by their dimensions and the place of their bucket. */
export function tableRows(answer: Answer): readonly TableRow[] {
  const shape = shapeOf(answer);
  const at = new Map(answer.columns.map((column, index) => [column.id, index]));
  const timeAt = answer.columns.findIndex((column) => column.role === 'time');
  const cell = (row: readonly Cell[], id: string): Cell => row[at.get(id) ?? -1] ?? null;
  const ends = endsOf(answer);
  const before = previousRows(answer, shape, timeAt, cell);
  const places = placesOf(answer.rows, timeAt);
  return answer.rows.map((row) => {
    const start = timeAt < 0 ? undefined : String(row[timeAt]);
    const values = shape.dimensions.map((id) => cell(row, id));
    const key = JSON.stringify([start ?? '', ...values]);
    const previous = before?.get(
      JSON.stringify([start === undefined ? 0 : places.get(start), ...values]),
    );
    return {
      key,
      ...(start === undefined ? {} : { bucket: bucketOf(answer, start, ends) }),
      names: shape.dimensions.map((id, index) => nameOf(answer.names, id, values[index] ?? null)),
      values: numbersIn(row, shape, cell),
      ...(previous === undefined ? {} : { previous }),
      filters: shape.dimensions.map((id, index) => filterOn(id, values[index] ?? null)),
    };
  });
}

type CellOf = (row: readonly Cell[], id: string) => Cell;

function numbersIn(row: readonly Cell[], shape: TableShape, cell: CellOf) {
  return Object.fromEntries(
    shape.metrics.map((id) => {
      const value = cell(row, id);
      return [id, typeof value === 'number' ? value : null] as const;
    }),
  );
}

function previousRows(answer: Answer, shape: TableShape, timeAt: number, cell: CellOf) {
  const [comparison] = answer.comparisons;
  if (comparison === undefined) return undefined;
  const places = placesOf(comparison.rows, timeAt);
  return new Map(
    comparison.rows.map((row) => {
      const place = timeAt < 0 ? 0 : places.get(String(row[timeAt]));
      const values = shape.dimensions.map((id) => cell(row, id));
      return [JSON.stringify([place, ...values]), numbersIn(row, shape, cell)] as const;
    }),
  );
}

/** The buckets of rows, numbered in the order of time. */
function placesOf(rows: readonly (readonly Cell[])[], timeAt: number): ReadonlyMap<string, number> {
  const starts = [...new Set(rows.map((row) => String(row[timeAt])))];
  starts.sort((a, b) => Date.parse(a) - Date.parse(b));
  return new Map(starts.map((start, index) => [start, index]));
}

function endsOf(answer: Answer): ReadonlyMap<number, string> {
  return new Map((answer.buckets ?? []).map(({ start, end }) => [Date.parse(start), end]));
}

function bucketOf(answer: Answer, start: string, ends: ReadonlyMap<number, string>): Interval {
  const end = ends.get(Date.parse(start)) ?? answer.meta.range.end;
  return clipped({ start, end }, answer.meta.range);
}

/** Rows by a metric; what is not known comes last either way. */
export function sortedBy(
  rows: readonly TableRow[],
  column: string,
  descending: boolean,
): readonly TableRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [a.values[column] ?? null, b.values[column] ?? null];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return sign * (x - y);
  });
}
