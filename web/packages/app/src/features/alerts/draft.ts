import type {
  Alert,
  AlertChannel,
  AlertCondition,
  AlertGrain,
  AlertInput,
  AlertRule,
  AlertSide,
  Catalog,
  CatalogMetric,
  ChannelInput,
  ChannelType,
  Filter,
} from '@callsight/client-model';

/** A number field while it is written: empty until there is a number. */
export type Written = number | '';

/** A channel while it is written; one that is kept already stays as it is until it is written anew. */
export interface ChannelDraft {
  /** Its own while the form is open. */
  readonly key: string;
  readonly type: ChannelType;
  readonly to: readonly string[];
  readonly url: string;
  readonly kept?: AlertChannel;
}

/** An alert while it is written. */
export interface Draft {
  readonly name: string;
  readonly enabled: boolean;
  readonly metric: string;
  readonly filters: readonly Filter[];
  readonly groupBy: string | null;
  readonly grain: AlertGrain;
  readonly kind: AlertCondition['type'];
  readonly side: AlertSide | 'either';
  readonly value: Written;
  readonly recovery: Written;
  readonly by: 'percent' | 'points' | 'absolute';
  readonly comparison: 'previous_period' | 'previous_year';
  readonly confidence: 80 | 95;
  readonly times: Written;
  readonly recoverTimes: Written;
  readonly minimumMetric: string | null;
  readonly minimumCount: Written;
  readonly noData: 'ignore' | 'alert';
  readonly quiet: boolean;
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly repeatMinutes: number | null;
  readonly lateness: Written;
  readonly channels: readonly ChannelDraft[];
}

export const EMPTY: Draft = {
  name: '',
  enabled: true,
  metric: 'calls.success_rate',
  filters: [],
  groupBy: null,
  grain: 'day',
  kind: 'threshold',
  side: 'below',
  value: '',
  recovery: '',
  by: 'percent',
  comparison: 'previous_period',
  confidence: 95,
  times: 1,
  recoverTimes: 1,
  minimumMetric: null,
  minimumCount: '',
  noData: 'ignore',
  quiet: false,
  quietFrom: '22:00',
  quietTo: '07:00',
  repeatMinutes: null,
  lateness: 5,
  channels: [],
};

/** The draft of an alert that is kept. */
export function draftOf(alert: Alert): Draft {
  const { rule } = alert;
  return {
    ...EMPTY,
    ...conditionDraft(rule.condition),
    name: alert.name,
    enabled: alert.enabled,
    metric: rule.metric,
    filters: rule.filters ?? [],
    groupBy: rule.groupBy ?? null,
    grain: rule.grain,
    times: rule.for ?? 1,
    recoverTimes: rule.recoverFor ?? 1,
    minimumMetric: rule.minimum?.metric ?? null,
    minimumCount: rule.minimum?.count ?? '',
    noData: rule.noData ?? 'ignore',
    quiet: rule.quietHours !== undefined,
    quietFrom: rule.quietHours?.from ?? EMPTY.quietFrom,
    quietTo: rule.quietHours?.to ?? EMPTY.quietTo,
    repeatMinutes: rule.repeatMinutes ?? null,
    lateness: rule.latenessMinutes ?? 5,
    channels: alert.channels.map(channelDraft),
  };
}

/** The draft of a copy: secrets are not copied, so its webhooks get new ones. */
export function copyOf(alert: Alert): Draft {
  const draft = draftOf(alert);
  const channels = draft.channels.flatMap(({ kept: _, ...channel }) =>
    // The address of a chat is a secret that nobody is told.
    channel.type === 'slack' ? [] : [channel],
  );
  return { ...draft, name: `${alert.name} (copy)`, channels };
}

function channelDraft(channel: AlertChannel): ChannelDraft {
  return {
    key: channel.id,
    type: channel.type,
    to: channel.to ?? [],
    url: channel.url ?? '',
    kept: channel,
  };
}

function conditionDraft(condition: AlertCondition): Partial<Draft> {
  switch (condition.type) {
    case 'threshold':
      return {
        kind: 'threshold',
        side: condition.operator,
        value: condition.value,
        recovery: condition.recovery ?? '',
      };
    case 'change': {
      const falls = condition.operator === 'below';
      return {
        kind: 'change',
        side: condition.operator,
        // "Falls by 20": the sign is in the word.
        value: falls ? -condition.value : condition.value,
        recovery: mirrored(condition.recovery, falls),
        by: condition.by ?? 'percent',
        comparison: condition.comparison ?? 'previous_period',
      };
    }
    case 'anomaly':
      return {
        kind: 'anomaly',
        side: condition.direction ?? 'either',
        confidence: condition.confidence ?? 95,
      };
    case 'no_data':
      return { kind: 'no_data' };
  }
}

