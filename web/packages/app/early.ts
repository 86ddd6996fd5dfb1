import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

const BASE = '/dashboard/';

/** Where a style sheet takes the font of nearly all text from; by it alone it is found too late. */
const FONT = /url\(["']?([^)"']*InterVariable-subset[^)"']*)/;

/**
 * Puts a small script before the app, which begins to load what the page at hand will need, and asks
 * for the font at once. A page is a folder of `features`, named in its address as the folder is.
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
        const script = readFileSync(new URL('early.js', import.meta.url), 'utf8');
        const source = `{${script.replace('= PAGES', () => `= ${JSON.stringify(pagesOf(bundle))}`)}}`;
        const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
        const fileName = `assets/early-${hash}.js`;
        this.emitFile({ type: 'asset', fileName, source });
        page.source = String(page.source).replace(
          '<head>',
          () => `<head>\n    <script src="${BASE}${fileName}" async></script>${fontLink(bundle)}`,
        );
      },
    },
  };
}

/** What each page loads beyond the app itself, as `[rel, as, href]`, in the order of need. */
function pagesOf(bundle: Bundle): Record<string, readonly (readonly [string, string, string])[]> {
  const chunks = Object.values(bundle).filter((part): part is Chunk => part.type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry);
  const known = new Set(entry === undefined ? [] : closure(bundle, entry).map(nameOf));
  const pages = chunks.flatMap((chunk) => {
    const [, name] = /\/features\/([^/]+)\/index\.ts$/.exec(chunk.facadeModuleId ?? '') ?? [];
    if (name === undefined) return [];
    const needed = closure(bundle, chunk).filter((part) => !known.has(part.fileName));
    const engine = chunks.filter(
      ({ name: part, fileName }) =>
        part === 'echarts' &&
        needed.some(({ dynamicImports }) => dynamicImports.includes(fileName)),
    );
    const styles = needed.flatMap((part) => [...(part.viteMetadata?.importedCss ?? [])]);
    const links = [
      ...needed.map(({ fileName }) => ['modulepreload', '', BASE + fileName] as const),
      ...styles.map((file) => ['preload', 'style', BASE + file] as const),
      ...engine.map(({ fileName }) => ['modulepreload', '', BASE + fileName] as const),
    ];
    return [[name, links] as const];
  });
  return Object.fromEntries(pages);
}

/** A chunk and all that it imports statically. */
function closure(bundle: Bundle, chunk: Chunk, found: readonly Chunk[] = []): readonly Chunk[] {
  if (found.includes(chunk)) return found;
  return chunk.imports.reduce<readonly Chunk[]>(
    (all, name) => {
      const part = bundle[name];
      return part?.type === 'chunk' ? closure(bundle, part, all) : all;
    },
    [...found, chunk],
  );
}

function nameOf(chunk: Chunk): string {
  return chunk.fileName;
}

function fontLink(bundle: Bundle): string {
  for (const part of Object.values(bundle)) {
    if (part.type !== 'asset' || !part.fileName.endsWith('.css')) continue;
    const [, address] = FONT.exec(String(part.source)) ?? [];
    if (address === undefined) continue;
    return `\n    <link rel="preload" as="font" type="font/woff2" crossorigin href="${address}" />`;
  }
  return '';
}
