import type { Target, WorldChart } from '@callsight/charts';
import type { Filter } from '@callsight/client-model';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../../charts';
import { useCatalog, useFormat, useView } from '../../data';
import { MetricHelp } from '../../drill';
import { comparedWith, useAgainst, useKnownAnswer } from './asked';
import classes from './Calls.module.css';
import { measureOf } from './measures';
import { Ranking } from './Ranking';
import { filterOn, itemsOf, splitRows } from './split';

const METRIC = 'calls.total';
const BY_COUNTRY = {
  metrics: [METRIC],
  dimensions: ['country'],
  order: [{ by: METRIC, direction: 'desc' as const }],
  limit: 300,
};
const TABLE_METRICS = [METRIC, 'calls.success_rate'] as const;
const HEIGHT = 330;

/** Where calls come from, on the map. */
export function WorldOfCalls() {
  const { addFilter, openDrill } = useView();
  const format = useFormat();
  const catalog = useCatalog();
  const against = useAgainst();
  const asked = useKnownAnswer(BY_COUNTRY);
  const rows = useMemo(() => splitRows(asked.answer), [asked.answer]);
  const chart = useMemo((): WorldChart | undefined => {
    if (asked.answer === undefined) return undefined;
    return {
      kind: 'world',
      title: 'Calls by country',
      measure: measureOf(catalog, METRIC),
      items: itemsOf(rows, METRIC),
      ...comparedWith(against),
    };
  }, [asked.answer, rows, catalog, against]);

  const choose = useCallback(
    (target: Target, narrow: boolean) => {
      const row = rows[target.index];
      if (row === undefined) return;
      const filter = filterOn('country', row.values[0] ?? null);
      if (narrow) addFilter(filter);
      else openDrill({ metric: METRIC, filters: [filter] });
    },
    [rows, addFilter, openDrill],
  );

  return (
    <ChartCard
      className={classes.map ?? ''}
      title="Calls by country"
      help={<MetricHelp metric={METRIC} />}
      state={asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      onChoose={choose}
      emptyHint="Calls say where they are from by country."
    />
  );
}

/** From the whole world to a country's regions to a region's cities, as the filters say. */
export function Places() {
  const { view } = useView();
  const level = levelOf(view.filters);
  return (
    <Ranking
      key={level.dimension}
      className={classes.places}
      title={level.title}
      subtitle={level.subtitle}
      help={<MetricHelp metric={METRIC} />}
      dimension={level.dimension}
      nameLabel={level.name}
      metrics={TABLE_METRICS}
      share
      limit={200}
      maxHeight={HEIGHT}
    />
  );
}

interface Level {
  readonly dimension: string;
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
}

function levelOf(filters: readonly Filter[]): Level {
  const isOne = (dimension: string) =>
    filters.some((filter) => filter.dimension === dimension && filter.values.length === 1);
  if (isOne('region')) {
    return { dimension: 'city', name: 'City', title: 'Cities', subtitle: 'Of the region picked.' };
  }
  if (isOne('country')) {
    return {
      dimension: 'region',
      name: 'Region',
      title: 'Regions',
      subtitle: 'Of the country picked. A name goes on to its cities.',
    };
  }
  return {
    dimension: 'country',
    name: 'Country',
    title: 'Countries',
    subtitle: 'A name goes on to its regions.',
  };
}
