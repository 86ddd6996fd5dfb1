import {
  type Answer,
  type CatalogMetric,
  changeText,
  comparisonLabel,
  DEFAULT_VIEW,
  encodeView,
  needsExpenses,
  numbersOf,
  whyMissing,
} from '@callsight/client-model';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  type Asked,
  findMetric,
  useAnswer,
  useCatalog,
  useFormat,
  useMayAdminister,
  useView,
} from '../../data';
import { MetricHelp } from '../../drill';
import { Card, Change, ChangeRoom, Failure, Figure, Room, Sparkline, usualValue } from '../../ui';
import { useChartTheme } from '../../ui/theme';
import { KpiGoal, useCardGoal } from './KpiGoal';
import { FiringMark } from './OpenAlerts';
import classes from './Overview.module.css';
import { CARDS, cardsQuestion } from './questions';

/** The question of the cards: totals, comparison, and the series that the trends draw too. */
export function useCardAnswer(): Asked {
  const { view } = useView();
  const question = useMemo(() => cardsQuestion(view.range), [view.range]);
  return useAnswer(question);
}

/** Pixels; with a goal above it there is less room, so that the card is as tall as the others. */
const SPARK = 46;
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
    >
      <KpiBody id={id} metric={metric} asked={asked} />
    </Card>
  );
}

interface KpiBodyProps {
  readonly id: string;
  /** Undefined until the catalog is there. */
  readonly metric: CatalogMetric | undefined;
  readonly asked: Asked;
}

function KpiBody({ id, metric, asked }: KpiBodyProps) {
  const theme = useChartTheme();
  const { answer } = asked;
  const goal = useCardGoal(id, answer?.meta.range);
  if (asked.notApplicable[id] !== undefined) return <NotUnderFilters asked={asked} id={id} />;
  return (
    <>
      <div className={classes.number}>
        <Value metric={metric} answer={answer} />
      </div>
      <Changes metric={metric} answer={answer} />
      {metric !== undefined && answer?.totals[id] === null && <WhyMissing metric={metric} />}
      {goal !== undefined && <KpiGoal goal={goal} />}
      <div className={classes.spark}>
        <Sparkline
          values={answer === undefined ? [] : numbersOf(answer, id)}
          lastPartial={answer?.buckets?.at(-1)?.partial === true}
          color={theme.accent}
          height={goal === undefined ? SPARK : SPARK_BELOW_GOAL}
        />
      </div>
    </>
  );
}

/** Why there is no number, and where to send what it needs. */
function WhyMissing({ metric }: { readonly metric: CatalogMetric }) {
  const catalog = useCatalog();
  const { view } = useView();
  const maySend = useMayAdminister();
  const why = whyMissing(metric, (id) => findMetric(catalog, id));
  if (why === undefined) return null;
  const raw = encodeView({ ...DEFAULT_VIEW, organization: view.organization });
  return (
    <p className={classes.missing}>
      {why}.{' '}
      {maySend && needsExpenses(metric) && (
        <Link to={'/settings/data' as never} search={{ raw } as never}>
          Send expenses
        </Link>
      )}
    </p>
  );
}

interface AnsweredProps {
  readonly metric: CatalogMetric | undefined;
  readonly answer: Answer | undefined;
}

function Value({ metric, answer }: AnsweredProps) {
  const format = useFormat();
  const { openDrill } = useView();
  if (metric === undefined || answer === undefined) {
    const unit = metric?.unit ?? 'count';
    return <Room>{format.short(usualValue(unit), unit, metric?.decimals)}</Room>;
  }
  return (
    <Figure
      label={metric.label}
      value={answer.totals[metric.id]}
      unit={metric.unit}
      decimals={metric.decimals}
      format={format}
      open={() => openDrill({ metric: metric.id, filters: [] })}
    />
  );
}

/** A line for each period compared with. */
function Changes({ metric, answer }: AnsweredProps) {
  const format = useFormat();
  const { view } = useView();
  const kinds = answer?.comparisons.map(({ kind }) => kind) ?? view.comparison;
  return (
    <div className={classes.changes}>
      {kinds.map((kind) => {
        const against = comparisonLabel(kind, view.range);
        const totals = answer?.comparisons.find((each) => each.kind === kind)?.totals;
        const change =
          metric === undefined || totals === undefined
            ? undefined
            : changeText(totals[metric.id], metric.unit, against, format);
        if (totals !== undefined && change === undefined) return null;
        return (
          <div key={kind} className={classes.changeLine}>
            {change === undefined ? <ChangeRoom /> : <Change change={change} />}
            <span className={classes.against}>vs {against}</span>
          </div>
        );
      })}
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
