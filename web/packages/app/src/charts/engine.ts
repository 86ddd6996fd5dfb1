import { whenIdle } from '../ui';

/** The chart engine, as far as it is used here. */
export type Engine = typeof import('@callsight/charts/echarts');

let engine: Promise<Engine> | undefined;
let world: Promise<Engine> | undefined;

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

/** Milliseconds. */
const LONGEST_WAIT = 300;

async function withWorld(loading: Promise<Engine>): Promise<Engine> {
  const [loaded, shapes] = await Promise.all([loading, import('@callsight/charts/world')]);
  loaded.registerWorld(shapes.default);
  return loaded;
}
