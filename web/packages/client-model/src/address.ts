import type { ComparisonKind, Filter, FilterTree, RangeInput, RecordsPart } from './contract';
import { decodeFilter, decodeTree, encodeFilter, encodeTree } from './filters';
import { DEFAULT_RANGE, decodeRange, encodeRange } from './ranges';

/** The records behind one number: what was clicked, on top of the view's own range and filters. */
export interface Drill {
  readonly metric: string;
  readonly part?: RecordsPart;
  /** Narrower than the view's range, when a bucket was clicked. */
  readonly range?: RangeInput;
  /** Beside the view's filters, when a row, a cell or a bar was clicked. */
  readonly filters: readonly FilterTree[];
}

/** Everything that decides what a page shows, and all of it is in the address. */
export interface View {
  /** Undefined until picked: then the first organization of the person. */
  readonly organization: string | undefined;
  readonly range: RangeInput;
  /** Empty means no comparison. */
  readonly comparison: readonly ComparisonKind[];
  readonly filters: readonly Filter[];
  readonly drill: Drill | undefined;
  /** The ranges that were zoomed into, outermost first; empty when the range was picked. */
  readonly zoomedFrom: readonly RangeInput[];
  /** What was picked inside cards, such as what a chart is split by: value by the card's own key. */
  readonly choices: Readonly<Record<string, string>>;
}

export const DEFAULT_VIEW: View = {
  organization: undefined,
  range: DEFAULT_RANGE,
  comparison: ['previous_period'],
  filters: [],
  drill: undefined,
  zoomedFrom: [],
  choices: {},
};

/** Reads a view from an address's query (`?range=7d&f=country:in:PT`). Never throws. */
export function decodeView(search: string): View {
  const pairs = new URLSearchParams(search);
  return {
    organization: pairs.get('org') ?? undefined,
    range: decodeRange(pairs.get('range') ?? '') ?? DEFAULT_VIEW.range,
    comparison: decodeComparison(pairs.get('compare')),
    filters: filtersOf(pairs),
    drill: decodeDrill(pairs),
    zoomedFrom: pairs.getAll('within').flatMap((text) => decodeRange(text) ?? []),
    choices: decodeChoices(pairs),
  };
}

/** Writes a view as an address's query without the leading `?`; defaults are left out. */
export function encodeView(view: View): string {
  const pairs = new URLSearchParams();
  if (view.organization !== undefined) pairs.set('org', view.organization);
  if (view.range !== DEFAULT_VIEW.range) pairs.set('range', encodeRange(view.range));
  const comparison = view.comparison.length === 0 ? 'none' : view.comparison.join(',');
  if (comparison !== DEFAULT_VIEW.comparison.join(',')) pairs.set('compare', comparison);
  for (const filter of view.filters) pairs.append('f', encodeFilter(filter));
  for (const range of view.zoomedFrom) pairs.append('within', encodeRange(range));
  for (const [key, value] of Object.entries(view.choices)) pairs.append('pick', `${key}:${value}`);
  if (view.drill !== undefined) addDrill(pairs, view.drill);
  return readable(pairs.toString());
}

/** `pick=calls-over-time.split:status`; a key has no colon, a value may. */
function decodeChoices(pairs: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.getAll('pick').flatMap((text) => {
      const match = /^([a-z][a-z0-9.-]*):(.+)$/.exec(text);
      return match === null ? [] : [[match[1] ?? '', match[2] ?? '']];
    }),
  );
}

function decodeComparison(text: string | null): readonly ComparisonKind[] {
  if (text === null) return DEFAULT_VIEW.comparison;
  return text
    .split(',')
    .filter(
      (kind): kind is ComparisonKind => kind === 'previous_period' || kind === 'previous_year',
    );
}

function decodeDrill(pairs: URLSearchParams): Drill | undefined {
  const metric = pairs.get('drill');
  if (metric === null || metric === '') return undefined;
  const part = pairs.get('part');
  const range = decodeRange(pairs.get('at') ?? '');
  return {
    metric,
    ...(part === 'numerator' || part === 'denominator' ? { part } : {}),
    ...(range === undefined ? {} : { range }),
    filters: pairs.getAll('df').flatMap((text) => decodeTree(text) ?? []),
  };
}

function addDrill(pairs: URLSearchParams, drill: Drill): void {
  pairs.set('drill', drill.metric);
  if (drill.part !== undefined) pairs.set('part', drill.part);
  if (drill.range !== undefined) pairs.set('at', encodeRange(drill.range));
  for (const filter of drill.filters) pairs.append('df', encodeTree(filter));
}

function filtersOf(pairs: URLSearchParams): readonly Filter[] {
  return pairs.getAll('f').flatMap((text) => decodeFilter(text) ?? []);
}

/** Colons and commas are legal in a query and easier to read than their escapes. */
function readable(query: string): string {
  return query.replaceAll('%3A', ':').replaceAll('%2C', ',');
}
