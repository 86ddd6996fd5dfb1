import type { BarsChart, Measure } from '@callsight/charts';
import { changeAmount } from '@callsight/charts';
import {
  type Attribution,
  type AttributionMetric,
  type AttributionRow,
  nameOf,
} from '@callsight/client-model';
import type { RankedColumn, RankedRow } from '../../charts';

/** What credit can be given for, the usual first. */
export const CREDITED: readonly { readonly value: AttributionMetric; readonly label: string }[] = [
  { value: 'revenue', label: 'Revenue' },
  { value: 'deals', label: 'Deals won' },
  { value: 'leads', label: 'Leads' },
];

/** By what credit can be summed, the usual first. */
export const CREDITED_BY = [
  { value: 'campaign', label: 'By campaign', name: 'Campaign' },
  { value: 'channel', label: 'By channel', name: 'Channel' },
  { value: 'variant', label: 'By variant', name: 'Variant' },
] as const;

/** The models, until an answer names them; the usual first. */
export const MODELS = [
  { id: 'last', label: 'Last touch' },
  { id: 'first', label: 'First touch' },
  { id: 'last_non_direct', label: 'Last non-direct touch' },
  { id: 'linear', label: 'Linear' },
  { id: 'time_decay', label: 'Time decay' },
  { id: 'position_based', label: 'Position based' },
  { id: 'u_shaped', label: 'U-shaped' },
  { id: 'w_shaped', label: 'W-shaped' },
  { id: 'full_path', label: 'Full path' },
] as const;

/** What the other figures of the page are counted by. */
const USUAL = MODELS[0].id;

const SHARE: Measure = { id: 'share', label: 'Share', unit: 'percent', good: 'neither' };

/** Credit is an amount of what is attributed; a part of a lead counts, so counts have a digit. */
function creditMeasure(metric: AttributionMetric, label: string): Measure {
  return metric === 'revenue'
    ? { id: metric, label, unit: 'currency', good: 'up' }
    : { id: metric, label, unit: 'count', good: 'up', decimals: 1 };
}

/** The picked model with its share and its difference to the usual one, then all others. */
export function creditColumns(attribution: Attribution, model: string): readonly RankedColumn[] {
  const measure = (label: string) => creditMeasure(attribution.metric, label);
  const others = attribution.models.filter(({ id }) => id !== model);
  const picked = attribution.models.find(({ id }) => id === model);
  const label = picked?.label ?? model;
  const difference: RankedColumn = {
    id: 'difference',
    label: 'Against last touch',
    measure: { ...measure(label), good: 'neither' },
    isChange: true,
  };
  return [
    { id: model, label, measure: measure(label), bar: true },
    { id: SHARE.id, label: SHARE.label, measure: SHARE },
    ...(model === USUAL ? [] : [difference]),
    ...others.map((each) => ({ id: each.id, label: each.label, measure: measure(each.label) })),
  ];
}

/** The credits as rows; a variant is known by its campaign and its own name. */
export function creditRows(attribution: Attribution, model: string): readonly RankedRow[] {
  const measure = creditMeasure(attribution.metric, '');
  return attribution.rows.map((row) => {
    const credit = row.credits[model] ?? 0;
    return {
      id: rowId(row),
      label: rowLabel(attribution, row),
      values: {
        ...row.credits,
        [SHARE.id]: attribution.total === 0 ? null : (credit / attribution.total) * 100,
        difference: changeAmount(credit, row.credits[USUAL], measure),
      },
    };
  });
}

/** What the rows leave to no campaign, and what both add up to: the total, in every model. */
export function creditSums(attribution: Attribution, model: string): readonly RankedRow[] {
  const ids = attribution.models.map(({ id }) => id);
  const share = (part: number) =>
    attribution.total === 0 ? null : (part / attribution.total) * 100;
  const credited = (id: string) =>
    attribution.rows.reduce((sum, row) => sum + (row.credits[id] ?? 0), 0);
  return [
    {
      id: 'unattributed',
      label: attribution.by === 'channel' ? 'No channel' : 'No campaign',
      values: {
        ...attribution.unattributed,
        [SHARE.id]: share(attribution.unattributed[model] ?? 0),
      },
    },
    {
      id: 'sum',
      label: 'Sum',
      values: {
        ...Object.fromEntries(
          ids.map((id) => [id, credited(id) + (attribution.unattributed[id] ?? 0)]),
        ),
        [SHARE.id]: share(attribution.total),
      },
    },
  ];
}

function rowId(row: AttributionRow): string {
  return JSON.stringify([row.key, row.variant ?? null]);
}

/** The campaign, channel or variant of a row, by the row's id. */
export function rowOf(attribution: Attribution, id: string): AttributionRow | undefined {
  return attribution.rows.find((row) => rowId(row) === id);
}

function rowLabel(attribution: Attribution, row: AttributionRow): string {
  if (attribution.by === 'channel') return nameOf(undefined, 'channel', row.name);
  if (attribution.by === 'campaign') return row.name;
  const variant = row.variant ?? null;
  const name = variant === null ? 'without a variant' : nameOf(undefined, 'variant', variant);
  return `${row.name}, ${name}`;
}

/** One campaign's credit by each model. */
export function modelsChart(attribution: Attribution, campaign: string): BarsChart | undefined {
  const row = attribution.rows.find(({ key }) => key === campaign);
  if (row === undefined) return undefined;
  return {
    kind: 'bars',
    direction: 'across',
    title: 'Credit by model',
    measure: creditMeasure(attribution.metric, 'Credit'),
    items: attribution.models.map(({ id, label }) => ({
      id,
      label,
      value: row.credits[id] ?? null,
    })),
  };
}
