import { type Feeling, feelingOf } from './change';
import type { Answer, CatalogMetric, Cell, MetricChange } from './contract';
import type { Format } from './format';
import { nameOf } from './names';

/** One sentence about what stands out, made of numbers that the server answered. */
export interface Insight {
  readonly id: string;
  readonly text: string;
  readonly feeling: Feeling;
  /** The number to open for the records behind it. */
  readonly metric: string;
  /** The row it speaks of, when it speaks of one. */
  readonly row?: { readonly dimension: string; readonly value: string };
}

/** The answers that a page already has. Absent ones give no sentence. */
export interface InsightInput {
  /** Totals with a comparison. */
  readonly totals: Answer | undefined;
  /** `calls.total` and `calls.success_rate` by assistant. */
  readonly assistants: Answer | undefined;
  /** `leads.total` and `leads.conversion_rate` by source. */
  readonly sources: Answer | undefined;
  /** `campaigns.spend` and `campaigns.roi` by campaign. */
  readonly campaigns: Answer | undefined;
  readonly metrics: ReadonlyMap<string, CatalogMetric>;
  /** What the comparison compares with: "the 30 days before". */
  readonly against: string;
}

/** Changes smaller than this are not worth a sentence: percent, or points for a rate. */
const WORTH_SAYING = 1;
/** Rows with fewer calls or leads say too little about a rate. */
const ENOUGH = 30;
/** Points that a row's rate must differ from the whole. */
const APART = 3;
/** The part of a change one row must make up to be named. */
const MOST = 0.4;

const MOST_SENTENCES = 3;

/** At most three sentences, the most telling first; none when nothing stands out. */
export function insights(input: InsightInput, format: Format): readonly Insight[] {
  const movers = moversOf(input, format);
  const [worst] = movers.filter((mover) => mover.feeling === 'bad');
  const [first] = movers;
  const found = [
    first,
    worst,
    losingCampaign(input, format),
    bestSource(input, format),
    weakAssistant(input, format),
    contribution(input, format),
    ...movers,
  ].filter((insight) => insight !== undefined);
  return [...new Map(found.map((insight) => [insight.id, insight])).values()].slice(
    0,
    MOST_SENTENCES,
  );
}

function moversOf(input: InsightInput, format: Format): readonly Insight[] {
  const changes = Object.entries(input.totals?.comparisons[0]?.totals ?? {});
  return changes
    .filter(([, change]) => sizeOf(change) >= WORTH_SAYING && change.current !== null)
    .sort(([, a], [, b]) => sizeOf(b) - sizeOf(a))
    .flatMap(([id, change]) => {
      const metric = input.metrics.get(id);
      if (metric === undefined || isNotYetEntered(metric, change)) return [];
      return [moverOf(metric, change, input.against, format)];
    });
}

/** Costs come later than calls: that there are none is no success before they are there. */
function isNotYetEntered({ unit }: CatalogMetric, { current, good }: MetricChange): boolean {
  return unit === 'currency' && current === 0 && good === true;
}

function moverOf(
  metric: CatalogMetric,
  change: MetricChange,
  against: string,
  format: Format,
): Insight {
  const verb = change.direction === 'up' ? 'rose' : 'fell';
  const points = metric.unit === 'percent' && typeof change.points === 'number';
  const by = points
    ? `${format.number(Math.abs(change.points ?? 0), ONE)} points`
    : `${format.number(Math.abs(change.percent ?? 0), ONE)}%`;
  const current = format.short(change.current, metric.unit);
  const previous = format.short(change.previous, metric.unit);
  return {
    id: `mover:${metric.id}`,
    metric: metric.id,
    feeling: feelingOf(change),
    text: `${metric.label} ${verb} by ${by} to ${current}, from ${previous} in ${against}.`,
  };
}

const ONE = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** A rate weighs by its points, and by no more than its relative change: some rates are thousands. */
function sizeOf({ points, percent }: MetricChange): number {
  const relative = Math.abs(percent ?? 0);
  return typeof points === 'number' ? Math.min(Math.abs(points), relative) : relative;
}

