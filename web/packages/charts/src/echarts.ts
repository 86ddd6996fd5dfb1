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

measureCheaply();

/**
 * ECharts takes the height of a line from the width of an ideograph, and where the font has none, a browser looks
 * through all of its fonts for it, which takes longer than to draw a chart. It is as wide as the font is high.
 */
function measureCheaply(): void {
  // Without a page ECharts has widths of its own.
  const pen = globalThis.document?.createElement('canvas').getContext('2d');
  if (!pen) return;
  let last = '';
  echarts.setPlatformAPI({
    measureText(text, font = '12px sans-serif') {
      if (text === '国')
        return { width: Number.parseFloat(/[\d.]+(?=px)/.exec(font)?.[0] ?? '12') };
      if (font !== last) pen.font = font;
      last = font;
      return pen.measureText(text);
    },
  });
}

/** Makes the world known to ECharts, once; `world` is the generated `@callsight/charts/world`. */
export function registerWorld(world: unknown): void {
  if (echarts.getMap(WORLD_MAP) === undefined || echarts.getMap(WORLD_MAP) === null) {
    echarts.registerMap(WORLD_MAP, world as Parameters<typeof echarts.registerMap>[1]);
  }
}

/** ECharts with only the parts these charts use. Load it lazily: it is the largest piece of the page. */
export { echarts };
