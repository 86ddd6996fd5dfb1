import {
  type Chart,
  chartOption,
  chartPoints,
  chartTarget,
  clickAxis,
  describeChart,
  type Point,
  type Target,
} from '@callsight/charts';
import type { Format } from '@callsight/client-model';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { ChartSkeleton } from '../ui';
import classes from './ChartView.module.css';
import { useChartContext } from './context';
import { type Engine, loadEngine, warmEngine, warmShapes } from './engine';
import { whenNear } from './near';
import { start, step } from './walk';

/** How a point was chosen: `narrow` asks to keep only it, else its records are asked for. */
export type Choose = (target: Target, narrow: boolean) => void;

interface ChartViewProps {
  readonly chart: Chart;
  readonly format: Format;
  /** Pixels; a map takes less where it is narrow. */
  readonly height: number;
  readonly onChoose?: Choose;
  /** What a click does, for the tooltip. */
  readonly hint?: string;
}

type Instance = ReturnType<Engine['echarts']['init']>;

// Whoever has charts will draw one.
warmEngine();

/** A chart on the screen: hover, click on the whole point, arrow keys, words for a screen reader. */
export function ChartView({ chart, format, height: most, onChoose, hint }: ChartViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const [instance, setInstance] = useState<Instance>();
  const width = useWidth(host);
  const height = heightFor(chart, width, most);
  const context = useChartContext(format, width, onChoose === undefined ? undefined : hint);
  const needsWorld = chart.kind === 'world';

  useEffect(() => {
    let made: Instance | undefined;
    let gone = false;
    if (needsWorld) warmShapes();
    const make = (engine: Engine) => {
      if (gone || host.current === null) return;
      made = engine.echarts.init(host.current, null, {
        renderer: 'canvas',
        devicePixelRatio: window.devicePixelRatio * zoomOf(host.current),
      });
      setInstance(made);
    };
    const stop =
      host.current === null
        ? undefined
        : whenNear(host.current, () => void loadEngine(needsWorld).then(make));
    return () => {
      gone = true;
      stop?.();
      if (made !== undefined) end(made);
      setInstance(undefined);
    };
  }, [needsWorld]);

  useEffect(() => {
    if (instance === undefined || width === 0) return;
    instance.resize({ width, height });
    instance.setOption(chartOption(chart, context), { notMerge: true });
  }, [instance, chart, context, width, height]);

  useEffect(() => {
    if (instance === undefined || onChoose === undefined) return;
    return listen(instance, chart, onChoose);
  }, [instance, chart, onChoose]);

  const words = useMemo(() => describeChart(chart, context), [chart, context]);
  const points = useMemo(() => once(() => chartPoints(chart, context)), [chart, context]);
  const walk = useWalk(instance, points, onChoose);
  const keys = onChoose === undefined ? '' : ' Enter opens the records behind a point.';
  return (
    <div className={classes.frame} style={{ height }}>
      <div
        className={classes.keys}
        role="application"
        aria-roledescription="chart"
        aria-label={`${words} Arrow keys move through the points.${keys}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the points inside are reached with the arrow keys
        tabIndex={0}
        onKeyDown={walk.onKeyDown}
        onBlur={walk.leave}
      >
        <div ref={host} className={classes.host} aria-hidden style={{ height }} />
      </div>
      {instance === undefined && (
        <div className={classes.waiting}>
          <ChartSkeleton height={height} />
        </div>
      )}
      <div className="cs-visually-hidden" aria-live="polite">
        {walk.words}
      </div>
    </div>
  );
}

/** The value when it is first asked for, and the same from then on: most charts are never walked. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** ECharts may still be painting step by step; an empty picture ends that, or its next step fails. */
function end(instance: Instance): void {
  instance.clear();
  instance.getZr().refreshImmediately();
  instance.dispose();
}

/** How much the page enlarges an element, where the browser tells: a canvas should stay sharp. */
function zoomOf(element: HTMLElement): number {
  return (element as { readonly currentCSSZoom?: number }).currentCSSZoom ?? 1;
}

/** A map keeps its proportions: below this part of its width there is nothing but sea to show. */
const WORLD_RATIO = 0.52;
const WORLD_LEGEND = 64;

function heightFor(chart: Chart, width: number, most: number): number {
  if (chart.kind !== 'world' || width === 0) return most;
  return Math.min(most, Math.round(width * WORLD_RATIO) + WORLD_LEGEND);
}

/** The width of an element in whole pixels; 0 until it is measured. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

interface Pixel {
  readonly offsetX: number;
  readonly offsetY: number;
  readonly target?: unknown;
  readonly event: MouseEvent;
}

interface Hit {
  readonly seriesIndex?: number;
  readonly dataIndex?: number;
  readonly event?: { readonly event: MouseEvent };
}

/** Clicks on marks, and on the empty rest of a mark's row or column. */
function listen(instance: Instance, chart: Chart, onChoose: Choose): () => void {
  const axis = clickAxis(chart);
  const surface = instance.getZr();
  const narrows = (event: MouseEvent | undefined) => event?.shiftKey === true;
  const onMark = (hit: unknown) => {
    const { seriesIndex = 0, dataIndex = -1, event } = hit as Hit;
    const target = chartTarget(chart, seriesIndex, dataIndex);
    if (target !== null) onChoose(target, narrows(event?.event));
  };
  const indexAt = (pixel: Pixel): number | undefined => {
    const at = [pixel.offsetX, pixel.offsetY];
    if (axis === null || !instance.containPixel('grid', at)) return undefined;
    const found = instance.convertFromPixel({ gridIndex: 0 }, at);
    return Array.isArray(found) ? Math.round(found[axis === 'x' ? 0 : 1] ?? -1) : undefined;
  };
  const onSurface = (event: unknown) => {
    const pixel = event as Pixel;
    if (pixel.target !== undefined && pixel.target !== null) return;
    const index = indexAt(pixel);
    const target = index === undefined ? null : chartTarget(chart, Number.MAX_SAFE_INTEGER, index);
    if (target !== null) onChoose(target, narrows(pixel.event));
  };
  const onMove = (event: unknown) => {
    const pixel = event as Pixel;
    if (indexAt(pixel) !== undefined) surface.setCursorStyle('pointer');
  };
  instance.on('click', onMark);
  surface.on('click', onSurface);
  surface.on('mousemove', onMove);
  return () => {
    if (instance.isDisposed()) return;
    instance.off('click', onMark);
    surface.off('click', onSurface);
    surface.off('mousemove', onMove);
  };
}

/** Moving through the points with the keyboard. */
function useWalk(
  instance: Instance | undefined,
  points: () => readonly (readonly Point[])[],
  onChoose: Choose | undefined,
) {
  const at = useRef<Point | undefined>(undefined);
  const [words, setWords] = useState('');

  const leave = () => {
    if (instance !== undefined && !instance.isDisposed()) {
      instance.dispatchAction({ type: 'hideTip' });
      instance.dispatchAction({ type: 'downplay' });
    }
    at.current = undefined;
    setWords('');
  };

  const goTo = (point: Point) => {
    at.current = point;
    setWords(point.words);
    const place = { seriesIndex: point.seriesIndex, dataIndex: point.dataIndex };
    instance?.dispatchAction({ type: 'downplay' });
    instance?.dispatchAction({ type: 'highlight', ...place });
    instance?.dispatchAction({ type: 'showTip', ...place });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return leave();
    if ((event.key === 'Enter' || event.key === ' ') && at.current !== undefined) {
      event.preventDefault();
      onChoose?.(at.current.target, event.shiftKey);
      return;
    }
    const next =
      at.current === undefined ? start(points(), event.key) : step(points(), at.current, event.key);
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
  };

  return { words, onKeyDown, leave };
}
