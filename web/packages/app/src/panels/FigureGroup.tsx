import {
  type CatalogMetric,
  changeText,
  comparisonLabel,
  grainFor,
  numbersOf,
  type RangeInput,
  type View,
} from '@callsight/client-model';
import { useMemo } from 'react';
import { type Asked, findMetric, type Question, useCatalog, useFormat, useView } from '../data';
import { MetricHelp } from '../drill';
import { Card, Change, ChangeRoom, Empty, Room, Sparkline, usualValue } from '../ui';
import { useChartTheme } from '../ui/theme';
import { useKnownAnswer } from './asked';
import { FirstRecords } from './FirstRecords';
import classes from './panels.module.css';
import { useRefusal } from './refusal';
import { bucketsOf } from './timeline';

/** A smaller number beside a figure, with a word before or after it. */
interface Detail {
  readonly metric: string;
  readonly before?: string;
  readonly after?: string;
}

interface FigureFacts {
  readonly metric: string;
  readonly details?: readonly Detail[];
}

export interface FigureGroupFacts {
  readonly title: string;
  readonly question: string;
  readonly lead: FigureFacts;
  readonly figures: readonly FigureFacts[];
}

const SPARKLINE_HEIGHT = 40;

/** What the figures of groups ask, in a view. */
export function figuresAsk(
  groups: readonly FigureGroupFacts[],
  { range }: Pick<View, 'range'>,
): readonly Question[] {
  const leads = groups.map(({ lead }) => lead.metric);
  return [...groups.map(figuresQuestion), trendsQuestion(leads, range)];
}

function figuresQuestion({ lead, figures }: Pick<FigureGroupFacts, 'lead' | 'figures'>): Question {
  const metrics = [lead, ...figures].flatMap(({ metric, details = [] }) => [
    metric,
    ...details.map((detail) => detail.metric),
  ]);
  return { metrics };
}

/** The leads' courses, asked for together. */
function trendsQuestion(leads: readonly string[], range: RangeInput): Question {
  return { metrics: leads, grain: grainFor(range), comparison: [] };
}

/** Groups of figures side by side, each of which answers one question. */
export function FigureGroups({ groups }: { readonly groups: readonly FigureGroupFacts[] }) {
  const leads = useMemo(() => groups.map((group) => group.lead.metric), [groups]);
  return (
    <>
      {groups[0] !== undefined && <Beginning group={groups[0]} />}
      <div className={classes.groups} data-groups={groups.length}>
        {groups.map((group) => (
          <FigureGroup key={group.title} {...group} leads={leads} />
        ))}
      </div>
    </>
  );
}

/** What to do first while there are no records: a group's own answer says that there are none. */
function Beginning({ group: { lead, figures } }: { readonly group: FigureGroupFacts }) {
  const question = useMemo(() => figuresQuestion({ lead, figures }), [lead, figures]);
  return <FirstRecords answer={useKnownAnswer(question).answer} />;
}

interface FigureGroupProps extends FigureGroupFacts {
  /** The first metric of every group: their trends are asked for together. */
  readonly leads: readonly string[];
}

/** Numbers that answer one question together: the first large with its trend, the others below. */
function FigureGroup({ title, question, lead, figures, leads }: FigureGroupProps) {
  const metrics = useMemo(() => figuresQuestion({ lead, figures }), [lead, figures]);
  const asked = useKnownAnswer(metrics);
  const refusal = useRefusal(asked, lead.metric);
  const isRefused = [lead, ...figures].every(
    ({ metric }) => asked.notApplicable[metric] !== undefined,
  );
  if (isRefused) {
    return (
      <Card title={title} subtitle={question}>
        <Empty title={refusal.emptyTitle ?? ''}>{refusal.emptyHint}</Empty>
      </Card>
    );
  }
  return (
    <Card title={title} subtitle={question} state={asked}>
      <div className={classes.lead}>
        <GroupFigure figure={lead} asked={asked} large />
        <Trend metric={lead.metric} among={leads} />
      </div>
      <div className={classes.figures}>
        {figures.map((figure) => (
          <GroupFigure key={figure.metric} figure={figure} asked={asked} />
        ))}
      </div>
    </Card>
  );
}

interface GroupFigureProps {
  readonly figure: FigureFacts;
  readonly asked: Asked;
  readonly large?: boolean;
}

