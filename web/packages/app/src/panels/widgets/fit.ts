import type {
  Catalog,
  CatalogDimension,
  CatalogMetric,
  ChartKind,
  WidgetOptions,
  WidgetQuery,
} from '@callsight/client-model';
import { findMetric } from '../../data';

/** Series, layers and steps that stay apart. */
const MOST_SERIES = 6;

/** The question a chart is chosen for, with its names looked up. */
interface Asked {
  readonly metrics: readonly CatalogMetric[];
  readonly dimensions: readonly CatalogDimension[];
  readonly grain: WidgetQuery['grain'];
  readonly options: WidgetOptions;
}

export const CHART_LABELS: Readonly<Record<ChartKind, string>> = {
  line: 'Line',
  area: 'Area',
  bar: 'Bars',
  stacked_bar: 'Stacked bars',
  pie: 'Pie',
  donut: 'Ring',
  histogram: 'Histogram',
  heat_map: 'Heat map',
  calendar: 'Calendar',
  map: 'World map',
  funnel: 'Funnel',
  waterfall: 'Waterfall',
  scatter: 'Scatter',
  sparkline: 'Sparkline',
  progress: 'Progress',
  gauge: 'Gauge',
};

/** Why a chart can't show the answer to this question, in a sentence; undefined when it can. */
export function unfit(
  kind: ChartKind,
  query: WidgetQuery,
  options: WidgetOptions,
  catalog: Catalog,
): string | undefined {
  const asked = {
    metrics: query.metrics.flatMap((id) => findMetric(catalog, id) ?? []),
    dimensions: (query.dimensions ?? []).flatMap(
      (id) => catalog.dimensions.find((each) => each.id === id || each.aliases?.includes(id)) ?? [],
    ),
    grain: query.grain,
    options,
  };
  if (asked.metrics.length === 0) return 'Pick a metric first.';
  return RULES[kind](asked);
}

/** Whether parts of it add up to the whole: counts and amounts do, rates and averages do not. */
export function isAdditive(metric: CatalogMetric | undefined): boolean {
  if (metric === undefined) return false;
  const sums = ['count', 'sum', 'stock', 'computed'].includes(metric.type);
  return sums && ['count', 'currency', 'minutes'].includes(metric.unit);
}

type Rule = (asked: Asked) => string | undefined;

const RULES: Readonly<Record<ChartKind, Rule>> = {
  line: overTime('A line'),
  area: (asked) => overTime('An area')(asked) ?? layersAddUp(asked),
  bar: (asked) => (asked.grain === undefined ? barsSideBySide(asked) : overTime('Bars')(asked)),
  stacked_bar: (asked) =>
    needsGrain('A stack', asked) ??
    only('A stack', asked, 1) ??
    (asked.dimensions.length === 1 ? undefined : 'A stack needs one dimension to split by.') ??
    addsUp('A stack', asked),
  pie: parts('A pie'),
  donut: parts('A ring'),
  histogram: (asked) =>
    noGrain('A histogram', asked) ??
    only('A histogram', asked, 1) ??
    (isNumeric(asked) ? undefined : 'A histogram needs one numeric dimension, such as a band.'),
  heat_map: (asked) =>
    noGrain('A heat map', asked) ??
    only('A heat map', asked, 1) ??
    (asked.dimensions.length === 2
      ? undefined
      : 'A heat map needs two dimensions, such as weekday and hour of day.'),
  calendar: (asked) =>
    only('A calendar', asked, 1) ??
    (asked.grain === 'day' ? undefined : 'A calendar needs days: pick by day.') ??
    undivided('A calendar', asked),
  map: (asked) =>
    noGrain('A map', asked) ??
    only('A map', asked, 1) ??
    (asked.dimensions.length === 1 && asked.dimensions[0]?.id === 'country'
      ? undefined
      : 'A map needs the one dimension country.'),
  funnel: (asked) => noGrain('A funnel', asked) ?? stepsOfFunnel(asked),
  waterfall: (asked) => only('A waterfall', asked, 1) ?? changes(asked),
  scatter: (asked) =>
    noGrain('A scatter chart', asked) ??
    (asked.metrics.length === 2 ? undefined : 'A scatter chart needs two metrics.') ??
    (asked.dimensions.length === 1 ? undefined : 'A scatter chart needs one dimension: its dots.'),
  sparkline: (asked) =>
    needsGrain('A sparkline', asked) ??
    only('A sparkline', asked, 1) ??
    undivided('A sparkline', asked),
  progress: (asked) =>
    noGrain('Progress', asked) ??
    only('Progress', asked, 1) ??
    (asked.dimensions.length > 1 ? 'Progress takes one dimension at most.' : undefined) ??
    (asked.options.target === undefined ? 'Progress needs a target: set it below.' : undefined),
  gauge: (asked) =>
    noGrain('A gauge', asked) ??
    only('A gauge', asked, 1) ??
    undivided('A gauge', asked) ??
    scale(asked),
};

