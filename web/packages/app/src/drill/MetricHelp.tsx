import type { CatalogMetric, FilterTree, RangeInput } from '@callsight/client-model';
import { Skeleton } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useAnswer, useMetric } from '../data';
import { Failure, IconButton, PanelButton } from '../ui';
import classes from './MetricHelp.module.css';
import { ReceiptFacts } from './ReceiptFacts';

interface MetricHelpProps {
  /** Id or alias. */
  readonly metric: string;
  /** Instead of the view's range. */
  readonly range?: RangeInput;
  /** Beside the view's filters. */
  readonly filters?: readonly FilterTree[];
}

/** The (?) of a number: what it means, and how this very number came to be. */
export function MetricHelp({ metric: id, range, filters }: MetricHelpProps) {
  const metric = useMetric(id);
  return (
    <PanelButton
      label={`About ${metric?.label ?? id}`}
      withArrow
      button={
        <IconButton aria-label={`What ${metric?.label ?? id} means`}>
          <IconHelpCircle size={15} stroke={1.6} aria-hidden />
        </IconButton>
      }
    >
      {() => (
        <div className={classes.panel}>
          {metric === undefined ? (
            <Skeleton height={120} />
          ) : (
            <Explanation metric={metric} range={range} filters={filters} />
          )}
        </div>
      )}
    </PanelButton>
  );
}

interface ExplanationProps {
  readonly metric: CatalogMetric;
  readonly range: RangeInput | undefined;
  readonly filters: readonly FilterTree[] | undefined;
}

const DIRECTIONS = {
  up: 'Higher is better.',
  down: 'Lower is better.',
  neither: 'Neither direction is better.',
} as const;

function Explanation({ metric, range, filters }: ExplanationProps) {
  return (
    <>
      <h3>{metric.label}</h3>
      <p>
        {metric.description} {DIRECTIONS[metric.good]}
      </p>
      <code className={classes.formula}>{metric.formula}</code>
      <MetricReceiptView metric={metric} range={range} filters={filters} />
    </>
  );
}

function MetricReceiptView({ metric, range, filters }: ExplanationProps) {
  const question = useMemo(
    () => ({
      metrics: [metric.id],
      comparison: [],
      receipt: true,
      ...(range === undefined ? {} : { range }),
      ...(filters === undefined ? {} : { filters }),
    }),
    [metric.id, range, filters],
  );
  const asked = useAnswer(question);
  if (asked.problem !== undefined) return <Failure problem={asked.problem} retry={asked.retry} />;
  if (asked.notApplicable[metric.id] !== undefined) return <p>No receipt under these filters.</p>;
  if (asked.answer === undefined) return <Skeleton height={140} />;
  return <ReceiptFacts metric={metric} answer={asked.answer} />;
}
