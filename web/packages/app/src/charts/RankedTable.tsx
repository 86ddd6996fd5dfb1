// biome-ignore-all lint/a11y/noRedundantRoles: on a phone the table is laid out as a list and would lose its meaning
// biome-ignore-all lint/a11y/useSemanticElements: see above
import { type ChartContext, changeOf, NO_VALUE, type Value } from '@callsight/charts';
import { type KeyboardEvent, useState } from 'react';
import classes from './RankedTable.module.css';
import {
  BY_NAME,
  barShare,
  cellWords,
  nextSorting,
  type RankedColumn,
  type RankedRow,
  type Sorting,
  sortedRows,
} from './ranked';

interface RankedTableProps {
  readonly caption: string;
  readonly nameLabel: string;
  readonly columns: readonly RankedColumn[];
  readonly rows: readonly RankedRow[];
  /** The first order; the reader may change it. */
  readonly sorting: Sorting;
  readonly context: ChartContext;
  readonly comparisonLabel?: string | undefined;
  /** Opens the records behind a number; without it numbers are plain text. */
  readonly onOpen?: ((row: RankedRow, column: RankedColumn) => void) | undefined;
  /** Keeps only what the row stands for. */
  readonly onNarrow: (row: RankedRow) => void;
  /** What a click on the name does, such as "Show only". */
  readonly narrowLabel?: string | undefined;
  /** Pixels; longer tables scroll. */
  readonly maxHeight?: number | undefined;
  /** Writes each row's place in the order shown before its name. */
  readonly numbered?: boolean;
  /** Lines below the rows that are not put in order, such as what the rows add up to. */
  readonly sums?: readonly RankedRow[] | undefined;
}

/** Names with numbers and bars: a click on a name narrows the page, one on a number opens its records. */
export function RankedTable(props: RankedTableProps) {
  const { columns, rows, caption, nameLabel } = props;
  const [sorting, setSorting] = useState(props.sorting);
  const sort = (column: string) => setSorting(nextSorting(sorting, column));
  const limit = props.maxHeight === undefined ? {} : { style: { maxHeight: props.maxHeight } };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroll} {...limit} tabIndex={0} aria-label={`${caption}, table`}>
      <table className={classes.table} role="table">
        <caption className="cs-visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <Heading id={BY_NAME} label={nameLabel} sorting={sorting} onSort={sort} />
            {columns.map((column) => (
              <Heading
                key={column.id}
                id={column.id}
                label={column.label}
                sorting={sorting}
                onSort={sort}
                numeric
              />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" onKeyDown={moveFocus}>
          {sortedRows(rows, sorting).map((row, index) => (
            <Row key={row.id} row={row} place={index + 1} {...props} />
          ))}
        </tbody>
        {props.sums !== undefined && (
          <tfoot role="rowgroup">
            {props.sums.map((row) => (
              <SumRow key={row.id} row={row} {...props} />
            ))}
          </tfoot>
        )}
      </table>
    </section>
  );
}

interface HeadingProps {
  readonly id: string;
  readonly label: string;
  readonly sorting: Sorting;
  readonly onSort: (column: string) => void;
  readonly numeric?: boolean;
}

function Heading({ id, label, sorting, onSort, numeric = false }: HeadingProps) {
  const active = sorting.column === id;
  const direction = sorting.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      role="columnheader"
      className={numeric ? classes.numeric : ''}
      aria-sort={active ? direction : 'none'}
    >
      <button type="button" className={classes.sort} onClick={() => onSort(id)}>
        {label}
        {active && <span aria-hidden>{sorting.descending ? '\u00a0↓' : '\u00a0↑'}</span>}
      </button>
    </th>
  );
}

interface RowProps extends RankedTableProps {
  readonly row: RankedRow;
  readonly place: number;
}

function Row({ row, place, ...props }: RowProps) {
  const { columns, narrowLabel = 'Show only' } = props;
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {props.numbered === true && <span className={classes.place}>{place}</span>}
        <button
          type="button"
          className={classes.name}
          title={`${narrowLabel} ${row.label}`}
          aria-label={`${narrowLabel} ${row.label}`}
          onClick={() => props.onNarrow(row)}
        >
          {row.label}
        </button>
      </th>
      {columns.map((column) => (
        <td key={column.id} role="cell" className={classes.numeric} data-label={column.label}>
          {column.isChange === true ? (
            <Moved value={row.values[column.id] ?? null} column={column} context={props.context} />
          ) : (
            <Amount row={row} column={column} {...props} />
          )}
        </td>
      ))}
    </tr>
  );
}

