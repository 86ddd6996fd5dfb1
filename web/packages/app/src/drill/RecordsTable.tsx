import {
  type FieldValue,
  type Format,
  type Names,
  NO_VALUE,
  nameOf,
  type RecordColumn,
} from '@callsight/client-model';
import { useMemo, useState } from 'react';
import { useFormat } from '../data';
import classes from './Drill.module.css';

interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

interface RecordsTableProps {
  readonly columns: readonly RecordColumn[];
  readonly rows: readonly (readonly FieldValue[])[];
  readonly names: Names | undefined;
}

/** Records as rows; a click on a heading sorts the rows that are loaded. */
export function RecordsTable({ columns, rows, names }: RecordsTableProps) {
  const format = useFormat();
  const [sorting, setSorting] = useState<Sorting | undefined>();
  const sorted = useMemo(() => sortedRows(rows, sorting), [rows, sorting]);
  const known = useMemo(() => knownColumns(columns, rows), [columns, rows]);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {known.map(({ column, index }) => (
            <th key={column.id} scope="col" aria-sort={ariaSort(sorting, index)}>
              <button
                type="button"
                className={`${classes.sort} ${isNumeric(column) ? classes.numeric : ''}`}
                onClick={() => setSorting(nextSorting(sorting, index))}
              >
                {labelOf(column)}
                <span aria-hidden>{arrowOf(sorting, index)}</span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row, index) => (
          <tr key={String(row[0] ?? index)}>
            {known.map(({ column, index: at }) => {
              const text = cellText(row[at] ?? null, column, names, format);
              return (
                <td
                  key={column.id}
                  className={isNumeric(column) ? classes.numeric : undefined}
                  title={text.length > 30 ? text : undefined}
                >
                  {text}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface KnownColumn {
  readonly column: RecordColumn;
  /** Where it stands in a row. */
  readonly index: number;
}

/** Columns that say something in at least one row; a record has many fields and few are filled. */
function knownColumns(
  columns: readonly RecordColumn[],
  rows: readonly (readonly FieldValue[])[],
): readonly KnownColumn[] {
  return columns
    .map((column, index) => ({ column, index }))
    .filter(({ index }) => rows.some((row) => (row[index] ?? null) !== null));
}

/** The value is told in minutes and seconds, so the name does not say seconds. */
function labelOf(column: RecordColumn): string {
  if (column.id === 'durationSeconds') return 'Duration';
  // What stands below is what people call it.
  return column.label.replace(/ id$/, '');
}

function cellText(
  value: FieldValue,
  column: RecordColumn,
  names: Names | undefined,
  format: Format,
): string {
  if (value === null) return NO_VALUE;
  if (column.type === 'time') return format.instant(String(value));
  if (typeof value === 'number') return numberText(value, column, format);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value !== 'string') return JSON.stringify(value);
  if (column.type === 'date') return format.day(value);
  if (column.id === 'id') return value;
  return nameOf(names, column.id, value);
}

function numberText(value: number, column: RecordColumn, format: Format): string {
  if (column.id === 'durationSeconds') return format.duration(value);
  return format.full(value, column.unit ?? 'count');
}

function isNumeric(column: RecordColumn): boolean {
  return column.type === 'number';
}

/** Up, down, then back to the order of the server. */
function nextSorting(sorting: Sorting | undefined, column: number): Sorting | undefined {
  if (sorting?.column !== column) return { column, descending: false };
  return sorting.descending ? undefined : { column, descending: true };
}

function sortedRows(
  rows: readonly (readonly FieldValue[])[],
  sorting: Sorting | undefined,
): readonly (readonly FieldValue[])[] {
  if (sorting === undefined) return rows;
  const sign = sorting.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [a[sorting.column] ?? null, b[sorting.column] ?? null];
    // Unknown values stay at the end in both directions.
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return sign * compareValues(x, y);
  });
}

function compareValues(x: NonNullable<FieldValue>, y: NonNullable<FieldValue>): number {
  if (typeof x === 'number' && typeof y === 'number') return x - y;
  return String(x).localeCompare(String(y));
}

function ariaSort(
  sorting: Sorting | undefined,
  column: number,
): 'ascending' | 'descending' | 'none' {
  if (sorting?.column !== column) return 'none';
  return sorting.descending ? 'descending' : 'ascending';
}

function arrowOf(sorting: Sorting | undefined, column: number): string {
  if (sorting?.column !== column) return '';
  return sorting.descending ? ' ↓' : ' ↑';
}