function losingCampaign(input: InsightInput, format: Format): Insight | undefined {
  const rows = rowsOf(input.campaigns, 'campaigns.spend', 'campaigns.roi');
  const [loss] = rows
    .filter((row) => row.first > 0 && row.second < 0)
    .sort((a, b) => b.first - a.first);
  if (loss === undefined) return undefined;
  const name = nameOf(input.campaigns?.names, 'campaign', loss.value);
  return {
    id: 'campaign',
    metric: 'campaigns.spend',
    feeling: 'bad',
    row: { dimension: 'campaign', value: loss.value },
    text: `${name} has cost more than it brought: ${format.short(loss.first, 'currency')} spent at a return of ${format.short(loss.second, 'percent')}.`,
  };
}

function bestSource(input: InsightInput, format: Format): Insight | undefined {
  const overall = input.totals?.totals['leads.conversion_rate'];
  if (typeof overall !== 'number') return undefined;
  const [best] = rowsOf(input.sources, 'leads.total', 'leads.conversion_rate')
    .filter((row) => row.first >= ENOUGH && row.second >= overall + APART)
    .sort((a, b) => b.second - a.second);
  if (best === undefined) return undefined;
  const name = nameOf(input.sources?.names, 'source', best.value);
  return {
    id: 'source',
    metric: 'leads.total',
    feeling: 'good',
    row: { dimension: 'source', value: best.value },
    text: `Leads from ${name} qualify most often: ${format.short(best.second, 'percent')} of ${format.number(best.first)}, against ${format.short(overall, 'percent')} overall.`,
  };
}

function weakAssistant(input: InsightInput, format: Format): Insight | undefined {
  const overall = input.totals?.totals['calls.success_rate'];
  if (typeof overall !== 'number') return undefined;
  const [weakest] = rowsOf(input.assistants, 'calls.total', 'calls.success_rate')
    .filter((row) => row.first >= ENOUGH && row.second <= overall - APART)
    .sort((a, b) => a.second - b.second);
  if (weakest === undefined) return undefined;
  const name = nameOf(input.assistants?.names, 'assistant', weakest.value);
  return {
    id: 'assistant',
    metric: 'calls.success_rate',
    feeling: 'bad',
    row: { dimension: 'assistant', value: weakest.value },
    text: `${name} succeeds less often than the others: ${format.short(weakest.second, 'percent')} of its calls, against ${format.short(overall, 'percent')} overall.`,
  };
}

/** Which assistant made most of the change in calls. */
function contribution(input: InsightInput, format: Format): Insight | undefined {
  const compared = input.assistants?.comparisons[0];
  const whole = input.totals?.comparisons[0]?.totals['calls.total']?.absolute;
  if (input.assistants === undefined || typeof whole !== 'number' || whole === 0) return undefined;
  const before = new Map(compared?.rows.map((row) => [row[0], numberOf(row[1])]));
  const [top] = rowsOf(input.assistants, 'calls.total')
    .map((row) => ({ ...row, delta: row.first - (before.get(row.value) ?? 0) }))
    .filter((row) => row.delta / whole >= MOST && row.delta / whole <= 1)
    .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta));
  if (top === undefined) return undefined;
  const name = nameOf(input.assistants.names, 'assistant', top.value);
  const kind = whole > 0 ? 'additional' : 'missing';
  return {
    id: 'contribution',
    metric: 'calls.total',
    feeling: 'neutral',
    row: { dimension: 'assistant', value: top.value },
    text: `${name} accounts for ${format.number(Math.abs(top.delta))} of the ${format.number(Math.abs(whole))} ${kind} calls.`,
  };
}

interface Row {
  readonly value: string;
  readonly first: number;
  readonly second: number;
}

/** Rows of an answer by one dimension that have a name and both numbers. */
function rowsOf(answer: Answer | undefined, first: string, second?: string): readonly Row[] {
  const at = (id: string | undefined) =>
    answer?.columns.findIndex((column) => column.id === id) ?? -1;
  const [one, two] = [at(first), at(second)];
  if (answer === undefined || one < 0 || (second !== undefined && two < 0)) return [];
  return answer.rows.flatMap((row) => {
    const value = row[0];
    const [a, b] = [row[one], second === undefined ? 0 : row[two]];
    if (typeof value !== 'string' || typeof a !== 'number' || typeof b !== 'number') return [];
    return [{ value, first: a, second: b }];
  });
}

function numberOf(cell: Cell | undefined): number {
  return typeof cell === 'number' ? cell : 0;
}
