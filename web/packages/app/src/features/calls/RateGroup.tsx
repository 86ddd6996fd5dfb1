import { changeText, grainFor } from '@callsight/client-model';
import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import { type Asked, findMetric, useCatalog, useFormat, useView } from '../../data';
import { MetricHelp } from '../../drill';
import { Card, Change, Sparkline } from '../../ui';
import { useChartTheme } from '../../ui/theme';
import { useAgainst, useKnownAnswer } from './asked';
import classes from './Calls.module.css';
import { bucketsOf, valuesOf } from './timeline';

/** A smaller number beside a rate, with a word before or after it. */
interface Detail {
  readonly metric: string;
  readonly before?: string;
  readonly after?: string;
}

interface Rate {
  readonly metric: string;
  readonly details?: readonly Detail[];
}

export interface RateGroupFacts {
  readonly title: string;
  readonly question: string;
  readonly lead: Rate;
  readonly rates: readonly Rate[];
}

const SPARKLINE_HEIGHT = 40;

interface RateGroupProps extends RateGroupFacts {
  /** The first metric of every group: their trends are asked for together. */
  readonly leads: readonly string[];
}

/** Numbers that answer one question together: the first large with its trend, the others below. */
export function RateGroup({ title, question, lead, rates, leads }: RateGroupProps) {
  const metrics = useMemo(
    () => ({
      metrics: [lead, ...rates].flatMap((rate) => [
        rate.metric,
        ...(rate.details ?? []).map((detail) => detail.metric),
      ]),
    }),
    [lead, rates],
  );
  const asked = useKnownAnswer(metrics);
  return (
    <Card
      title={title}
      subtitle={question}
      state={asked}
      skeleton={<GroupSkeleton rates={rates.length} />}
    >
      <div className={classes.lead}>
        <RateNumber rate={lead} asked={asked} large />
        <Trend metric={lead.metric} among={leads} />
      </div>
      <div className={classes.rates}>
        {rates.map((rate) => (
          <RateNumber key={rate.metric} rate={rate} asked={asked} />
        ))}
      </div>
    </Card>
  );
}

interface RateNumberProps {
  readonly rate: Rate;
  readonly asked: Asked;
  readonly large?: boolean;
}

/** Label, number, change and what belongs to it; a click opens the records. */
function RateNumber({ rate, asked, large = false }: RateNumberProps) {
  const format = useFormat();
  const { openDrill } = useView();
  const metric = findMetric(useCatalog(), rate.metric);
  const against = useAgainst();
  if (metric === undefined) return null;
  const value = asked.answer?.totals[rate.metric];
  const refused = asked.notApplicable[rate.metric] !== undefined;
  const change = asked.answer?.comparisons[0]?.totals[rate.metric];
  return (
    <div className={large ? classes.leadNumber : classes.rate}>
      <div className={classes.label}>
        <span>{metric.label}</span>
        <MetricHelp metric={rate.metric} />
      </div>
      <div className={classes.numberLine}>
        {typeof value === 'number' ? (
          <button
            type="button"
            className={large ? classes.large : classes.number}
            title={`${format.full(value, metric.unit)}. Show the records`}
            aria-label={`${metric.label}: ${format.full(value, metric.unit)}. Show the records`}
            onClick={() => openDrill({ metric: rate.metric, filters: [] })}
          >
            {format.short(value, metric.unit)}
          </button>
        ) : (
          <span className={large ? classes.large : classes.number}>
            {format.short(null, 'count')}
          </span>
        )}
        <Change change={changeText(change, metric.unit, against ?? '', format)} />
      </div>
      {refused ? (
        <p className={classes.details}>The filter does not apply to this.</p>
      ) : (
        <Details rate={rate} asked={asked} />
      )}
    </div>
  );
}

function Details({ rate, asked }: { readonly rate: Rate; readonly asked: Asked }) {
  const format = useFormat();
  const catalog = useCatalog();
  const texts = (rate.details ?? []).flatMap((detail) => {
    const metric = findMetric(catalog, detail.metric);
    const value = asked.answer?.totals[detail.metric];
    if (metric === undefined || typeof value !== 'number') return [];
    return [
      [detail.before, format.short(value, metric.unit), detail.after].filter(Boolean).join(' '),
    ];
  });
  if (texts.length === 0) return null;
  return <p className={classes.details}>{texts.join(' · ')}</p>;
}

/** The lead's course over the range, to be felt, not read. */
function Trend({ metric, among }: { readonly metric: string; readonly among: readonly string[] }) {
  const { view } = useView();
  const theme = useChartTheme();
  const question = useMemo(
    () => ({ metrics: among, grain: grainFor(view.range), comparison: [] }),
    [among, view.range],
  );
  const { answer } = useKnownAnswer(question);
  if (answer === undefined) return <div className={classes.trend} />;
  return (
    <div className={classes.trend}>
      <Sparkline
        values={valuesOf(answer, metric)}
        lastPartial={bucketsOf(answer).at(-1)?.partial === true}
        color={theme.accent}
        height={SPARKLINE_HEIGHT}
      />
    </div>
  );
}

function GroupSkeleton({ rates }: { readonly rates: number }) {
  return (
    <div aria-hidden>
      <Skeleton height={40} width="55%" mb={22} />
      <div className={classes.rates}>
        {Array.from({ length: rates }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          <Skeleton key={index} height={48} />
        ))}
      </div>
    </div>
  );
}
