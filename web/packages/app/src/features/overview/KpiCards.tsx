import {
  type AnswerComparison,
  type CatalogMetric,
  changeText,
  comparisonLabel,
  grainFor,
  numbersOf,
} from '@callsight/client-model';
import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import { type Asked, findMetric, useAnswer, useCatalog, useFormat, useView } from '../../data';
import { MetricHelp } from '../../drill';
import { Card, Change, Failure, Figure, Sparkline } from '../../ui';
import { useChartTheme } from '../../ui/theme';
import { KpiGoal, useCardGoal } from './KpiGoal';
import { FiringMark } from './OpenAlerts';
import classes from './Overview.module.css';
import { CARDS } from './questions';

/** The question of the cards: totals, comparison, and the series that the trends draw too. */
export function useCardAnswer(): Asked {
  const { view } = useView();
  const question = useMemo(() => ({ metrics: CARDS, grain: grainFor(view.range) }), [view.range]);
  return useAnswer(question);
}

/** Pixels; with a goal above it there is less room, so that the card is as tall as the others. */
const SPARK = 36;
const SPARK_BELOW_GOAL = 12;

/** Eight figures that say how it goes. */
export function KpiCards() {
  const asked = useCardAnswer();
  if (asked.problem !== undefined && asked.answer === undefined) {
    return (
      <Card title="Figures" className={classes.whole ?? ''}>
        <Failure problem={asked.problem} retry={asked.retry} />
      </Card>
    );
  }
  return CARDS.map((id) => <KpiCard key={id} id={id} asked={asked} />);
}

function KpiCard({ id, asked }: { readonly id: string; readonly asked: Asked }) {
  const metric = findMetric(useCatalog(), id);
  const state = {
    loading: asked.answer === undefined && asked.notApplicable[id] === undefined,
    stale: asked.stale,
    problem: undefined,
    retry: asked.retry,
  };
  return (
    <Card
      title={metric?.label ?? 'Loading'}
      help={metric === undefined ? undefined : <MetricHelp metric={id} />}
      actions={<FiringMark metric={metric?.id ?? id} />}
      className={classes.card ?? ''}
      state={state}
      skeleton={<CardSkeleton />}
    >
      {metric === undefined ? <CardSkeleton /> : <KpiBody metric={metric} asked={asked} />}
    </Card>
  );
}

function KpiBody({ metric, asked }: { readonly metric: CatalogMetric; readonly asked: Asked }) {
  const format = useFormat();
  const theme = useChartTheme();
  const { openDrill } = useView();
  const goal = useCardGoal(metric.id, asked.answer?.meta.range);
  if (asked.notApplicable[metric.id] !== undefined)
    return <NotUnderFilters asked={asked} id={metric.id} />;
  const answer = asked.answer;
  return (
    <>
      <div className={classes.number}>
        <Figure
          label={metric.label}
          value={answer?.totals[metric.id]}
          unit={metric.unit}
          decimals={metric.decimals}
          format={format}
          open={() => openDrill({ metric: metric.id, filters: [] })}
        />
      </div>
      <div className={classes.changes}>
        {answer?.comparisons.map((comparison) => (
          <ChangeLine key={comparison.kind} metric={metric} comparison={comparison} />
        ))}
      </div>
      {goal !== undefined && <KpiGoal goal={goal} />}
      <div className={classes.spark}>
        <Sparkline
          values={numbersOf(answer, metric.id)}
          lastPartial={answer?.buckets?.at(-1)?.partial === true}
          color={theme.accent}
          height={goal === undefined ? SPARK : SPARK_BELOW_GOAL}
        />
      </div>
    </>
  );
}

function ChangeLine({
  metric,
  comparison,
}: {
  readonly metric: CatalogMetric;
  readonly comparison: AnswerComparison;
}) {
  const format = useFormat();
  const { view } = useView();
  const against = comparisonLabel(comparison.kind, view.range);
  const change = changeText(comparison.totals[metric.id], metric.unit, against, format);
  if (change === undefined) return null;
  return (
    <div className={classes.changeLine}>
      <Change change={change} />
      <span className={classes.against}>vs {against}</span>
    </div>
  );
}

function NotUnderFilters({ asked, id }: { readonly asked: Asked; readonly id: string }) {
  const catalog = useCatalog();
  const labels = asked.notApplicable[id]?.map(
    (filter) => catalog?.dimensions.find(({ id: other }) => other === filter.dimension)?.label,
  );
  return <p className={classes.note}>Can't be narrowed by {labels?.join(' or ').toLowerCase()}.</p>;
}

function CardSkeleton() {
  return (
    <div aria-hidden>
      <Skeleton width="55%" height={26} mt={5} mb={9} radius="xs" />
      <Skeleton width="75%" height={12} radius="xs" />
      <Skeleton height={28} mt={14} mb={8} radius="xs" />
    </div>
  );
}
