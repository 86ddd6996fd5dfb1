// biome-ignore-all lint/a11y/noRedundantRoles: on a phone the table is laid out as a list and would lose its meaning
// biome-ignore-all lint/a11y/useSemanticElements: see above
import { changeBetween, type Measure, NO_VALUE, type Value, valueFormat } from '@callsight/charts';
import type { Answer, Grain } from '@callsight/client-model';
import { useMemo } from 'react';
import { findMetric, useCatalog, useFormat, useView } from '../../data';
import { measureOf } from '../measures';
import { shapeOf, type TableRow, type TableShape, tableRows } from './rows';
import classes from './widgets.module.css';

/** By which column, and which end first. */
export interface TableOrder {
  readonly column: string;
  readonly descending: boolean;
}

interface AnswerTableProps {
  readonly caption: string;
  readonly answer: Answer;
  readonly grain: Grain | undefined;
  /** As the answer has them; changed by {@link sorted}. */
  readonly arrange?: (rows: readonly TableRow[]) => readonly TableRow[];
  readonly order?: TableOrder | undefined;
  /** A click on a metric's heading. */
  readonly onOrder: (column: string) => void;
  /** Pixels; longer tables scroll. */
  readonly maxHeight?: number;
}

/** An answer row by row; a click on a number opens its records. */
export function AnswerTable(props: AnswerTableProps) {
  const { answer, arrange, caption } = props;
  const shape = useMemo(() => shapeOf(answer), [answer]);
  const rows = useMemo(() => tableRows(answer), [answer]);
  const shown = arrange === undefined ? rows : arrange(rows);
  const limit = props.maxHeight === undefined ? {} : { style: { maxHeight: props.maxHeight } };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroll} {...limit} tabIndex={0} aria-label={`${caption}, table`}>
      <table className={classes.table} role="table">
        <caption className="cs-visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <Headings shape={shape} {...props} />
        </thead>
        <tbody role="rowgroup">
          {shown.map((row) => (
            <Row key={row.key} row={row} shape={shape} {...props} />
          ))}
        </tbody>
        <Totals shape={shape} {...props} />
      </table>
    </section>
  );
}

type PartProps = AnswerTableProps & { readonly shape: TableShape };

function Headings({ shape, order, onOrder }: PartProps) {
  const catalog = useCatalog();
  const nameOf = (id: string) => catalog?.dimensions.find((each) => each.id === id)?.label ?? id;
  return (
    <tr role="row">
      {shape.hasTime && (
        <th scope="col" role="columnheader">
          Period
        </th>
      )}
      {shape.dimensions.map((id) => (
        <th key={id} scope="col" role="columnheader">
          {nameOf(id)}
        </th>
      ))}
      {shape.metrics.map((id) => {
        const active = order?.column === id;
        const direction = order?.descending === true ? 'descending' : 'ascending';
        return (
          <th
            key={id}
            scope="col"
            role="columnheader"
            className={classes.numeric}
            aria-sort={active ? direction : 'none'}
          >
            <button type="button" className={classes.sort} onClick={() => onOrder(id)}>
              {findMetric(catalog, id)?.label ?? id}
              <span aria-hidden>{active ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
            </button>
          </th>
        );
      })}
    </tr>
  );
}

function Row({ row, shape, grain }: PartProps & { readonly row: TableRow }) {
  const format = useFormat();
  const catalog = useCatalog();
  const labelOf = (id: string | undefined) =>
    catalog?.dimensions.find((each) => each.id === id)?.label ?? id;
  return (
    <tr role="row">
      {row.bucket !== undefined && (
        <th scope="row" role="rowheader">
          {format.bucket(row.bucket, grain ?? 'day')}
        </th>
      )}
      {row.names.map((name, index) =>
        index === 0 && row.bucket === undefined ? (
          <th key={shape.dimensions[index]} scope="row" role="rowheader">
            {name}
          </th>
        ) : (
          <td
            key={shape.dimensions[index]}
            role="cell"
            data-label={labelOf(shape.dimensions[index])}
          >
            {name}
          </td>
        ),
      )}
      {shape.metrics.map((id) => (
        <td
          key={id}
          role="cell"
          className={classes.numeric}
          data-label={findMetric(catalog, id)?.label ?? id}
        >
          <Amount row={row} metric={id} />
        </td>
      ))}
    </tr>
  );
}

function Amount({ row, metric }: { readonly row: TableRow; readonly metric: string }) {
  const { openDrill } = useView();
  const measure = measureOf(useCatalog(), metric);
  const write = useWriting();
  const value = row.values[metric] ?? null;
  if (value === null) return <span className={classes.muted}>{NO_VALUE}</span>;
  const written = write(value, measure);
  return (
    <>
      <button
        type="button"
        className={classes.number}
        title="Show the records"
        aria-label={`${[...row.names, measure.label].join(', ')}: ${written}. Show the records`}
        onClick={() =>
          openDrill({
            metric,
            filters: row.filters,
            ...(row.bucket === undefined ? {} : { range: row.bucket }),
          })
        }
      >
        {written}
      </button>
      <Moved row={row} metric={metric} />
    </>
  );
}

/** The change against the period compared with. */
function Moved({ row, metric }: { readonly row: TableRow; readonly metric: string }) {
  const format = useFormat();
  const measure = measureOf(useCatalog(), metric);
  const before = row.previous?.[metric] ?? null;
  const write = useWriting();
  const change = changeBetween(row.values[metric] ?? null, before, measure, format);
  if (change === null) return null;
  const feeling = change.good === null ? '' : change.good ? classes.good : classes.bad;
  return (
    <span className={`${classes.moved} ${feeling}`} title={write(before, measure)}>
      {change.text}
      {change.good !== null && (
        <span className="cs-visually-hidden">{change.good ? ' (better)' : ' (worse)'}</span>
      )}
    </span>
  );
}

/** Numbers with as many digits as their metric has. */
function useWriting(): (value: Value, measure: Measure) => string {
  const { locale, currency } = useFormat();
  return useMemo(() => {
    const format = valueFormat(locale, currency);
    return (value, measure) => (value === null ? NO_VALUE : format.full(value, measure));
  }, [locale, currency]);
}

function Totals({ shape, answer }: PartProps) {
  const write = useWriting();
  const catalog = useCatalog();
  const names = shape.dimensions.length + (shape.hasTime ? 1 : 0);
  if (names === 0 || answer.rows.length < 2) return null;
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        <th scope="row" role="rowheader" colSpan={names}>
          All
        </th>
        {shape.metrics.map((id) => (
          <td
            key={id}
            role="cell"
            className={classes.numeric}
            data-label={findMetric(catalog, id)?.label ?? id}
          >
            {write(answer.totals[id] ?? null, measureOf(catalog, id))}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
