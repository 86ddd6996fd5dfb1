import type { PartsChart } from '@callsight/charts';
import type { Cell } from '@callsight/client-model';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../charts';
import { useCatalog, useFormat } from '../data';
import { MetricHelp } from '../drill';
import { comparedWith, useAgainst, useKnownAnswer } from './asked';
import { SplitPicker } from './ChoicePicker';
import { useChoice } from './choice';
import { useChoose } from './choose';
import { measureOf } from './measures';
import { partsOf } from './parts';
import { useRefusal } from './refusal';
import { filterOn, filterOnAny, idOf, itemsOf, splitRows } from './split';

interface PartsCardProps {
  readonly title: string;
  /** What the card's choice is kept under in the address. */
  readonly id: string;
  /** Additive. */
  readonly metric: string;
  readonly splits: readonly string[];
  /** Pixels. */
  readonly height: number;
  readonly className?: string | undefined;
}

/** What an amount is made of, as parts of a ring. */
export function PartsCard({ title, id, metric, splits, height, className }: PartsCardProps) {
  const format = useFormat();
  const catalog = useCatalog();
  const against = useAgainst();
  const [split, setSplit] = useChoice(`${id}.split`, splits[0] ?? '', splits);
  const asked = useKnownAnswer(
    useMemo(
      () => ({
        metrics: [metric],
        dimensions: [split],
        order: [{ by: metric, direction: 'desc' as const }],
        limit: 100,
      }),
      [metric, split],
    ),
  );
  const { answer } = asked;
  const rows = useMemo(() => splitRows(answer), [answer]);
  const isThis = answer?.columns.some((column) => column.id === split) === true;
  const chart = useMemo((): PartsChart | undefined => {
    if (!isThis) return undefined;
    return {
      kind: 'parts',
      title,
      measure: measureOf(catalog, metric),
      items: partsOf(itemsOf(rows, metric)),
      ...comparedWith(against),
    };
  }, [isThis, rows, catalog, against, title, metric]);

  const choose = useChoose(
    useCallback(
      (target) => {
        const item = chart?.items[target.index];
        if (item === undefined) return undefined;
        const values = rows.map((row): Cell => row.values[0] ?? null);
        const named = new Set(chart?.items.map((each) => each.id));
        const own = values.find((value) => idOf(value) === item.id) ?? null;
        const rest = values.filter((value) => !named.has(idOf(value)));
        const filter = item.rest === true ? filterOnAny(split, rest) : filterOn(split, own);
        return { metric, filters: [filter] };
      },
      [chart, rows, split, metric],
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
      {...useRefusal(asked, metric)}
      actions={
        splits.length > 1 && (
          <SplitPicker
            label={`${title}: split by`}
            ids={splits}
            value={split}
            onChange={setSplit}
          />
        )
      }
    />
  );
}
