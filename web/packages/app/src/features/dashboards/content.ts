import type { Dashboard, DashboardContent, Place, View, Widget } from '@callsight/client-model';
import { isTest } from '@callsight/client-model';
import { freePlace, settled } from './grid';

/** What an edit changes of a dashboard; the rest is where and by whom it is kept. */
export function contentOf(dashboard: Dashboard): DashboardContent {
  const { name, description, sharing, timeRange, comparison, filters, widgets } = dashboard;
  return { name, description, sharing, timeRange, comparison, filters, widgets };
}

/** A widget as a dialog makes it, before it has an id and a place. */
export type WidgetDraft = Widget extends infer W
  ? W extends Widget
    ? Omit<W, 'id' | keyof Place>
    : never
  : never;

export function withWidget(content: DashboardContent, draft: WidgetDraft): DashboardContent {
  const place = freePlace(content.widgets, draft.type);
  const widget = { ...draft, ...place, id: nextId(content.widgets) } as Widget;
  return { ...content, widgets: [...content.widgets, widget] };
}

/** The widget in place of the one with its id. */
export function withChanged(content: DashboardContent, changed: Widget): DashboardContent {
  const widgets = content.widgets.map((widget) => (widget.id === changed.id ? changed : widget));
  return { ...content, widgets };
}

export function withoutWidget(content: DashboardContent, id: string): DashboardContent {
  return { ...content, widgets: settled(content.widgets.filter((widget) => widget.id !== id)) };
}

/** A copy in the first gap that it fits in, of the same size where it goes below all. */
export function withCopy(content: DashboardContent, id: string): DashboardContent {
  const original = content.widgets.find((widget) => widget.id === id);
  if (original === undefined) return content;
  const bottom = Math.max(...content.widgets.map(({ y, h }) => y + h));
  const beside = { ...original, x: original.x + original.w };
  const fits = beside.x + beside.w <= 12 && !content.widgets.some((each) => meets(each, beside));
  const copy = {
    ...original,
    ...(fits ? { x: beside.x } : { x: 0, y: bottom }),
    id: nextId(content.widgets),
  };
  return { ...content, widgets: settled([...content.widgets, copy]) };
}

function meets(a: Place, b: Place): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** `w4` after `w3`, whatever else there is. */
function nextId(widgets: readonly Widget[]): string {
  const numbers = widgets.map(({ id }) => Number(/^w(\d+)$/.exec(id)?.[1] ?? 0));
  return `w${Math.max(0, ...numbers) + 1}`;
}

/** The view with which a dashboard opens. Filters that nest can't be picked on a page: they always hold. */
export function openingView(
  content: DashboardContent,
): Pick<View, 'range' | 'comparison' | 'filters'> {
  const { timeRange, comparison, filters } = content;
  return { range: timeRange, comparison, filters: filters.filter(isTest) };
}

/** The filters of a dashboard that nest. */
export function standingFilters(content: DashboardContent) {
  return content.filters.filter((filter) => !isTest(filter));
}
