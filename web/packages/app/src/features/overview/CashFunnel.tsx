import { changeText, comparisonLabel } from '@callsight/client-model';
import { findMetric, useAnswer, useCatalog, useFormat, useView } from '../../data';
import { MetricHelp } from '../../drill';
import { Card, Change, Empty, Figure, TableSkeleton } from '../../ui';
import classes from './Overview.module.css';
import { FUNNEL, FUNNEL_QUESTION } from './questions';

/** From the first call to money, as counts of the same range. */
export function CashFunnel() {
  const asked = useAnswer(FUNNEL_QUESTION);
  const steps = FUNNEL.filter((step) => asked.notApplicable[step.metric] === undefined);
  const most = Math.max(...steps.map((step) => asked.answer?.totals[step.metric] ?? 0));
  return (
    <Card
      title="From call to cash"
      subtitle="What happened in this range: counts side by side, not one group followed over time"
      className={classes.funnel ?? ''}
      state={asked}
      skeleton={<TableSkeleton rows={7} />}
    >
      {most === 0 ? (
        <Empty title="Nothing happened in this range">Pick another range or remove a filter.</Empty>
      ) : (
        <ol className={classes.steps}>
          {steps.map((step) => (
            <Step key={step.metric} step={step} most={most} totals={asked.answer?.totals ?? {}} />
          ))}
          {asked.notApplicable['revenue.total'] === undefined && <Cash asked={asked} />}
        </ol>
      )}
    </Card>
  );
}

interface StepProps {
  readonly step: (typeof FUNNEL)[number];
  readonly most: number;
  readonly totals: Readonly<Record<string, number | null>>;
}

function Step({ step, most, totals }: StepProps) {
  const format = useFormat();
  const { openDrill } = useView();
  const catalog = useCatalog();
  const metric = findMetric(catalog, step.metric);
  const value = totals[step.metric] ?? 0;
  const whole = step.of === undefined ? null : totals[step.of];
  const rate = whole ? (value / whole) * 100 : null;
  const wholeLabel = step.of === undefined ? undefined : findMetric(catalog, step.of)?.label;
  const label = metric?.label ?? step.metric;
  return (
    <li className={classes.step}>
      <span>{label}</span>
      <span className={classes.stepBar} aria-hidden>
        <span style={{ width: `${(value / most) * 100}%` }} />
      </span>
      <span className={classes.stepFigure}>
        <Figure
          label={label}
          value={value}
          unit="count"
          format={format}
          open={() => openDrill({ metric: step.metric, filters: [] })}
        />
      </span>
      <span className={`${classes.against} ${classes.stepRate}`}>
        {rate !== null && wholeLabel !== undefined
          ? `${format.short(rate, 'percent')} of ${wholeLabel.toLowerCase()}`
          : ''}
      </span>
    </li>
  );
}

function Cash({ asked }: { readonly asked: ReturnType<typeof useAnswer> }) {
  const format = useFormat();
  const { openDrill, view } = useView();
  const metric = findMetric(useCatalog(), 'revenue.total');
  const comparison = asked.answer?.comparisons[0];
  const change =
    comparison === undefined
      ? undefined
      : changeText(
          comparison.totals['revenue.total'],
          'currency',
          comparisonLabel(comparison.kind, view.range),
          format,
        );
  return (
    <li className={classes.step}>
      <strong>{metric?.label ?? 'Revenue'}</strong>
      <span>
        <MetricHelp metric="revenue.total" />
      </span>
      <span className={classes.stepFigure}>
        <Figure
          label="Revenue"
          value={asked.answer?.totals['revenue.total']}
          unit="currency"
          format={format}
          open={() => openDrill({ metric: 'revenue.total', filters: [] })}
        />
      </span>
      <span className={classes.stepRate}>
        <Change change={change} />
      </span>
    </li>
  );
}
