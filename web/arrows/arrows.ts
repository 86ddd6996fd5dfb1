import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import ts from 'typescript';

/** One source file, its path relative to `web/` with forward slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/**
 * A room of the house and what it may reach. `packages` are npm names (a prefix matches sub-paths);
 * `rooms` are other rooms. A room always reaches itself.
 */
interface Room {
  readonly folder: string;
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  /** Globals this room must not touch, because it also runs where they do not exist. */
  readonly forbiddenGlobals: readonly string[];
}

const REACT = ['react', 'react-dom', '@mantine', '@tabler/icons-react', 'dayjs'];
const STATE = ['@tanstack'];
const BROWSER = ['fetch', 'document', 'window', 'localStorage', 'XMLHttpRequest', 'EventSource'];
const FETCHING = ['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'];

/** The most specific folder wins, so order does not matter. */
const ROOMS: readonly Room[] = [
  {
    folder: 'packages/charts/src',
    rooms: [],
    packages: ['echarts', 'world-atlas', 'topojson-client', 'd3-geo', 'd3-geo-projection'],
    forbiddenGlobals: BROWSER,
  },
  {
    folder: 'packages/client-model/src',
    // Only for the names of units, which are kept once.
    rooms: ['packages/charts/src'],
    packages: ['openapi-fetch'],
    forbiddenGlobals: ['document', 'window', 'localStorage'],
  },
  {
    folder: 'packages/app/src/ui',
    rooms: ['packages/client-model/src', 'packages/charts/src'],
    packages: [...REACT, 'inter-ui', '@tanstack/react-table'],
    forbiddenGlobals: FETCHING,
  },
  {
    folder: 'packages/app/src/charts',
    rooms: ['packages/charts/src', 'packages/client-model/src', 'packages/app/src/ui'],
    packages: [...REACT, 'echarts'],
    forbiddenGlobals: FETCHING,
  },
  {
    folder: 'packages/app/src/data',
    rooms: ['packages/client-model/src'],
    packages: ['react', '@tanstack/react-query', '@tanstack/react-router'],
    forbiddenGlobals: [],
  },
  {
    folder: 'packages/app/src/drill',
    rooms: ['packages/client-model/src', 'packages/app/src/ui', 'packages/app/src/data'],
    packages: [...REACT, ...STATE],
    forbiddenGlobals: FETCHING,
  },
  {
    folder: 'packages/app/src/panels',
    rooms: [
      'packages/charts/src',
      'packages/client-model/src',
      'packages/app/src/ui',
      'packages/app/src/charts',
      'packages/app/src/data',
      'packages/app/src/drill',
    ],
    // A panel may lead to a page; what it shows comes from data alone.
    packages: [...REACT, '@tanstack/react-router', 'markdown-to-jsx'],
    forbiddenGlobals: FETCHING,
  },
  ...[
    'alerts',
    'notes',
    'overview',
    'calls',
    'leads',
    'revenue',
    'campaigns',
    'reports',
    'dashboards',
    'explore',
    'settings',
    'sign-in',
    'wall',
  ].map((feature) => ({
    folder: `packages/app/src/features/${feature}`,
    rooms: [
      'packages/charts/src',
      'packages/client-model/src',
      'packages/app/src/ui',
      'packages/app/src/charts',
      'packages/app/src/data',
      'packages/app/src/drill',
      'packages/app/src/panels',
    ],
    packages: [...REACT, ...STATE, ...(feature === 'dashboards' ? ['react-grid-layout'] : [])],
    forbiddenGlobals: FETCHING,
  })),
  // Only tests reach it: no other room names it, and a test may import it.
  { folder: 'packages/app/src/testing', rooms: [], packages: REACT, forbiddenGlobals: [] },
  {
    folder: 'packages/app/src',
    rooms: [
      'packages/charts/src',
      'packages/client-model/src',
      'packages/app/src/ui',
      'packages/app/src/charts',
      'packages/app/src/data',
      'packages/app/src/drill',
      'packages/app/src/features',
    ],
    packages: [...REACT, ...STATE, 'inter-ui'],
    forbiddenGlobals: FETCHING,
  },
];

const WORKSPACE: Readonly<Record<string, string>> = {
  '@callsight/charts': 'packages/charts/src',
  '@callsight/client-model': 'packages/client-model/src',
  '@callsight/app': 'packages/app/src',
};

/** Every forbidden import or global in the given sources, as one readable line each. */
export function violations(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => {
    const room = roomOf(source.path);
    if (room === undefined) return [`${source.path}: no room in arrows/arrows.ts owns this folder`];
    return [...forbiddenImports(source, room), ...forbiddenGlobals(source, room)];
  });
}

/** All TypeScript sources under `web/packages`, tests included: a test obeys the arrows too. */
export function readSources(web: string): readonly Source[] {
  return readdirSync(join(web, 'packages'), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join('packages', name.replaceAll('\\', '/')))
    .filter((path) => /^packages\/[^/]+\/src\/.*\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(web, relative('.', path)), 'utf8') }));
}

function roomOf(path: string): Room | undefined {
  return ROOMS.filter((room) => path.startsWith(`${room.folder}/`)).sort(
    (a, b) => b.folder.length - a.folder.length,
  )[0];
}

function forbiddenImports(source: Source, room: Room): readonly string[] {
  return ts
    .preProcessFile(source.text, true, true)
    .importedFiles.map((file) => file.fileName)
    .filter((specifier) => !isAllowed(specifier, source, room))
    .map((specifier) => `${source.path}: must not import '${specifier}'`);
}

function isAllowed(specifier: string, source: Source, room: Room): boolean {
  const target = targetOf(specifier, source.path);
  if (target !== undefined) {
    if (isTest(source.path) && target.startsWith('packages/app/src/testing/')) return true;
    return [room.folder, ...room.rooms].some((folder) => within(`${target}/`, folder, room));
  }
  if (isTest(source.path) && /^(vitest|node:|@testing-library|axe-core)/.test(specifier))
    return true;
  return room.packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

/** A file in `room`'s own folder that belongs to a more specific room is not the room's own. */
function within(target: string, folder: string, room: Room): boolean {
  if (!target.startsWith(`${folder}/`)) return false;
  const owner = roomOf(target);
  return (
    folder !== room.folder ||
    owner === undefined ||
    owner === room ||
    room.rooms.includes(owner.folder)
  );
}

function targetOf(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  const name = Object.keys(WORKSPACE).find(
    (key) => specifier === key || specifier.startsWith(`${key}/`),
  );
  return name === undefined ? undefined : `${WORKSPACE[name]}${specifier.slice(name.length)}`;
}

function forbiddenGlobals(source: Source, room: Room): readonly string[] {
  // Parsing is the slow part, and most files do not even mention such a name.
  const mentioned = room.forbiddenGlobals.some((name) => source.text.includes(name));
  if (isTest(source.path) || !mentioned) return [];
  const found = new Set<string>();
  const file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && room.forbiddenGlobals.includes(node.text) && isGlobalUse(node)) {
      found.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...found].map((name) => `${source.path}: must not use the global '${name}'`);
}

/** `fetch(…)` and `window.x` count; `props.window`, `{ document: 1 }` and type members do not. */
function isGlobalUse(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return (
    ts.isCallExpression(parent) ||
    ts.isNewExpression(parent) ||
    ts.isElementAccessExpression(parent)
  );
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.includes('/testing/');
}