function overTime(name: string): Rule {
  return (asked) => {
    const grain = needsGrain(name, asked);
    if (grain !== undefined) return grain;
    if (asked.dimensions.length > 1) return `${name} takes one dimension at most.`;
    if (asked.dimensions.length === 1) return only(`${name} with a dimension`, asked, 1);
    return only(name, asked, MOST_SERIES) ?? oneUnit(name, asked);
  };
}

function layersAddUp(asked: Asked): string | undefined {
  return asked.dimensions.length === 0 && asked.metrics.length > 1
    ? 'Areas of several metrics would hide each other: take a line.'
    : undefined;
}

function barsSideBySide(asked: Asked): string | undefined {
  if (asked.dimensions.length > 0) return only('Bars with a dimension', asked, 1);
  if (asked.metrics.length < 2)
    return 'Bars need a dimension, a course over time or several metrics.';
  return oneUnit('Bars', asked);
}

function parts(name: string): Rule {
  return (asked) =>
    noGrain(name, asked) ??
    only(name, asked, 1) ??
    (asked.dimensions.length === 1 ? undefined : `${name} needs one dimension to split by.`) ??
    addsUp(name, asked);
}

function stepsOfFunnel(asked: Asked): string | undefined {
  if (asked.dimensions.length > 1) return 'A funnel takes one dimension at most.';
  if (asked.dimensions.length === 1) return only('A funnel with a dimension', asked, 1);
  if (asked.metrics.length < 2) return 'A funnel needs two metrics or more: its steps.';
  return asked.metrics.every(isAdditive) ? oneUnit('A funnel', asked) : 'A funnel needs amounts.';
}

function changes(asked: Asked): string | undefined {
  if (asked.grain !== undefined && asked.dimensions.length > 0) {
    return 'A waterfall goes by time or by a dimension, not both.';
  }
  if (asked.grain === undefined && asked.dimensions.length !== 1) {
    return 'A waterfall needs one dimension, or goes over time.';
  }
  if (asked.grain !== undefined && asked.metrics[0]?.type === 'stock') {
    return 'What stands at the end of each period does not add up over time.';
  }
  return addsUp('A waterfall', asked);
}

function scale({ metrics, options }: Asked): string | undefined {
  const ends = options.from !== undefined && options.to !== undefined;
  if (metrics[0]?.unit === 'percent' || ends || options.target !== undefined) return undefined;
  return 'A gauge needs a percentage, or a target: set it below.';
}

function needsGrain(name: string, { grain }: Asked): string | undefined {
  return grain === undefined ? `${name} goes over time: pick by day, week or month.` : undefined;
}

function noGrain(name: string, { grain }: Asked): string | undefined {
  return grain === undefined ? undefined : `${name} shows the whole range, not its course.`;
}

function only(name: string, { metrics }: Asked, most: number): string | undefined {
  if (metrics.length <= most) return undefined;
  return most === 1 ? `${name} shows one metric.` : `${name} shows at most ${most} metrics.`;
}

function undivided(name: string, { dimensions }: Asked): string | undefined {
  return dimensions.length === 0 ? undefined : `${name} takes no dimension.`;
}

function oneUnit(name: string, { metrics }: Asked): string | undefined {
  const units = new Set(metrics.map((metric) => metric.unit));
  return units.size <= 1 ? undefined : `${name} can't mix units.`;
}

function addsUp(name: string, { metrics }: Asked): string | undefined {
  const [metric] = metrics;
  if (isAdditive(metric)) return undefined;
  return `${name} needs an amount: parts of ${metric?.label.toLowerCase()} do not add up.`;
}

function isNumeric({ dimensions }: Asked): boolean {
  const [only, ...others] = dimensions;
  return others.length === 0 && (only?.type === 'band' || only?.type === 'number');
}