function mirrored(value: number | undefined, falls: boolean): Written {
  if (value === undefined) return '';
  return falls ? -value : value;
}

/** The rule that the draft says; undefined while something is missing. */
export function ruleOf(draft: Draft): AlertRule | undefined {
  const condition = conditionOf(draft);
  if (condition === undefined || draft.metric === '') return undefined;
  const { minimumMetric: metric, minimumCount: count } = draft;
  return {
    ...(draft.name.trim() === '' ? {} : { name: draft.name.trim() }),
    enabled: draft.enabled,
    metric: draft.metric,
    ...(draft.filters.length === 0 ? {} : { filters: draft.filters }),
    grain: draft.grain,
    ...(draft.groupBy === null ? {} : { groupBy: draft.groupBy }),
    condition,
    ...(metric === null || count === '' ? {} : { minimum: { metric, count } }),
    for: draft.times === '' ? 1 : draft.times,
    recoverFor: draft.recoverTimes === '' ? 1 : draft.recoverTimes,
    ...(draft.kind === 'no_data' ? {} : { noData: draft.noData }),
    ...(draft.quiet ? { quietHours: { from: draft.quietFrom, to: draft.quietTo } } : {}),
    ...(draft.repeatMinutes === null ? {} : { repeatMinutes: draft.repeatMinutes }),
    latenessMinutes: draft.lateness === '' ? 5 : draft.lateness,
  };
}

function conditionOf(draft: Draft): AlertCondition | undefined {
  const { kind, side, value, recovery } = draft;
  if (kind === 'no_data') return { type: 'no_data' };
  if (kind === 'anomaly') {
    return { type: 'anomaly', direction: side, confidence: draft.confidence };
  }
  if (value === '' || side === 'either') return undefined;
  const sign = kind === 'change' && side === 'below' ? -1 : 1;
  const limit = {
    operator: side,
    value: sign * value,
    ...(recovery === '' ? {} : { recovery: sign * recovery }),
  };
  return kind === 'threshold'
    ? { type: 'threshold', ...limit }
    : { type: 'change', ...limit, by: draft.by, comparison: draft.comparison };
}

/** What is sent to keep the draft; undefined while something is missing. */
export function inputOf(draft: Draft): AlertInput | undefined {
  const rule = ruleOf(draft);
  return rule && { ...rule, channels: draft.channels.map(channelInput) };
}

export function channelInput(channel: ChannelDraft): ChannelInput {
  if (channel.kept !== undefined && !isRewritten(channel, channel.kept)) {
    return { id: channel.kept.id };
  }
  return {
    ...(channel.kept === undefined ? {} : { id: channel.kept.id }),
    type: channel.type,
    ...(channel.type === 'mail' ? { to: channel.to } : { url: channel.url.trim() }),
  };
}

function isRewritten(channel: ChannelDraft, kept: AlertChannel): boolean {
  return channel.type === 'mail'
    ? channel.to.join() !== (kept.to ?? []).join()
    : channel.url !== (kept.url ?? '');
}

/** Complaints by the JSON pointer of what they are about, as the server has them too. */
export type Complaints = Readonly<Record<string, string>>;

/** What is missing before the server need be asked. */
export function missingIn(draft: Draft): Complaints {
  const found: Record<string, string> = {};
  const limited = draft.kind === 'threshold' || draft.kind === 'change';
  if (limited && draft.value === '') found['/condition/value'] = 'Enter a number.';
  if (draft.metric === '') found['/metric'] = 'Pick a metric.';
  draft.channels.forEach((channel, index) => {
    if (channel.type === 'mail' && channel.to.length === 0) {
      found[`/channels/${index}/to`] = 'Enter an address.';
    }
    if (channel.type !== 'mail' && channel.url.trim() === '') {
      found[`/channels/${index}/url`] = 'Enter an address that begins with https.';
    }
  });
  return found;
}

/** After another metric or kind was picked: what does not fit any more takes its usual value. */
export function fitted(draft: Draft, catalog: Catalog | undefined): Draft {
  const metric = catalog?.metrics.find(({ id }) => id === draft.metric);
  const limited = draft.kind === 'threshold' || draft.kind === 'change';
  return {
    ...draft,
    side: limited && draft.side === 'either' ? usualSide(metric) : draft.side,
    by: draft.by === 'points' && metric?.unit !== 'percent' ? 'percent' : draft.by,
    groupBy:
      draft.groupBy !== null && metric?.dimensions.includes(draft.groupBy) === false
        ? null
        : draft.groupBy,
    filters: draft.filters.filter(
      ({ dimension }) => metric === undefined || metric.dimensions.includes(dimension),
    ),
  };
}

/** The side on which a number is bad. */
function usualSide(metric: CatalogMetric | undefined): AlertSide {
  return metric?.good === 'down' ? 'above' : 'below';
}
