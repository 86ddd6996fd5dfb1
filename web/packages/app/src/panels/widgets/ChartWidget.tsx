import type { ChartKind, WidgetOptions, WidgetQuery } from '@callsight/client-model';
import { type ReactNode, useCallback } from 'react';
import { ChartCard } from '../../charts';
import { useFormat } from '../../data';
import { MetricHelp } from '../../drill';
import { useChoose } from '../choose';
import { useRefusal } from '../refusal';
import { useDrawn } from './useDrawn';
import classes from './widgets.module.css';

export interface AskingProps {
  readonly title: string;
  readonly query: WidgetQuery;
  readonly options?: WidgetOptions | undefined;
  /** Pixels of the whole card. */
  readonly height: number;
  readonly actions?: ReactNode;
}

/** Padding, border, title and the air below it. */
const AROUND = 72;
/** A line of notes below a chart. */
const NOTE = 26;
const LEAST = 56;

/** Any chart of any question; where it can't be drawn it says why. */
export function ChartWidget(props: AskingProps & { readonly kind: ChartKind }) {
  const { title, query, kind } = props;
  const format = useFormat();
  const { drawn, asked, all } = useDrawn(title, kind, query, props.options, props.height - AROUND);
  const chart = drawn !== undefined && 'chart' in drawn ? drawn : undefined;
  const meant = chart?.meant;
  const choose = useChoose(useCallback((target) => meant?.(target), [meant]));
  const [first = ''] = query.metrics;
  const failed = all.find((each) => each.problem !== undefined) ?? asked;
  const waiting = all.some((each) => each.loading || each.stale);
  const refusal = useRefusal(asked, first);
  const reason =
    drawn !== undefined && 'reason' in drawn
      ? { emptyTitle: 'Another chart fits better', emptyHint: drawn.reason }
      : {};
  const notes = chart?.chart.kind === 'time' || chart?.note !== undefined ? NOTE : 0;
  return (
    <ChartCard
      className={classes.card ?? ''}
      title={title}
      help={<MetricHelp metric={first} />}
      state={{
        loading: waiting && drawn === undefined,
        stale: waiting && drawn !== undefined,
        problem: failed.problem,
        retry: failed.retry,
      }}
      chart={chart?.chart}
      format={format}
      height={Math.max(LEAST, props.height - AROUND - notes)}
      onChoose={choose}
      actions={props.actions}
      {...reason}
      {...refusal}
      {...(chart?.note === undefined
        ? {}
        : { footer: <p className={classes.note}>{chart.note}</p> })}
    />
  );
}
