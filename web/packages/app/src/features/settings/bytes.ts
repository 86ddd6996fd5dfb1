const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size as people say it: `0 B`, `52 MB`, `1.4 GB`. */
export function bytesText(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[step]}`;
}
