import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

const BASE = '/dashboard/';

/** Where a style sheet takes the font of nearly all text from; by it alone it is found too late. */
const FONT = /url\(["']?([^)"']*InterVariable-subset[^)"']*)/;

/** What the build itself puts into the page; it is put in anew, in the order of need. */
const BUILT_LINKS =
  /\n\s*<(?:script type="module"|link rel="(?:modulepreload|stylesheet)")[^>]*>(?:<\/script>)?/g;

/**
 * Writes a page of its own for each folder of `features`, named in its address as the folder is: it
 * asks first who is signed in, and then for all that this page needs, at once. The server answers an
 * address by the page in `pages` that has its name, and any other by `index.html`.
 */
export function early(): Plugin {
  return {
    name: 'callsight-early',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') return;
        const source = readFileSync(new URL('early.js', import.meta.url), 'utf8');
        const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
        const fileName = `assets/early-${hash}.js`;
        this.emitFile({ type: 'asset', fileName, source });
        const bare = String(page.source).replace(BUILT_LINKS, '');
        const chunks = Object.values(bundle).filter((part): part is Chunk => part.type === 'chunk');
        const entry = chunks.find(({ isEntry }) => isEntry);
        if (entry === undefined) return;
        const withLinks = (feature?: Chunk) =>
          bare.replace(
            '<title>',
            () => `${linksOf(bundle, entry, feature, fileName)}\n    <title>`,
          );
        page.source = withLinks();
        for (const chunk of chunks) {
          const [, name] = /\/features\/([^/]+)\/index\.ts$/.exec(chunk.facadeModuleId ?? '') ?? [];
          if (name === undefined) continue;
          this.emitFile({
            type: 'asset',
            fileName: `pages/${name}.html`,
            source: withLinks(chunk),
          });
        }
      },
    },
  };
}

/**
 * What a page loads, in the order of need: a browser has no more than six connections to a server. No
 * script runs before the style sheets are there, so that these stand between the largest pieces.
 */
function linksOf(bundle: Bundle, entry: Chunk, feature: Chunk | undefined, script: string): string {
  const needed = closure(bundle, feature ?? entry, closure(bundle, entry));
  const draws = needed.some(({ name }) => name === 'tabs');
  const engine = Object.values(bundle).flatMap((part) =>
    draws && part.type === 'chunk' && part.name === 'echarts' ? [part] : [],
  );
  const styles = new Set(needed.flatMap((part) => [...(part.viteMetadata?.importedCss ?? [])]));
  const scripts = needed.filter((part) => part !== entry).sort((a, b) => sizeOf(b) - sizeOf(a));
  const [largest = [], ...others] = scripts.map(preload);
  return [
    '<link rel="preload" as="fetch" crossorigin href="/api/session" />',
    `<script async fetchpriority="high" src="${BASE}${script}"></script>`,
    largest,
    `<script type="module" crossorigin src="${BASE}${entry.fileName}"></script>`,
    ...[...styles].map((file) => `<link rel="stylesheet" crossorigin href="${BASE}${file}" />`),
    ...others,
    ...fontLink(bundle),
    ...engine.map(preload),
  ].join('\n    ');
}

function preload({ fileName }: Chunk): string {
  return `<link rel="modulepreload" crossorigin href="${BASE}${fileName}" />`;
}

function sizeOf({ code }: Chunk): number {
  return code.length;
}

/** The known chunks, then all that a chunk imports statically, then itself. */
function closure(bundle: Bundle, chunk: Chunk, known: readonly Chunk[] = []): readonly Chunk[] {
  if (known.includes(chunk)) return known;
  const before = chunk.imports.reduce<readonly Chunk[]>((all, name) => {
    const part = bundle[name];
    return part?.type === 'chunk' ? closure(bundle, part, all) : all;
  }, known);
  return [...before, chunk];
}

function fontLink(bundle: Bundle): readonly string[] {
  for (const part of Object.values(bundle)) {
    if (part.type !== 'asset' || !part.fileName.endsWith('.css')) continue;
    const [, address] = FONT.exec(String(part.source)) ?? [];
    if (address === undefined) continue;
    return [`<link rel="preload" as="font" type="font/woff2" crossorigin href="${address}" />`];
  }
  return [];
}
