import type { MetricQuery } from '@callsight/client-model';

/** The question as a command for a terminal; the key comes from the environment. */
export function curlOf(query: MetricQuery, origin: string): string {
  return [
    `curl -s ${origin}/api/analytics/query`,
    `-H "Authorization: Bearer $CALLSIGHT_KEY"`,
    `-H 'Content-Type: application/json'`,
    `-d '${JSON.stringify(query).replaceAll("'", `'\\''`)}'`,
  ].join(' \\\n  ');
}

export function jsonOf(query: MetricQuery): string {
  return JSON.stringify(query, null, 2);
}
