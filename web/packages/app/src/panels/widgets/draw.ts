import type { ChartKind } from '@callsight/client-model';
import { drawGauge, drawProgress, drawWaterfall } from './draw-amounts';
import { drawHeat } from './draw-heat';
import {
  drawBars,
  drawFunnel,
  drawHistogram,
  drawParts,
  drawScatter,
  drawWorld,
} from './draw-split';
import { drawCalendar, drawOverTime, drawSparkline } from './draw-time';
import type { Drawing, Drawn } from './drawing';
import { unfit } from './fit';

/**
 * The chart of an answer. Numbers are taken from the answer as they are; only what is left of a whole after its
 * largest parts is summed.
 */
export function draw(kind: ChartKind, drawing: Drawing): Drawn {
  const { metrics, dimensions, grain, options, catalog } = drawing;
  const query = { metrics, dimensions, ...(grain === undefined ? {} : { grain }) };
  const reason = unfit(kind, query, options, catalog);
  return reason === undefined ? DRAW[kind](drawing) : { reason };
}

const DRAW: Readonly<Record<ChartKind, (drawing: Drawing) => Drawn>> = {
  line: (drawing) => drawOverTime(drawing, 'line'),
  area: (drawing) => drawOverTime(drawing, 'area'),
  bar: (drawing) =>
    drawing.grain === undefined ? drawBars(drawing) : drawOverTime(drawing, 'bar'),
  stacked_bar: (drawing) => drawOverTime(drawing, 'stack'),
  pie: (drawing) => drawParts(drawing, true),
  donut: (drawing) => drawParts(drawing, false),
  histogram: drawHistogram,
  heat_map: drawHeat,
  calendar: drawCalendar,
  map: drawWorld,
  funnel: drawFunnel,
  waterfall: drawWaterfall,
  scatter: drawScatter,
  sparkline: drawSparkline,
  progress: drawProgress,
  gauge: drawGauge,
};
