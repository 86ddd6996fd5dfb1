import { type Chart, type ChartContext, chartOption } from '@callsight/charts';
import { loadEngine } from './engine';

/** Width and height of a saved image, in pixels before scaling. */
const SIZE = { width: 960, height: 480 } as const;
const PIXEL_RATIO = 2;

/** The chart as a vector image. */
export async function svgImage(chart: Chart, context: ChartContext): Promise<Blob> {
  const { echarts } = await loadEngine(chart.kind === 'world');
  const drawn = echarts.init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  drawn.setOption(stillOption(chart, context));
  const svg = drawn.renderToSVGString();
  drawn.dispose();
  return new Blob([svg], { type: 'image/svg+xml' });
}

/** The chart as pixels, at twice the size for sharp print. */
export async function pngImage(chart: Chart, context: ChartContext): Promise<Blob> {
  const { echarts } = await loadEngine(chart.kind === 'world');
  const paper = document.createElement('div');
  const drawn = echarts.init(paper, null, { renderer: 'canvas', ...SIZE });
  drawn.setOption(stillOption(chart, context));
  const address = drawn.getDataURL({ type: 'png', pixelRatio: PIXEL_RATIO });
  drawn.dispose();
  return pngBlob(address);
}

function stillOption(chart: Chart, context: ChartContext) {
  const still = { ...context, width: SIZE.width, theme: { ...context.theme, motion: false } };
  return { ...chartOption(chart, still), backgroundColor: context.theme.surface };
}

function pngBlob(address: string): Blob {
  const bytes = atob(address.slice(address.indexOf(',') + 1));
  return new Blob([Uint8Array.from(bytes, (character) => character.charCodeAt(0))], {
    type: 'image/png',
  });
}

/** Hands a file to the browser under a name. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A title as a file name: `Calls by outcome` → `calls-by-outcome`. */
export function fileName(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
