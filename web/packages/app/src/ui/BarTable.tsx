import type { ReactNode } from 'react';
import classes from './BarTable.module.css';

export interface BarTableRow {
  readonly key: string;
  readonly name: string;
  /** 0–1 of the longest bar. */
  readonly share: number;
  readonly cells: readonly ReactNode[];
  /** Narrows the page to this row. */
  readonly filter?: (() => void) | undefined;
}

interface BarTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly BarTableRow[];
}

/** A short ranking: a bar behind each name, figures beside it. */
export function BarTable({ caption, columns, rows }: BarTableProps) {
  return (
    <table className={classes.table}>
      <caption className="cs-visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td className={classes.named}>
              <span className={classes.bar} style={{ width: `${row.share * 100}%` }} aria-hidden />
              <RowName row={row} />
            </td>
            {row.cells.map((cell, index) => (
              <td key={columns[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RowName({ row }: { readonly row: BarTableRow }) {
  if (row.filter === undefined) return <span className={classes.name}>{row.name}</span>;
  return (
    <button
      type="button"
      className={classes.name}
      onClick={row.filter}
      title={`Show only ${row.name}`}
      aria-label={`${row.name}. Show only this`}
    >
      {row.name}
    </button>
  );
}
