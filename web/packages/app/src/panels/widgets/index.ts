/** Widgets: any question shown as figure, chart or table; words; goals. */
export { AnswerTable } from './AnswerTable';
export { ChartWidget } from './ChartWidget';
export { FigureWidget } from './FigureWidget';
export { CHART_LABELS, unfit } from './fit';
export { questionOf, usualTitle } from './question';
export { useWidgetTitle, WidgetCard } from './WidgetCard';
