import type { WidgetQuery } from '@callsight/client-model';
import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import { findMetric, useAnswer, useCatalog } from '../../data';
import { ReceiptFacts } from '../../drill';
import { questionOf } from '../../panels';
import { Card } from '../../ui';
import classes from './Explore.module.css';

/** How each number of the answer came to be. */
export function ReceiptResult({ query }: { readonly query: WidgetQuery }) {
  const catalog = useCatalog();
  const asked = useAnswer(
    useMemo(() => ({ ...questionOf(query, undefined), receipt: true }), [query]),
  );
  const { answer } = asked;
  return (
    <Card title="Receipt" state={asked} skeleton={<Skeleton height={240} />}>
      {query.metrics.map((id) => {
        const metric = findMetric(catalog, id);
        if (metric === undefined || answer === undefined) return null;
        return (
          <section key={id} className={classes.receipt} aria-label={metric.label}>
            <h3>{metric.label}</h3>
            <p className={classes.muted}>{metric.description}</p>
            <code className={classes.formula}>{metric.formula}</code>
            <ReceiptFacts metric={metric} answer={answer} />
          </section>
        );
      })}
    </Card>
  );
}