/** A line of its own: plain numbers under the columns. */
function SumRow({ row, columns, context }: RankedTableProps & { readonly row: RankedRow }) {
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {row.label}
      </th>
      {columns.map((column) => {
        const value = row.values[column.id] ?? null;
        return (
          <td key={column.id} role="cell" className={classes.numeric} data-label={column.label}>
            {value === null || column.isChange === true ? '' : cellText(value, column, context)}
          </td>
        );
      })}
    </tr>
  );
}

interface CellProps extends RankedTableProps {
  readonly row: RankedRow;
  readonly column: RankedColumn;
}

/** A number with its bar; a click opens its records. */
function Amount({ row, column, ...props }: CellProps) {
  const { context, comparisonLabel, onOpen } = props;
  const value = row.values[column.id] ?? null;
  const words = cellWords(row, column, comparisonLabel, context);
  const share = column.bar === true ? barShare(row, column, props.rows) : 0;
  return (
    <span className={column.bar === true ? classes.barred : ''}>
      {column.bar === true && (
        <span className={classes.track} aria-hidden>
          {share > 0 && <span className={classes.bar} style={{ width: `${share * 100}%` }} />}
        </span>
      )}
      {value === null ? (
        <span className={classes.none} title={words}>
          {NO_VALUE}
        </span>
      ) : onOpen === undefined || column.isPlain === true ? (
        <span title={words}>{cellText(value, column, context)}</span>
      ) : (
        <button
          type="button"
          className={classes.value}
          title={`${words}. Show the records`}
          aria-label={`${row.label}, ${words}. Show the records`}
          onClick={() => onOpen(row, column)}
        >
          {cellText(value, column, context)}
        </button>
      )}
    </span>
  );
}

interface MovedProps {
  readonly value: Value;
  readonly column: RankedColumn;
  readonly context: ChartContext;
}

/** A change by arrow, sign and only then by colour. */
function Moved({ value, column, context }: MovedProps) {
  if (value === null) return <span className={classes.none}>{NO_VALUE}</span>;
  const change = changeOf(value, column.measure, context);
  const feeling = change.good === null ? '' : change.good ? classes.good : classes.bad;
  return (
    <span className={feeling}>
      {change.text}
      {change.good !== null && (
        <span className="cs-visually-hidden">{change.good ? ' (better)' : ' (worse)'}</span>
      )}
    </span>
  );
}

/** Tables have room for whole counts, and one digit of a rate; long amounts are shortened. */
function cellText(value: number, column: RankedColumn, context: ChartContext): string {
  const { unit } = column.measure;
  const exact = unit === 'percent' || unit === 'score' || (unit === 'count' && value < 1_000_000);
  if (exact) return context.format.full(value, column.measure);
  if (unit === 'currency' && Math.abs(value) < 1000) {
    return context.format.full(value, column.measure);
  }
  if (unit === 'minutes' && Math.abs(value) < 1000) {
    return `${context.format.full(value, { ...column.measure, unit: 'score', decimals: 1 })} min`;
  }
  return context.format.even(value, column.measure);
}

/** Arrow keys go from button to button as on a grid. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const cell = (event.target as HTMLElement).closest('td, th');
  const row = cell?.parentElement;
  if (cell === null || cell === undefined || row === null || row === undefined) return;
  const x = [...row.children].indexOf(cell);
  const target =
    event.key === 'ArrowDown'
      ? row.nextElementSibling?.children[x]
      : event.key === 'ArrowUp'
        ? row.previousElementSibling?.children[x]
        : event.key === 'ArrowRight'
          ? cell.nextElementSibling
          : event.key === 'ArrowLeft'
            ? cell.previousElementSibling
            : undefined;
  const button = target?.querySelector('button');
  if (button === null || button === undefined) return;
  event.preventDefault();
  button.focus();
}
