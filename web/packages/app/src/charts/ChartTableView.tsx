import type { ChartTable, TableRow } from '@callsight/charts';
import type { Choose } from './ChartView';
import classes from './tables.module.css';

interface ChartTableViewProps {
  readonly table: ChartTable;
  readonly caption: string;
  /** Pixels; longer tables scroll. */
  readonly height: number;
  readonly onChoose?: Choose;
}

/** A chart's numbers as a table: the same points, the same records behind them. */
export function ChartTableView({ table, caption, height, onChoose }: ChartTableViewProps) {
  return (
    <section
      className={classes.scroll}
      style={{ maxHeight: height }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={`${caption}, table`}
    >
      <table className={classes.table}>
        <caption className="cs-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.label} scope="col" className={column.numeric ? classes.numeric : ''}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a chart have no other name
            <Row key={index} row={row} table={table} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({
  row,
  table,
  onChoose,
}: {
  readonly row: TableRow;
  readonly table: ChartTable;
  readonly onChoose: Choose | undefined;
}) {
  const { target } = row;
  return (
    <tr>
      {row.cells.map((cell, index) => {
        const column = table.columns[index];
        if (index === 0 && onChoose !== undefined && target !== null) {
          return (
            <th key={column?.label} scope="row">
              <button
                type="button"
                className={classes.open}
                title="Show the records"
                onClick={(event) => onChoose(target, event.shiftKey)}
              >
                {cell.text}
              </button>
            </th>
          );
        }
        return (
          <td key={column?.label} className={column?.numeric === true ? classes.numeric : ''}>
            {cell.text}
          </td>
        );
      })}
    </tr>
  );
}
