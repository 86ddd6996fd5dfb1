import type { MatrixCell } from '@callsight/charts';
import { cellsOf } from '../heat-cells';
import { filterOn, idOf, type SplitRow, splitRows } from '../split';
import { against, type Drawing, type Drawn, measureIn } from './drawing';

/** Columns whose names can still be read; rows have what room there is. */
const MOST_COLUMNS = 12;

/** The hours of a week, or where the values of two other dimensions meet. */
export function drawHeat(drawing: Drawing): Drawn {
  return [...drawing.dimensions].sort().join() === 'hour_of_day,weekday'
    ? drawWeek(drawing)
    : drawMatrix(drawing);
}

function drawWeek(drawing: Drawing): Drawn {
  const { answer, weekStart } = drawing;
  const [metric = ''] = drawing.metrics;
  const measure = measureIn(drawing, metric);
  const dayAt = drawing.dimensions.indexOf('weekday');
  const rows = splitRows(answer).map((row) =>
    dayAt === 0 ? row : { ...row, values: [...row.values].reverse() },
  );
  const compared = answer.comparisons.length > 0;
  const cells = cellsOf(rows, metric, measure.unit === 'count', compared);
  return {
    chart: { kind: 'heat', title: drawing.title, measure, weekStart, cells, ...against(drawing) },
    meant: (target) => {
      const cell = cells[target.index];
      if (cell === undefined) return undefined;
      const filters = [filterOn('weekday', cell.weekday), filterOn('hour_of_day', cell.hour)];
      return { metric, filters };
    },
  };
}

/** A value of a dimension among the rows or columns. */
interface Place {
  readonly id: string;
  readonly at: number;
}

function drawMatrix(drawing: Drawing): Drawn {
  const { answer, catalog, dimensions, title } = drawing;
  const [metric = ''] = drawing.metrics;
  const split = splitRows(answer);
  const labels = dimensions.map(
    (id) => catalog.dimensions.find((each) => each.id === id)?.label ?? id,
  );
  const all = [0, 1].map((at) => distinct(split, at));
  const [rows = [], columns = []] = [
    (all[0] ?? []).slice(0, drawing.room),
    (all[1] ?? []).slice(0, MOST_COLUMNS),
  ];
  const found = new Map(split.map((row) => [row.values.map(idOf).join('/'), row]));
  const compared = answer.comparisons.length > 0;
  const meet = (row: Place, column: Place) => found.get(`${row.id}/${column.id}`);
  const cells = rows.flatMap((row, y) =>
    columns.map((column, x): MatrixCell => {
      const met = meet(row, column);
      const value = met?.metrics[metric] ?? null;
      if (!compared) return { row: y, column: x, value };
      return { row: y, column: x, value, previous: met?.previous?.[metric] ?? null };
    }),
  );
  const cut = [rows, columns].some((shown, at) => shown.length < (all[at]?.length ?? 0));
  const nameOf = ({ at }: Place, side: number) => split[at]?.labels[side] ?? '';
  return {
    chart: {
      kind: 'matrix',
      title,
      measure: measureIn(drawing, metric),
      rowLabel: labels[0] ?? '',
      columnLabel: labels[1] ?? '',
      rows: rows.map((row) => nameOf(row, 0)),
      columns: columns.map((column) => nameOf(column, 1)),
      cells,
      ...against(drawing),
    },
    meant: (target) => {
      const cell = cells[target.index];
      if (cell === undefined) return undefined;
      const [row, column] = [rows[cell.row], columns[cell.column]];
      const filters = [row, column].map((place, side) =>
        filterOn(dimensions[side] ?? '', split[place?.at ?? 0]?.values[side] ?? null),
      );
      return { metric, filters };
    },
    ...(cut ? { note: 'The largest of each.' } : {}),
  };
}

/** The values on one side as the answer has them, numbers by size; each with a row that has its name. */
function distinct(split: readonly SplitRow[], side: number): readonly Place[] {
  const places = new Map<string, Place>();
  split.forEach((row, at) => {
    const id = idOf(row.values[side] ?? null);
    if (!places.has(id)) places.set(id, { id, at });
  });
  const valueAt = ({ at }: Place) => split[at]?.values[side] ?? null;
  const found = [...places.values()];
  const isNumber = (place: Place) => valueAt(place) === null || typeof valueAt(place) === 'number';
  if (!found.every(isNumber)) return found;
  return found.sort((a, b) => Number(valueAt(a) ?? Infinity) - Number(valueAt(b) ?? Infinity));
}
