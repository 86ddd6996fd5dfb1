import { whenIdle } from '../ui';

/** The chart engine, as far as it is used here. */
export type Engine = typeof import('@callsight/charts/echarts');

let engine: Promise<Engine> | undefined;
let world: Promise<Engine> | undefined;
let shapes: Promise<{ readonly default: unknown }> | undefined;

/** Loads the engine once, when the first chart is drawn: it is the largest piece of the page. */
export function loadEngine(needsWorld: boolean): Promise<Engine> {
  engine ??= import('@callsight/charts/echarts');
  if (!needsWorld) return engine;
  world ??= withWorld(engine);
  return world;
}

/**
 * Loads the engine while the first answers are still on their way; its code came with the page's own,
 * see `early.js`.
 */
export function warmEngine(): void {
  whenIdle(() => void loadEngine(false), LONGEST_WAIT);
}

/** Loads the shapes of the countries while a map is not yet near enough to be drawn. */
export function warmShapes(): void {
  loadShapes().catch(() => undefined);
}

function loadShapes() {
  shapes ??= import('@callsight/charts/world');
  return shapes;
}

/** Milliseconds. */
const LONGEST_WAIT = 300;

async function withWorld(loading: Promise<Engine>): Promise<Engine> {
  const [loaded, known] = await Promise.all([loading, loadShapes()]);
  loaded.registerWorld(known.default);
  return loaded;
}
