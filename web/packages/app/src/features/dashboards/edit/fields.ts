import {
  type Catalog,
  CHART_KINDS,
  type ChartKind,
  type Widget,
  type WidgetOptions,
  type WidgetQuery,
} from '@callsight/client-model';
import { unfit } from '../../../panels';
import type { WidgetDraft } from '../content';

/** Everything a widget of any kind can say, so that changing the kind loses nothing. */
export interface Fields {
  readonly type: Widget['type'];
  readonly title: string;
  readonly query: WidgetQuery;
  readonly chart: ChartKind | undefined;
  readonly options: WidgetOptions;
  readonly text: string;
  readonly goalId: string | null;
}

const EMPTY: Fields = {
  type: 'chart',
  title: '',
  query: { metrics: [] },
  chart: undefined,
  options: {},
  text: '',
  goalId: null,
};

export function fieldsOf(widget: Widget | undefined): Fields {
  if (widget === undefined) return EMPTY;
  const fields = { ...EMPTY, type: widget.type, title: widget.title ?? '' };
  if (widget.type === 'text') return { ...fields, text: widget.text };
  if (widget.type === 'goal') return { ...fields, goalId: widget.goalId };
  const { query, chart, options = {} } = widget;
  return { ...fields, query, chart, options };
}

/** The picked chart while it fits, else the first that does. */
export function usefulKind(fields: Fields, catalog: Catalog | undefined): ChartKind | undefined {
  if (catalog === undefined) return fields.chart;
  const fits = (kind: ChartKind) =>
    unfit(kind, fields.query, fields.options, catalog) === undefined;
  if (fields.chart !== undefined && fits(fields.chart)) return fields.chart;
  return CHART_KINDS.find(fits);
}

/** The widget that the fields make; undefined while something is missing. */
export function widgetOf(fields: Fields): WidgetDraft | undefined {
  const { type, query, chart, text, goalId, options } = fields;
  const title = fields.title.trim() === '' ? {} : { title: fields.title.trim() };
  if (type === 'text') return text.trim() === '' ? undefined : { type, ...title, text };
  if (type === 'goal') return goalId === null ? undefined : { type, ...title, goalId };
  if (query.metrics.length === 0) return undefined;
  if (type === 'chart') {
    if (chart === undefined) return undefined;
    const more = Object.keys(options).length === 0 ? {} : { options };
    return { type, ...title, query, chart, ...more };
  }
  return { type, ...title, query: type === 'table' ? query : undivided(query) };
}

/** Figures and funnels show totals. */
function undivided(query: WidgetQuery): WidgetQuery {
  const { dimensions: _, grain: __, order: ___, limit: ____, ...rest } = query;
  return rest;
}
