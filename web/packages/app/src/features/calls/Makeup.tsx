import {
  type Item,
  largestItems,
  MOST_PARTS,
  type PartsChart,
  type Target,
} from '@callsight/charts';
import type { Cell } from '@callsight/client-model';
import { Select } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { ChartCard } from '../../charts';
import { useCatalog, useFormat, useView } from '../../data';
import { MetricHelp } from '../../drill';
import { comparedWith, useAgainst, useKnownAnswer } from './asked';
import { measureOf } from './measures';
import { filterOn, filterOnAny, idOf, itemsOf, splitRows, UNKNOWN } from './split';

const METRIC = 'calls.total';
const SPLITS = ['handled_by', 'direction', 'status', 'transferred', 'source'] as const;
const HEIGHT = 250;

/** What the calls are made of: by whom, which way, how they went. */
export function Makeup() {
  const { addFilter, openDrill } = useView();
  const format = useFormat();
  const catalog = useCatalog();
  const against = useAgainst();
  const [split, setSplit] = useState<string>(SPLITS[0]);
  const asked = useKnownAnswer(
    useMemo(
      () => ({
        metrics: [METRIC],
        dimensions: [split],
        order: [{ by: METRIC, direction: 'desc' as const }],
        limit: 100,
      }),
      [split],
    ),
  );
  const { answer } = asked;
  const rows = useMemo(() => splitRows(answer), [answer]);
  const isThis = answer?.columns.some((column) => column.id === split) === true;
  const chart = useMemo((): PartsChart | undefined => {
    if (!isThis) return undefined;
    return {
      kind: 'parts',
      title: 'What calls are made of',
      measure: measureOf(catalog, METRIC),
      items: partsOf(itemsOf(rows, METRIC)),
      ...comparedWith(against),
    };
  }, [isThis, rows, catalog, against]);

  const choose = useCallback(
    (target: Target, narrow: boolean) => {
      const item = chart?.items[target.index];
      if (item === undefined) return;
      const values = rows.map((row): Cell => row.values[0] ?? null);
      const named = new Set(chart?.items.map((each) => each.id));
      const own = values.find((value) => idOf(value) === item.id) ?? null;
      const filter =
        item.rest === true
          ? filterOnAny(
              split,
              values.filter((value) => !named.has(idOf(value))),
            )
          : filterOn(split, own);
      if (narrow) addFilter(filter);
      else openDrill({ metric: METRIC, filters: [filter] });
    },
    [chart, rows, split, addFilter, openDrill],
  );

  const labelOf = (id: string) =>
    catalog?.dimensions.find((dimension) => dimension.id === id)?.label ?? id;
  const offered = SPLITS.filter((id) =>
    catalog?.dimensions.some(
      (dimension) => dimension.id === id && dimension.entities.includes('calls'),
    ),
  );
  return (
    <ChartCard
      title="What calls are made of"
      help={<MetricHelp metric={METRIC} />}
      state={asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      onChoose={choose}
      actions={
        <Select
          size="xs"
          w={140}
          aria-label="Calls split by"
          data={offered.map((id) => ({ value: id, label: `By ${labelOf(id).toLowerCase()}` }))}
          value={split}
          allowDeselect={false}
          onChange={(next) => setSplit(next ?? split)}
        />
      }
    />
  );
}

/** "Not known" stays a part of its own: what is summed must be nameable by a filter. */
function partsOf(items: readonly Item[]): readonly Item[] {
  const unknown = items.filter((item) => item.id === UNKNOWN);
  const known = items.filter((item) => item.id !== UNKNOWN);
  return [...largestItems(known, MOST_PARTS - unknown.length), ...unknown];
}
