import { useMemo, useState } from 'react';
import { MetricHelp } from '../../drill';
import { Card, Empty, TableSkeleton } from '../../ui';
import { useKnownAnswer } from '../asked';
import { useRefusal } from '../refusal';
import { AnswerTable, type TableOrder } from './AnswerTable';
import type { AskingProps } from './ChartWidget';
import { questionOf } from './question';
import { sortedBy } from './rows';
import classes from './widgets.module.css';

/** Rows of a table that a widget does not name a number for. */
const USUAL_ROWS = 100;
const SKELETON_ROWS = 6;

/** An answer as rows; a heading sorts them. */
export function TableWidget({ title, query, actions }: AskingProps) {
  const asked = useKnownAnswer(
    useMemo(() => questionOf({ limit: USUAL_ROWS, ...query }, undefined), [query]),
  );
  const [order, setOrder] = useState<TableOrder>();
  const [first = ''] = query.metrics;
  const { emptyTitle, emptyHint } = useRefusal(asked, first);
  const { answer } = asked;
  const sort = (column: string) =>
    setOrder({ column, descending: order?.column === column ? !order.descending : true });
  return (
    <Card
      className={classes.card ?? ''}
      title={title}
      help={<MetricHelp metric={first} />}
      state={asked}
      skeleton={<TableSkeleton rows={SKELETON_ROWS} />}
      {...(actions === undefined ? {} : { actions })}
    >
      {answer === undefined || answer.rows.length === 0 ? (
        <Empty title={emptyTitle ?? 'Nothing in this range'}>
          {emptyHint ?? 'Pick another range or remove a filter.'}
        </Empty>
      ) : (
        <div className={classes.fill}>
          <AnswerTable
            caption={title}
            answer={answer}
            grain={query.grain}
            order={order}
            onOrder={sort}
            arrange={(rows) =>
              order === undefined ? rows : sortedBy(rows, order.column, order.descending)
            }
          />
        </div>
      )}
    </Card>
  );
}
