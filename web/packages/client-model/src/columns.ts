import type { Answer, AnswerComparison, Bucket, Cell, Interval } from './contract';

/** The column of a metric or dimension in row order; empty when the answer has no such column. */
export function columnOf(answer: Answer | undefined, id: string): readonly Cell[] {
  const index = answer?.columns.findIndex((column) => column.id === id) ?? -1;
  return index < 0 ? [] : (answer?.rows.map((row) => row[index] ?? null) ?? []);
}

/** A metric's column as numbers; anything else is null. */
export function numbersOf(answer: Answer | undefined, id: string): readonly (number | null)[] {
  return columnOf(answer, id).map(numberOrNull);
}

/** The same column in the rows of a comparison, which share the answer's columns. */
export function comparedNumbers(
  answer: Answer | undefined,
  comparison: AnswerComparison,
  id: string,
): readonly (number | null)[] {
  const index = answer?.columns.findIndex((column) => column.id === id) ?? -1;
  return index < 0 ? [] : comparison.rows.map((row) => numberOrNull(row[index] ?? null));
}

function numberOrNull(cell: Cell): number | null {
  return typeof cell === 'number' ? cell : null;
}

/** The buckets of a comparison, read from its rows: each ends where the next begins. */
export function comparedBuckets(comparison: AnswerComparison): readonly Bucket[] {
  return comparison.rows.map((row, index) => ({
    start: String(row[0]),
    end: String(comparison.rows[index + 1]?.[0] ?? comparison.range.end),
    partial: false,
  }));
}

/** The part of a bucket that the range covers: its records are those the bucket's number counts. */
export function clipped(bucket: Interval, range: Interval): Interval {
  return {
    start: Date.parse(bucket.start) < Date.parse(range.start) ? range.start : bucket.start,
    end: Date.parse(bucket.end) > Date.parse(range.end) ? range.end : bucket.end,
  };
}
