import type { FilterTree, Widget } from '@callsight/client-model';
import type { ReactNode } from 'react';
import { Scope, useCatalog } from '../../data';
import { ChartWidget } from './ChartWidget';
import { FigureWidget } from './FigureWidget';
import { GoalWidget } from './GoalWidget';
import { usualTitle } from './question';
import { TableWidget } from './TableWidget';
import { TextWidget } from './TextWidget';

const NO_FILTERS: readonly FilterTree[] = [];

interface WidgetCardProps {
  readonly widget: Widget;
  /** Pixels of the whole card. */
  readonly height: number;
  readonly actions?: ReactNode;
}

/** A widget of a dashboard, in the view of the page. */
export function WidgetCard({ widget, height, actions }: WidgetCardProps) {
  const catalog = useCatalog();
  if (widget.type === 'text') return <TextWidget title={widget.title} text={widget.text} />;
  if (widget.type === 'goal') {
    const { title, goalId } = widget;
    return <GoalWidget title={title} goalId={goalId} height={height} actions={actions} />;
  }
  const { query, options } = widget;
  const title =
    widget.title === undefined || widget.title === '' ? usualTitle(query, catalog) : widget.title;
  const asking = { title, query, options, height, actions };
  return (
    <Scope filters={query.filters ?? NO_FILTERS}>
      {widget.type === 'metric' && <FigureWidget {...asking} />}
      {widget.type === 'table' && <TableWidget {...asking} />}
      {widget.type === 'funnel' && <ChartWidget kind="funnel" {...asking} />}
      {widget.type === 'chart' && <ChartWidget kind={widget.chart} {...asking} />}
    </Scope>
  );
}

/** What a widget is called on its card. */
export function useWidgetTitle(widget: Widget): string {
  const catalog = useCatalog();
  if (widget.title !== undefined && widget.title !== '') return widget.title;
  if (widget.type === 'text') return 'Note';
  return widget.type === 'goal' ? 'Goal' : usualTitle(widget.query, catalog);
}
