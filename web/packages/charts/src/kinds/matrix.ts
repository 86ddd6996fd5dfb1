import { categoryAxis } from '../base';
import type { MatrixChart } from '../chart';
import { NARROW } from '../context';
import { ellipsis } from '../format/text';
import { cellsKind } from './cells';
import type { Kind } from './kind';

/** Letters of a name beside or below the cells. */
const LETTERS = { wide: 20, narrow: 11, below: 14 } as const;

/** One name across, another down, and an amount where they meet. */
export const matrixKind: Kind<MatrixChart> = cellsKind<MatrixChart>({
  axes(chart, context) {
    const across = categoryAxis(context, chart.columns);
    const down = categoryAxis(context, chart.rows);
    const letters = context.width < NARROW ? LETTERS.narrow : LETTERS.wide;
    return {
      across: {
        ...across,
        axisLabel: {
          ...across.axisLabel,
          hideOverlap: true,
          ...(chart.columns.length * LETTERS.below * 7 > context.width ? { rotate: 40 } : {}),
          formatter: (name: string) => ellipsis(name, LETTERS.below),
        },
      },
      down: {
        ...down,
        axisLabel: {
          ...down.axisLabel,
          formatter: (name: string) => ellipsis(name, letters),
        },
      },
    };
  },
  rowsOf: ({ rows }) => rows.length,
  placeOf: ({ row, column }) => ({ row, column }),
  nameLabels: ({ rowLabel, columnLabel }) => [rowLabel, columnLabel],
  namesOf: ({ row, column }, { rows, columns }) => [rows[row] ?? '', columns[column] ?? ''],
  titleOf: ({ row, column }, { rows, columns }) => `${rows[row] ?? ''}, ${columns[column] ?? ''}`,
});