/** Label, number, changes and what belongs to it; a click opens the records. */
function GroupFigure({ figure, asked, large = false }: GroupFigureProps) {
  const catalog = useCatalog();
  const metric = findMetric(catalog, figure.metric);
  if (metric === undefined && catalog !== undefined) return null;
  const refused = asked.notApplicable[figure.metric] !== undefined;
  return (
    <div className={large ? classes.leadNumber : classes.figure}>
      <div className={classes.label}>
        <span>{metric?.label ?? <Room>Coming</Room>}</span>
        {metric !== undefined && <MetricHelp metric={figure.metric} />}
      </div>
      <div className={classes.numberLine}>
        <Value metric={metric} asked={asked} className={large ? classes.large : classes.number} />
        <Changes metric={metric} asked={asked} />
      </div>
      {refused ? (
        <p className={classes.details}>Not under this filter.</p>
      ) : (
        <Details figure={figure} asked={asked} />
      )}
    </div>
  );
}

interface ValueProps {
  /** Undefined until the catalog is there. */
  readonly metric: CatalogMetric | undefined;
  readonly asked: Asked;
  readonly className: string | undefined;
}

function Value({ metric, asked, className }: ValueProps) {
  const format = useFormat();
  const { openDrill } = useView();
  const value = metric === undefined ? undefined : asked.answer?.totals[metric.id];
  if (metric === undefined || typeof value !== 'number') {
    const unit = metric?.unit ?? 'count';
    return (
      <span className={className}>
        {asked.loading ? (
          <Room>{format.short(usualValue(unit), unit, metric?.decimals)}</Room>
        ) : (
          format.short(null, unit)
        )}
      </span>
    );
  }
  const full = format.full(value, metric.unit);
  return (
    <button
      type="button"
      className={className}
      title={`${full}. Show the records`}
      aria-label={`${metric.label}: ${full}. Show the records`}
      onClick={() => openDrill({ metric: metric.id, filters: [] })}
    >
      {format.short(value, metric.unit, metric.decimals)}
    </button>
  );
}

const SHORT = { previous_period: 'period', previous_year: 'year' } as const;

/** The change against each period compared with; which is which is said only where there are several. */
function Changes({ metric, asked }: Omit<ValueProps, 'className'>) {
  const format = useFormat();
  const { view } = useView();
  const comparisons = asked.answer?.comparisons ?? [];
  // A change of a change tells nothing.
  if (metric?.type === 'change') return null;
  if (metric === undefined || asked.loading) {
    return view.comparison.map((kind) => (
      <span key={kind} className={classes.change}>
        <ChangeRoom />
      </span>
    ));
  }
  return comparisons.map(({ kind, totals }) => {
    const against = comparisonLabel(kind, view.range);
    const change = changeText(totals[metric.id], metric.unit, against, format);
    if (change === undefined) return null;
    return (
      <span key={kind} className={classes.change}>
        <Change change={change} />
        {comparisons.length > 1 && <span className={classes.against}> {SHORT[kind]}</span>}
      </span>
    );
  });
}

function Details({ figure, asked }: { readonly figure: FigureFacts; readonly asked: Asked }) {
  const format = useFormat();
  const catalog = useCatalog();
  const texts = (figure.details ?? []).flatMap((detail) => {
    const metric = findMetric(catalog, detail.metric);
    const unit = metric?.unit ?? 'count';
    const value = asked.loading ? usualValue(unit) : asked.answer?.totals[detail.metric];
    if ((metric === undefined && catalog !== undefined) || typeof value !== 'number') return [];
    const written = format.short(value, unit, metric?.decimals);
    return [[detail.before, written, detail.after].filter(Boolean).join(' ')];
  });
  if (texts.length === 0) return null;
  const text = texts.join(' · ');
  return <p className={classes.details}>{asked.loading ? <Room>{text}</Room> : text}</p>;
}

/** The lead's course over the range, to be felt, not read. */
function Trend({ metric, among }: { readonly metric: string; readonly among: readonly string[] }) {
  const { view } = useView();
  const theme = useChartTheme();
  const question = useMemo(() => trendsQuestion(among, view.range), [among, view.range]);
  const { answer } = useKnownAnswer(question);
  if (answer === undefined) return <div className={classes.trend} />;
  return (
    <div className={classes.trend}>
      <Sparkline
        values={numbersOf(answer, metric)}
        lastPartial={bucketsOf(answer).at(-1)?.partial === true}
        color={theme.accent}
        height={SPARKLINE_HEIGHT}
      />
    </div>
  );
}
