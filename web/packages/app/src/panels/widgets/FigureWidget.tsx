import {
  type CatalogMetric,
  changeText,
  comparisonLabel,
  grainFor,
  numbersOf,
} from '@callsight/client-model';
import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import { type Asked, findMetric, useCatalog, useFormat, useView } from '../../data';
import { MetricHelp } from '../../drill';
import { Card, Change, Empty, Sparkline } from '../../ui';
import { useChartTheme } from '../../ui/theme';
import { useKnownAnswer } from '../asked';
import { useRefusal } from '../refusal';
import { bucketsOf } from '../timeline';
import type { AskingProps } from './ChartWidget';
import { questionOf } from './question';
import classes from './widgets.module.css';

/** Height from which there is room for the course below the number, in pixels. */
const ROOM_FOR_TREND = 140;
const TREND_HEIGHT = 34;

/** One figure, or a few, with their changes. */
export function FigureWidget({ title, query, height, actions }: AskingProps) {
  const catalog = useCatalog();
  const asked = useKnownAnswer(useMemo(() => questionOf(query, undefined), [query]));
  const [first = ''] = query.metrics;
  const refusal = useRefusal(asked, first);
  const shown = query.metrics.flatMap((id) => findMetric(catalog, id) ?? []);
  return (
    <Card
      className={classes.card ?? ''}
      title={title}
      help={<MetricHelp metric={first} />}
      state={asked}
      skeleton={<Skeleton height={40} width="55%" />}
      {...(actions === undefined ? {} : { actions })}
    >
      {refusal.emptyTitle !== undefined ? (
        <Empty title={refusal.emptyTitle}>{refusal.emptyHint}</Empty>
      ) : (
        <div className={classes.figures}>
          {shown.map((metric) => (
            <div key={metric.id} className={classes.figure}>
              {shown.length > 1 && <span className={classes.label}>{metric.label}</span>}
              <Figure metric={metric} asked={asked} />
            </div>
          ))}
        </div>
      )}
      {shown.length === 1 && height >= ROOM_FOR_TREND && <Trend metric={first} />}
    </Card>
  );
}

function Figure({ metric, asked }: { readonly metric: CatalogMetric; readonly asked: Asked }) {
  const format = useFormat();
  const { openDrill, view } = useView();
  const value = asked.answer?.totals[metric.id] ?? null;
  const comparisons = asked.answer?.comparisons ?? [];
  const words = `${metric.label}: ${format.full(value, metric.unit)}`;
  return (
    <span className={classes.line}>
      {value === null ? (
        <span className={classes.large}>{format.short(null, metric.unit)}</span>
      ) : (
        <button
          type="button"
          className={classes.large}
          title={`${format.full(value, metric.unit)}. Show the records`}
          aria-label={`${words}. Show the records`}
          onClick={() => openDrill({ metric: metric.id, filters: [] })}
        >
          {format.short(value, metric.unit, metric.decimals)}
        </button>
      )}
      {metric.type !== 'change' &&
        comparisons.map(({ kind, totals }) => (
          <Change
            key={kind}
            change={changeText(
              totals[metric.id],
              metric.unit,
              comparisonLabel(kind, view.range),
              format,
            )}
          />
        ))}
    </span>
  );
}

/** The course over the range, to be felt, not read. */
function Trend({ metric }: { readonly metric: string }) {
  const { view } = useView();
  const theme = useChartTheme();
  const question = useMemo(
    () => ({ metrics: [metric], grain: grainFor(view.range), comparison: [] }),
    [metric, view.range],
  );
  const { answer } = useKnownAnswer(question);
  return (
    <div className={classes.trend} style={{ height: TREND_HEIGHT }}>
      {answer !== undefined && (
        <Sparkline
          values={numbersOf(answer, metric)}
          lastPartial={bucketsOf(answer).at(-1)?.partial === true}
          color={theme.accent}
          height={TREND_HEIGHT}
        />
      )}
    </div>
  );
}
