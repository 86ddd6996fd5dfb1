import { type Chart, type ChartContext, chartOption } from '@callsight/charts';
import { loadEngine } from './engine';

/** Width and height of a saved image, in pixels before scaling. */
const SIZE = { width: 960, height: 480 } as const;
const PIXEL_RATIO = 2;

/** The band above the chart with its title, and where in it the title stands. */
const HEADING = { height: 48, left: 16, baseline: 30, size: 16 } as const;

/** The chart as a vector image, under its title. */
export async function svgImage(chart: Chart, context: ChartContext): Promise<Blob> {
  const { echarts } = await loadEngine(chart.kind === 'world');
  const drawn = echarts.init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  drawn.setOption(stillOption(chart, context));
  const picture = drawn.renderToSVGString();
  drawn.dispose();
  return new Blob([titled(picture, chart.title, context)], { type: 'image/svg+xml' });
}

/** Puts a picture below its title. */
function titled(picture: string, title: string, { theme }: ChartContext): string {
  const { height, left, baseline, size } = HEADING;
  const whole = { width: SIZE.width, height: SIZE.height + height };
  const text = document.createElement('span');
  text.textContent = title;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}" viewBox="0 0 ${whole.width} ${whole.height}">`,
    `<rect width="100%" height="100%" fill="${theme.surface}"/>`,
    `<text x="${left}" y="${baseline}" font-size="${size}" font-weight="600" font-family="${theme.fontFamily.replaceAll('"', "'")}" fill="${theme.text}">${text.innerHTML}</text>`,
    picture.replace('<svg ', `<svg y="${height}" `),
    '</svg>',
  ].join('');
}

/** The chart as pixels under its title, at twice the size for sharp print. */
export async function pngImage(chart: Chart, context: ChartContext): Promise<Blob> {
  const { echarts } = await loadEngine(chart.kind === 'world');
  const drawn = echarts.init(document.createElement('div'), null, { renderer: 'canvas', ...SIZE });
  drawn.setOption(stillOption(chart, context));
  const picture = drawn.renderToCanvas({ pixelRatio: PIXEL_RATIO });
  const paper = document.createElement('canvas');
  paper.width = picture.width;
  paper.height = picture.height + HEADING.height * PIXEL_RATIO;
  const pen = paper.getContext('2d');
  if (pen === null) throw new Error('this browser draws no pictures');
  pen.fillStyle = context.theme.surface;
  pen.fillRect(0, 0, paper.width, paper.height);
  pen.drawImage(picture, 0, HEADING.height * PIXEL_RATIO);
  pen.fillStyle = context.theme.text;
  pen.font = `600 ${HEADING.size * PIXEL_RATIO}px ${context.theme.fontFamily}`;
  pen.fillText(chart.title, HEADING.left * PIXEL_RATIO, HEADING.baseline * PIXEL_RATIO);
  drawn.dispose();
  return blobOf(paper);
}

function blobOf(paper: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    paper.toBlob((file) => {
      if (file === null) reject(new Error('the picture is too large'));
      else resolve(file);
    }, 'image/png');
  });
}

function stillOption(chart: Chart, context: ChartContext) {
  const still = { ...context, width: SIZE.width, theme: { ...context.theme, motion: false } };
  return { ...chartOption(chart, still), backgroundColor: context.theme.surface };
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
