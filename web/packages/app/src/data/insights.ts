import {
  type Attribution,
  type AttributionBy,
  type AttributionMetric,
  type Filter,
  type Forecast,
  filtersNotApplicable,
  type Grain,
  type InsightQuery,
  type Problem,
  type ScoreOutcome,
  type Scores,
  type StageSubject,
  type Stages,
} from '@callsight/client-model';
import { useQuery } from '@tanstack/react-query';
import { useMetric } from './answers';
import { client } from './client';
import { problemOf } from './queries';
import { useView } from './view-provider';

/** What became of the question for an insight; the older value stays while a new one is on its way. */
export interface AskedInsight<T> {
  readonly value: T | undefined;
  readonly loading: boolean;
  readonly stale: boolean;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
  /** The view's filters that do not apply; then nothing was asked. */
  readonly notApplicable: readonly Filter[];
}

/** How well the lead score tells who converts, in the view of the address; always of all, whatever the page is about. */
export function useScores(outcome: ScoreOutcome): AskedInsight<Scores> {
  return useInsight('scores', 'leads.total', { outcome }, (query, signal) =>
    client.scores(query, signal),
  );
}

/** The total that an attribution divides. */
export const ATTRIBUTED: Readonly<Record<AttributionMetric, string>> = {
  leads: 'leads.total',
  deals: 'deals.won',
  revenue: 'revenue.total',
};

/** Which touches led to leads, deals or revenue by every model, in the view of the address; always of all. */
export function useAttribution(
  metric: AttributionMetric,
  by: AttributionBy,
): AskedInsight<Attribution> {
  return useInsight('attribution', ATTRIBUTED[metric], { metric, by }, (query, signal) =>
    client.attribution(query, signal),
  );
}

/**
 * How far leads or deals get, and where they are stuck, in the view of the address; always of all.
 *
 * @param by a dimension by whose largest values it is told as well; undefined for none
 */
export function useStages(subject: StageSubject, by: string | undefined): AskedInsight<Stages> {
  const basis = subject === 'lead' ? 'leads.total' : 'deals.created';
  const extra = by === undefined ? { subject } : { subject, by };
  return useInsight('stages', basis, extra, (query, signal) => client.stages(query, signal));
}

/**
 * How a metric is expected to go on after the view's range.
 *
 * @param horizon steps; undefined while it is not known how many or none are wanted
 */
export function useForecast(
  metric: string,
  grain: Grain,
  horizon: number | undefined,
): AskedInsight<Forecast> {
  return useInsight(
    'forecast',
    metric,
    { metric, grain, horizon: horizon ?? 1 },
    (query, signal) => client.forecast(query, signal),
    horizon !== undefined,
  );
}

function useInsight<Extra extends object, T>(
  name: string,
  basis: string,
  extra: Extra,
  ask: (query: InsightQuery & Extra, signal: AbortSignal) => Promise<T>,
  wanted = true,
): AskedInsight<T> {
  const { organization, view } = useView();
  const metric = useMetric(basis);
  const notApplicable = metric === undefined ? [] : filtersNotApplicable(metric, view.filters);
  const ready =
    wanted && organization !== undefined && metric !== undefined && notApplicable.length === 0;
  const query = {
    ...extra,
    organizationId: organization?.id ?? '',
    timeRange: view.range,
    ...(view.filters.length === 0 ? {} : { filters: view.filters }),
  };
  const result = useQuery<T>({
    queryKey: ['insight', name, query],
    queryFn: ({ signal }) => ask(query, signal),
    enabled: ready,
    placeholderData: (previous) => previous,
  });
  return {
    value: ready ? result.data : undefined,
    loading: notApplicable.length === 0 && result.data === undefined && result.error === null,
    stale: ready && result.isPlaceholderData,
    problem: problemOf(result.error),
    retry: () => void result.refetch(),
    notApplicable,
  };
}
