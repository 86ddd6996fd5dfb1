import type { ComparisonKind, FilterTree, Grain, MetricQuery, RangeInput } from './contract';

/** `private`: its author alone. `read`: all see it. `edit`: analysts and above change it too. */
export type Sharing = 'private' | 'read' | 'edit';

export const CHART_KINDS = [
  'line',
  'area',
  'bar',
  'stacked_bar',
  'pie',
  'donut',
  'histogram',
  'heat_map',
  'calendar',
  'map',
  'funnel',
  'waterfall',
  'scatter',
  'sparkline',
  'progress',
  'gauge',
] as const;

export type ChartKind = (typeof CHART_KINDS)[number];

/** A question without its range, which the dashboard gives. */
export interface WidgetQuery {
  readonly metrics: readonly string[];
  readonly dimensions?: readonly string[];
  readonly grain?: Grain;
  readonly filters?: readonly FilterTree[];
  /** Instead of the dashboard's; empty for none. */
  readonly comparison?: readonly ComparisonKind[];
  readonly order?: MetricQuery['order'];
  /** 1–10,000 rows. */
  readonly limit?: number;
  readonly complete?: boolean;
}

/** What a chart needs beside its question. */
export interface WidgetOptions {
  /** For a gauge or progress; in the metric's unit. */
  readonly target?: number;
  /** The ends of a gauge that is no percentage. */
  readonly from?: number;
  readonly to?: number;
}

/** A place on the grid of 12 columns. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface Placed extends Place {
  /** Letters, digits, _ and -; unlike those of the other widgets. */
  readonly id: string;
  readonly title?: string;
  readonly options?: WidgetOptions;
}

export interface AskingWidget extends Placed {
  readonly type: 'metric' | 'table' | 'funnel';
  readonly query: WidgetQuery;
  readonly chart?: ChartKind;
}

export interface ChartWidget extends Placed {
  readonly type: 'chart';
  readonly query: WidgetQuery;
  readonly chart: ChartKind;
}

export interface TextWidget extends Placed {
  readonly type: 'text';
  /** Markdown without HTML. */
  readonly text: string;
}

export interface GoalWidget extends Placed {
  readonly type: 'goal';
  readonly goalId: string;
}

export type Widget = AskingWidget | ChartWidget | TextWidget | GoalWidget;

/** What a dashboard says, without where and by whom it is kept. */
export interface DashboardContent {
  readonly name: string;
  readonly description: string;
  readonly sharing: Sharing;
  readonly timeRange: RangeInput;
  readonly comparison: readonly ComparisonKind[];
  readonly filters: readonly FilterTree[];
  readonly widgets: readonly Widget[];
}

/** A dashboard to be made; what is missing is as usual. An exported document is one too. */
export type DashboardInput = Pick<DashboardContent, 'name'> & Partial<DashboardContent>;

export interface DashboardAuthor {
  readonly id: string;
  /** An email or a key's name. */
  readonly name: string;
}

interface Kept {
  readonly id: string;
  /** Whether the person who asks may change it. */
  readonly mayEdit: boolean;
  /** Whether the person who asks made it. */
  readonly own: boolean;
  readonly author: DashboardAuthor;
  readonly changedBy: DashboardAuthor;
  readonly version: number;
  readonly updatedAt: string;
}

export interface Dashboard extends DashboardContent, Kept {}

/** A dashboard in a list; `widgets` counts them. */
export interface DashboardEntry
  extends Kept,
    Pick<DashboardContent, 'name' | 'description' | 'sharing'> {
  readonly widgets: number;
}

export interface DashboardTemplate {
  readonly id: string;
  readonly dashboard: DashboardContent;
}
