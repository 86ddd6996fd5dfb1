import type { MetricQuery, WidgetQuery } from '@callsight/client-model';
import { Button, Group } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useAnswer, useFormat } from '../../data';
import { AnswerTable, questionOf } from '../../panels';
import { Card, Empty, TableSkeleton } from '../../ui';
import classes from './Explore.module.css';

/** Rows of a page. */
const PAGE = 50;
const SKELETON_ROWS = 10;

interface TableResultProps {
  readonly query: WidgetQuery;
  readonly title: string;
  readonly onOrder: (order: NonNullable<MetricQuery['order']>) => void;
}

/** The answer row by row, ordered by the server, page by page. */
export function TableResult({ query, title, onOrder }: TableResultProps) {
  const format = useFormat();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  // Another question begins at its first page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is the reason
  useEffect(() => setCursors([]), [query]);
  const asked = useAnswer(
    useMemo(
      () => ({
        ...questionOf({ ...query, limit: Math.min(query.limit ?? PAGE, PAGE) }, undefined),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      [query, cursor],
    ),
  );
  const { answer } = asked;
  const [order] = query.order ?? [];
  const sort = (column: string) =>
    onOrder([
      {
        by: column,
        direction: order?.by === column && order.direction === 'desc' ? 'asc' : 'desc',
      },
    ]);
  const next = query.limit !== undefined && query.limit <= PAGE ? null : answer?.next;
  const first = cursors.length * PAGE + 1;
  return (
    <Card title={title} state={asked} skeleton={<TableSkeleton rows={SKELETON_ROWS} />}>
      {answer === undefined || answer.rows.length === 0 ? (
        <Empty title="No rows">Pick another range or remove a filter.</Empty>
      ) : (
        <>
          <AnswerTable
            caption={title}
            answer={answer}
            grain={query.grain}
            order={
              order === undefined
                ? undefined
                : { column: order.by, descending: order.direction === 'desc' }
            }
            onOrder={sort}
            maxHeight={640}
          />
          <Group gap="xs" mt="sm">
            <span className={classes.muted}>
              Rows {format.number(first)} to {format.number(first + answer.rows.length - 1)}
            </span>
            <Button
              size="xs"
              variant="default"
              disabled={cursors.length === 0}
              onClick={() => setCursors(cursors.slice(0, -1))}
            >
              Previous
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={typeof next !== 'string'}
              onClick={() => typeof next === 'string' && setCursors([...cursors, next])}
            >
              Next
            </Button>
          </Group>
        </>
      )}
    </Card>
  );
}
