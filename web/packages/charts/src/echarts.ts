import {
  BarChart,
  GaugeChart,
  HeatmapChart,
  LineChart,
  MapChart,
  PieChart,
  ScatterChart,
} from 'echarts/charts';
import {
  AriaComponent,
  GeoComponent,
  GridComponent,
  LegendPlainComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
  VisualMapPiecewiseComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { WORLD_MAP } from './kinds/world';

echarts.use([
  BarChart,
  GaugeChart,
  HeatmapChart,
  LineChart,
  MapChart,
  PieChart,
  ScatterChart,
  AriaComponent,
  GeoComponent,
  GridComponent,
  LegendPlainComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
  VisualMapPiecewiseComponent,
  LabelLayout,
  CanvasRenderer,
  SVGRenderer,
]);

/** Makes the world known to ECharts, once; `world` is the generated `@callsight/charts/world`. */
export function registerWorld(world: unknown): void {
  if (echarts.getMap(WORLD_MAP) === undefined || echarts.getMap(WORLD_MAP) === null) {
    echarts.registerMap(WORLD_MAP, world as Parameters<typeof echarts.registerMap>[1]);
  }
}

/** ECharts with only the parts these charts use. Load it lazily: it is the largest piece of the page. */
export { echarts };
