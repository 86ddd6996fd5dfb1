import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Chart } from './chart';
import { chartOption, isEmptyChart } from './draw';
import { echarts, registerWorld } from './echarts';
import { CALLS, context } from './testing/fixtures';
import { GALLERY } from './testing/gallery';

registerWorld(JSON.parse(readFileSync(new URL('./generated/world.json', import.meta.url), 'utf8')));

/** Pixels of a name cut to 22 letters, at the usual size. */
const NAME_WIDTH = 132;

function svgOf(chart: Chart, width = 720, height = 320): string {
  const drawn = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  drawn.setOption(chartOption(chart, context({ width, patterns: true })));
  const svg = drawn.renderToSVGString();
  drawn.dispose();
  return svg;
}

describe('every kind of chart', () => {
  it.each(
    GALLERY.map((chart) => [`${chart.kind}: ${chart.title}`, chart] as const),
  )('draws %s without a browser, wide and narrow', (_, chart) => {
    expect(svgOf(chart)).toMatch(/<path|<polyline/);
    expect(svgOf(chart, 340, 260)).not.toContain('NaN');
  });

  it.each(
    GALLERY.map((chart) => [`${chart.kind}: ${chart.title}`, chart] as const),
  )('draws %s with nothing in it', (_, chart) => {
    for (const empty of [emptied(chart), withoutValues(chart)]) {
      expect(isEmptyChart(empty)).toBe(true);
      expect(svgOf(empty)).not.toContain('NaN');
    }
  });

  it.each([
    100, 130, 149, 199, 240,
  ])('names no dot beyond its edges when the farthest is at %d', (far) => {
    const dots = Array.from({ length: 20 }, (_, at) => ({
      id: `dot-${at}`,
      label: 'A campaign of many letters',
      x: (far * (at + 1)) / 20,
      y: (at * 7) % 20,
    }));
    const width = 560;
    const svg = svgOf(
      { kind: 'scatter', title: 'Far', measure: CALLS, across: CALLS, dots },
      width,
    );
    const names = [...svg.matchAll(/<text[^>]*>A campaign[^<]*<\/text>/g)].map(([text]) => text);
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const x = Number(/translate\(([\d.]+)/.exec(name)?.[1]);
      const side = name.includes('text-anchor="end"') ? -1 : 1;
      expect(x + side * NAME_WIDTH).toBeGreaterThan(0);
      expect(x + side * NAME_WIDTH).toBeLessThan(width);
    }
  });

  it('shows every country that has a shape of its own', () => {
    const world = GALLERY.find((chart) => chart.kind === 'world');
    const svg = world === undefined ? '' : svgOf(world);
    expect(svg.match(/<path/g)?.length).toBeGreaterThan(200);
  });
});

function emptied(chart: Chart): Chart {
  switch (chart.kind) {
    case 'time':
      return { ...chart, buckets: [], series: [], comparisons: [] };
    case 'sparkline':
    case 'calendar':
      return { ...chart, buckets: [], values: [] };
    case 'waterfall':
      return { ...chart, steps: [] };
    case 'scatter':
      return { ...chart, dots: [] };
    case 'progress':
      return { ...chart, aims: [] };
    case 'gauge':
      return { ...chart, value: null };
    case 'histogram':
      return { ...chart, bins: [] };
    case 'heat':
      return { ...chart, cells: [] };
    case 'matrix':
      return { ...chart, rows: [], columns: [], cells: [] };
    default:
      return { ...chart, items: [] };
  }
}

function withoutValues(chart: Chart): Chart {
  switch (chart.kind) {
    case 'time':
      return {
        ...chart,
        series: chart.series.map((one) => ({ ...one, values: one.values.map(() => null) })),
      };
    case 'sparkline':
    case 'calendar':
      return { ...chart, values: chart.values.map(() => null) };
    case 'waterfall':
      return { ...chart, steps: chart.steps.map((step) => ({ ...step, value: null })) };
    case 'scatter':
      return { ...chart, dots: chart.dots.map((dot) => ({ ...dot, x: null, y: null })) };
    case 'progress':
      return { ...chart, aims: chart.aims.map((aim) => ({ ...aim, value: null, target: null })) };
    case 'gauge':
      return { ...chart, value: null, target: null };
    case 'histogram':
      return { ...chart, bins: chart.bins.map((bin) => ({ ...bin, value: null })) };
    case 'heat':
      return { ...chart, cells: chart.cells.map((cell) => ({ ...cell, value: null })) };
    case 'matrix':
      return { ...chart, cells: chart.cells.map((cell) => ({ ...cell, value: null })) };
    default:
      return { ...chart, items: chart.items.map((item) => ({ ...item, value: null })) };
  }
}
