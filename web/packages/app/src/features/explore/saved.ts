import type { ChartKind, DashboardContent, Place, Widget } from '@callsight/client-model';
import type { Asking } from './asking';

/** The question as a widget: a chart, a table, or figures where there is nothing to draw. */
export function widgetOf(
  { query, show, options }: Asking,
  kind: ChartKind | undefined,
  title: string,
  place: Place,
  id: string,
): Widget {
  const common = { id, ...place, title, query };
  if (show === 'table') return { ...common, type: 'table' };
  if (kind === undefined) return { ...common, type: 'metric' };
  const more = Object.keys(options).length === 0 ? {} : { options };
  return { ...common, type: 'chart', chart: kind, ...more };
}

/** Below everything; the dashboard's editor moves it elsewhere. */
export function placeBelow({ widgets }: Pick<DashboardContent, 'widgets'>): Place {
  const y = widgets.reduce((lowest, each) => Math.max(lowest, each.y + each.h), 0);
  return { x: 0, y, w: 12, h: 8 };
}

export function freeId({ widgets }: Pick<DashboardContent, 'widgets'>): string {
  const numbers = widgets.map(({ id }) => Number(/^w(\d+)$/.exec(id)?.[1] ?? 0));
  return `w${Math.max(0, ...numbers) + 1}`;
}
