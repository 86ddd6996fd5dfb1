import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What a page loads before its first word, gzipped, in bytes. */
const LARGEST = 300_000;

/** Fails the build when the first load outgrows its budget. */
export function budget(): Plugin {
  return {
    name: 'callsight-budget',
    generateBundle(_, bundle) {
      const counted = new Set<string>();
      const sizeOf = (name: string): number => {
        const chunk = bundle[name];
        if (chunk?.type !== 'chunk' || counted.has(name)) return 0;
        counted.add(name);
        return gzipSync(chunk.code).length + sum(chunk.imports.map(sizeOf));
      };
      const entries = Object.values(bundle).filter((part) => part.type === 'chunk' && part.isEntry);
      const size = sum(entries.map((entry) => sizeOf(entry.fileName)));
      this.info(`first load: ${Math.round(size / 1000)} kB of ${LARGEST / 1000} kB, gzipped`);
      if (size > LARGEST) {
        const names = [...counted].join(', ');
        this.error(`first load is ${size} bytes gzipped, over ${LARGEST}: ${names}`);
      }
    },
  };
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
