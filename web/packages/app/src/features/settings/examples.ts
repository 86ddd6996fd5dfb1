/** A record sent from a terminal. */
export function sendExample(organization: string, key: string): string {
  return `curl "${window.location.origin}/api/ingest/calls?organizationId=${organization}" \\
  -H "Authorization: Bearer ${key}" -H "Content-Type: application/json" \\
  -d '{"id": "call-1", "startedAt": "${new Date().toISOString().slice(0, 19)}Z", "durationSeconds": 252,
       "direction": "inbound", "status": "completed", "successful": true, "handledBy": "ai"}'`;
}

/** A figure asked for from a terminal. */
export function askExample(organization: string, key: string): string {
  return `curl "${window.location.origin}/api/analytics/query" \\
  -H "Authorization: Bearer ${key}" -H "Content-Type: application/json" \\
  -d '{"organizationId": "${organization}", "metrics": ["calls.total"], "timeRange": "30d"}'`;
}

/** The organization asked for from a terminal; any key of it may. */
export function lookExample(organization: string, key: string): string {
  return `curl "${window.location.origin}/api/organizations/${organization}" \\
  -H "Authorization: Bearer ${key}"`;
}

/** A whole file sent with the launcher. */
export function importExample(organization: string): string {
  return `./callsight import calls.csv leads.ndjson --organization ${organization} \\
  --url ${window.location.origin} --key $KEY`;
}
