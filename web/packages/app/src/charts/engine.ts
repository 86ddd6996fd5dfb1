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

async function withWorld(loading: Promise<Engine>): Promise<Engine> {
  const [loaded, shapes] = await Promise.all([loading, import('@callsight/charts/world')]);
  loaded.registerWorld(shapes.default);
  return loaded;
}
