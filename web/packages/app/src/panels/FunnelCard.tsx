import type { FunnelChart } from '@callsight/charts';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../charts';
import { useCatalog, useFormat } from '../data';
import { MetricHelp } from '../drill';
import { comparedWith, useAgainst, useKnownAnswer } from './asked';
import { useChoose } from './choose';
import { measureOf } from './measures';
import { useRefusal } from './refusal';

interface FunnelCardProps {
  readonly title: string;
  readonly subtitle: string;
  /** Each a part of the one before. */
  readonly metrics: readonly string[];
  /** Pixels. */
  readonly height: number;
  readonly className?: string | undefined;
}

/** Counts of which each keeps a part of the one before. */
export function FunnelCard({ title, subtitle, metrics, height, className }: FunnelCardProps) {
  const format = useFormat();
  const catalog = useCatalog();
  const against = useAgainst();
  const asked = useKnownAnswer(useMemo(() => ({ metrics }), [metrics]));
  const { answer } = asked;
  const [first = ''] = metrics;
  const chart = useMemo((): FunnelChart | undefined => {
    if (answer === undefined || (answer.totals[first] ?? 0) === 0) return undefined;
    return {
      kind: 'funnel',
      title,
      measure: measureOf(catalog, first),
      items: metrics.map((id) => ({
        id,
        label: measureOf(catalog, id).label,
        value: answer.totals[id] ?? null,
        ...(answer.comparisons.length === 0
          ? {}
          : { previous: answer.comparisons[0]?.totals[id]?.previous ?? null }),
      })),
      ...comparedWith(against),
    };
  }, [answer, metrics, first, catalog, against, title]);

  const choose = useChoose(
    useCallback(
      (target) => {
        const metric = metrics[target.index];
        return metric === undefined ? undefined : { metric, filters: [] };
      },
      [metrics],
    ),
  );

  return (
    <ChartCard
      className={className ?? ''}
      title={title}
      subtitle={subtitle}
      help={<MetricHelp metric={first} />}
      state={asked}
      chart={chart}
      format={format}
      height={height}
      onChoose={choose}
      hint="Click for the records"
      {...useRefusal(asked, first)}
    />
  );
}
