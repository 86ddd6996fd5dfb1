import type { WorldChart } from '@callsight/charts';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../charts';
import { useCatalog, useFormat } from '../data';
import { MetricHelp } from '../drill';
import { comparedWith, useAgainst, useKnownAnswer } from './asked';
import { useChoose } from './choose';
import { measureOf } from './measures';
import { useRefusal } from './refusal';
import { filterOn, itemsOf, splitRows } from './split';

/** More than there are countries. */
const MOST = 300;

interface WorldCardProps {
  readonly title: string;
  readonly metric: string;
  /** Pixels. */
  readonly height: number;
  readonly className?: string | undefined;
  readonly emptyHint: string;
}

/** A metric by country, on the map. */
export function WorldCard({ title, metric, height, className, emptyHint }: WorldCardProps) {
  const format = useFormat();
  const catalog = useCatalog();
  const against = useAgainst();
  const asked = useKnownAnswer(
    useMemo(
      () => ({
        metrics: [metric],
        dimensions: ['country'],
        order: [{ by: metric, direction: 'desc' as const }],
        limit: MOST,
      }),
      [metric],
    ),
  );
  const rows = useMemo(() => splitRows(asked.answer), [asked.answer]);
  const chart = useMemo((): WorldChart | undefined => {
    if (asked.answer === undefined) return undefined;
    return {
      kind: 'world',
      title,
      measure: measureOf(catalog, metric),
      items: itemsOf(rows, metric),
      ...comparedWith(against),
    };
  }, [asked.answer, rows, catalog, against, title, metric]);

  const choose = useChoose(
    useCallback(
      (target) => {
        const row = rows[target.index];
        if (row === undefined) return undefined;
        return { metric, filters: [filterOn('country', row.values[0] ?? null)] };
      },
      [rows, metric],
    ),
  );

  return (
    <ChartCard
      className={className ?? ''}
      title={title}
      help={<MetricHelp metric={metric} />}
      state={asked}
      chart={chart}
      format={format}
      height={height}
      onChoose={choose}
      emptyHint={emptyHint}
      {...useRefusal(asked, metric)}
    />
  );
}
