// A stand-in for the server while working on the screen: same addresses and shapes, invented
// figures, nothing stored. Not part of the product. Usage: node dev/fixture-server.mjs [PORT]
import { createServer } from 'node:http';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PORT = Number(process.argv[2] ?? 8089);
const NOW = Math.floor(Date.now() / HOUR) * HOUR + 20 * 60_000;

const CALLS = ['assistant', 'source', 'campaign', 'country', 'outcome', 'status'];
const LEADS = ['source', 'campaign', 'country'];
const MONEY = ['source', 'campaign', 'country'];
const SPEND = ['campaign'];

/** id: [label, group, unit, good, dimensions, what a day brings, or a ratio of two] */
const METRICS = {
  'calls.total': ['Calls', 'calls', 'count', 'up', CALLS, 620],
  'calls.answered': ['Answered calls', 'calls', 'count', 'up', CALLS, 540],
  'calls.successful': ['Successful calls', 'calls', 'count', 'up', CALLS, 430],
  'calls.success_rate': [
    'Success rate',
    'calls',
    'percent',
    'up',
    CALLS,
    ['calls.successful', 'calls.answered', 100],
  ],
  'calls.average_duration': [
    'Average duration',
    'calls',
    'minutes',
    'neither',
    CALLS,
    ['calls.total_minutes', 'calls.answered', 1],
  ],
  'calls.total_minutes': ['Minutes', 'calls', 'minutes', 'up', CALLS, 2300],
  'leads.total': ['Leads', 'leads', 'count', 'up', LEADS, 84],
  'leads.qualified': ['Qualified leads', 'leads', 'count', 'up', LEADS, 41],
  'leads.converted': ['Converted leads', 'leads', 'count', 'up', LEADS, 12],
  'leads.conversion_rate': [
    'Conversion rate',
    'leads',
    'percent',
    'up',
    LEADS,
    ['leads.qualified', 'leads.total', 100],
  ],
  'deals.won': ['Deals won', 'revenue', 'count', 'up', LEADS, 9],
  'revenue.total': ['Revenue', 'revenue', 'currency', 'up', MONEY, 41_250.5],
  'revenue.mrr': ['Monthly recurring revenue', 'revenue', 'currency', 'up', [], 45_000],
  'campaigns.spend': ['Spend', 'campaigns', 'currency', 'neither', SPEND, 2210],
  'campaigns.attributed_leads': ['Attributed leads', 'campaigns', 'count', 'up', SPEND, 49],
  'campaigns.attributed_revenue': [
    'Attributed revenue',
    'campaigns',
    'currency',
    'up',
    SPEND,
    9700,
  ],
  'campaigns.cost_per_lead': [
    'Cost per lead',
    'campaigns',
    'currency',
    'down',
    SPEND,
    ['campaigns.spend', 'campaigns.attributed_leads', 1],
  ],
  'campaigns.roi': [
    'Return on investment',
    'campaigns',
    'percent',
    'up',
    SPEND,
    ['campaigns.attributed_revenue', 'campaigns.spend', 100],
  ],
};

const VALUES = {
  assistant: { a1: 'Ava', a2: 'Bruno', a3: 'Clara', a4: 'Dario' },
  source: { paid_search: null, referral: null, organic_search: null, outbound: null, event: null },
  campaign: {
    c1: 'Autumn renewals',
    c2: 'Win-back',
    c3: 'Trade fair follow-up',
    c4: 'Upgrade offer',
  },
  country: { PT: null, ES: null, US: null, GB: null, DE: null },
  outcome: { booked: null, callback: null, not_interested: null },
  status: { completed: null, no_answer: null, voicemail: null },
};

const ORGANIZATIONS = [
  {
    id: 'org_fixture',
    name: 'Fixture Ltd',
    timezone: 'UTC',
    currency: 'EUR',
    weekStart: 'monday',
    role: 'owner',
  },
  {
    id: 'org_other',
    name: 'Second Fixture',
    timezone: 'UTC',
    currency: 'USD',
    weekStart: 'sunday',
    role: 'viewer',
  },
];

let signedIn = true;
const passwordNeeded = false;

const session = () => ({
  authenticated: signedIn,
  person: signedIn ? { id: 'p1', name: 'Dora Developer', email: 'dora@example.com' } : null,
  passwordNeeded: signedIn && passwordNeeded,
  organizations: signedIn ? ORGANIZATIONS : [],
  csrf: { header: 'X-CSRF-TOKEN', token: 'fixture' },
  setup: { needed: false },
  clock: new Date(NOW).toISOString(),
  demo: true,
  version: 'fixture',
});

const PRESET_DAYS = {
  '7d': 7,
  '30d': 30,
  '90d': 90,
  '1y': 365,
  today: 1,
  month_to_date: 22,
  quarter_to_date: 53,
  year_to_date: 326,
};

function rangeOf(range) {
  const today = Math.floor(NOW / DAY) * DAY;
  if (range === '24h') return [NOW - DAY, NOW];
  if (range === 'yesterday') return [today - DAY, today];
  if (typeof range === 'string') return [today - (PRESET_DAYS[range] - 1) * DAY, NOW];
  const dates = range.start.length === 10;
  return [Date.parse(range.start), dates ? Date.parse(range.end) + DAY : Date.parse(range.end)];
}

function noise(seed) {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}

/** What a metric's leaf brings between two instants, by whole hours. */
function leaf(id, start, end, share) {
  if (id === 'revenue.mrr') return 45_000 + ((end - NOW) / DAY) * 21;
  let sum = 0;
  for (let at = start; at < Math.min(end, NOW); at += HOUR) {
    const hour = new Date(at).getUTCHours();
    const weekday = new Date(at).getUTCDay();
    const open = hour > 7 && hour < 19 ? 2 : 0.15;
    const week = weekday === 0 || weekday === 6 ? 0.4 : 1.2;
    const growth = 1 + (at - NOW) / DAY / 700;
    sum +=
      (METRICS[id][5] / 24) * open * week * growth * (0.75 + 0.5 * noise(at / HOUR + id.length));
  }
  const value = sum * share;
  return METRICS[id][2] === 'count' ? Math.round(value) : Math.round(value * 100) / 100;
}

function metricValue(id, start, end, share = 1) {
  const how = METRICS[id][5];
  if (!Array.isArray(how)) return leaf(id, start, end, share);
  const below = leaf(how[1], start, end, share);
  return below === 0
    ? null
    : (leaf(how[0], start, end, share * (0.9 + 0.2 * noise(share * 31))) / below) * how[2];
}

function bucketsOf(start, end, grain) {
  const step = { hour: HOUR, day: DAY, week: 7 * DAY, month: 30 * DAY }[grain] ?? DAY;
  const buckets = [];
  for (let at = start; at < end; at += step) {
    buckets.push({ start: iso(at), end: iso(at + step), partial: at + step > NOW });
  }
  return buckets;
}

const iso = (at) => new Date(at).toISOString();

function changeOf(id, current, previous) {
  const [, , unit, good] = METRICS[id];
  const absolute = current === null || previous === null ? null : current - previous;
  const direction = absolute > 0 ? 'up' : absolute < 0 ? 'down' : 'flat';
  return {
    current,
    previous,
    absolute,
    direction,
    percent: previous ? (absolute / previous) * 100 : null,
    ...(unit === 'percent' ? { points: absolute } : {}),
    good: good === 'neither' || direction === 'flat' ? null : direction === good,
  };
}

function rowsOf(query, start, end) {
  const dimension = query.dimensions?.[0];
  if (dimension !== undefined) {
    const values = Object.keys(VALUES[dimension] ?? { other: null });
    return values
      .slice(0, query.limit ?? 1000)
      .map((value, index) => [
        value,
        ...query.metrics.map((id) =>
          metricValue(id, start, end, [0.42, 0.27, 0.19, 0.08, 0.04][index]),
        ),
      ]);
  }
  if (query.grain === undefined) return [query.metrics.map((id) => metricValue(id, start, end))];
  return bucketsOf(start, end, query.grain).map((bucket) => [
    bucket.start,
    ...query.metrics.map((id) => metricValue(id, Date.parse(bucket.start), Date.parse(bucket.end))),
  ]);
}

function answer(query) {
  const unknown = query.metrics.find((id) => METRICS[id] === undefined);
  if (unknown !== undefined)
    throw { status: 422, code: 'unknown_metric', detail: `There is no metric '${unknown}'.` };
  const [start, end] = rangeOf(query.timeRange);
  const columns = [
    ...(query.grain ? [{ id: 'time', label: 'Time', type: 'time', role: 'time' }] : []),
    ...(query.dimensions ?? []).map((id) => ({ id, label: id, type: 'text', role: 'dimension' })),
    ...query.metrics.map((id) => ({
      id,
      label: METRICS[id][0],
      type: 'number',
      role: 'metric',
      unit: METRICS[id][2],
    })),
  ];
  const totals = Object.fromEntries(query.metrics.map((id) => [id, metricValue(id, start, end)]));
  return {
    columns,
    rows: rowsOf(query, start, end),
    totals,
    names: namesOf(query.dimensions ?? []),
    comparisons: (query.comparison ?? []).map((kind) =>
      comparison(kind, query, start, end, totals),
    ),
    ...(query.grain ? { buckets: bucketsOf(start, end, query.grain) } : {}),
    ...(query.receipt ? { receipt: receipt(query, start, end, totals) } : {}),
    next: null,
    meta: meta(query.organizationId, start, end),
  };
}

function namesOf(dimensions) {
  return Object.fromEntries(
    dimensions.map((id) => [
      id,
      Object.fromEntries(Object.entries(VALUES[id] ?? {}).filter(([, name]) => name !== null)),
    ]),
  );
}

function comparison(kind, query, start, end, totals) {
  const days = Math.ceil((end - start) / DAY);
  const back = kind === 'previous_year' ? 365 * DAY : days * DAY;
  return {
    kind,
    range: { start: iso(start - back), end: iso(end - back) },
    totals: Object.fromEntries(
      query.metrics.map((id) => [
        id,
        changeOf(id, totals[id], metricValue(id, start - back, end - back)),
      ]),
    ),
    rows: rowsOf(query, start - back, end - back),
  };
}

function receipt(query, start, end, totals) {
  return {
    metrics: Object.fromEntries(
      query.metrics.map((id) => {
        const how = METRICS[id][5];
        const part = (name) => ({ label: METRICS[name][0], value: metricValue(name, start, end) });
        return [
          id,
          {
            formula: Array.isArray(how) ? `${how[0]} ÷ ${how[1]}` : `Σ ${id}`,
            numerator: Array.isArray(how) ? part(how[0]) : null,
            denominator: Array.isArray(how) ? part(how[1]) : null,
            excluded: Array.isArray(how) ? [{ reason: 'not evaluated', rows: 112 }] : [],
            value: totals[id],
          },
        ];
      }),
    ),
    range: { start: iso(start), end: iso(end) },
    timezone: 'UTC',
    servedFrom: 'rollup',
    source: 'calls_hourly',
    reasons: ['calls_daily: the range does not start at a day'],
    sql: ['select sum(total) from calls_hourly where hour >= timestamp ? and hour < timestamp ?'],
  };
}

function meta(organizationId, start, end) {
  return {
    organizationId,
    range: { start: iso(start), end: iso(end) },
    timezone: 'UTC',
    currency: 'EUR',
    generatedAt: iso(NOW),
    dataVersion: 1,
    watermark: iso(NOW),
    servedFrom: 'rollup',
    tookMs: 3,
    warnings: [],
  };
}

function records(query) {
  const [start, end] = rangeOf(query.timeRange);
  const id = query.metrics[0];
  const how = METRICS[id][5];
  const counted = Array.isArray(how) ? (query.part === 'denominator' ? how[1] : how[0]) : id;
  const total = Math.round(metricValue(counted, start, end));
  const from = Number(query.cursor ?? 0);
  const rows = Array.from({ length: Math.min(query.limit ?? 100, total - from) }, (_, index) => {
    const n = from + index;
    return [
      `call-${n}`,
      iso(end - (n + 1) * 90_000),
      Math.round(20 + 400 * noise(n)),
      ['a1', 'a2', 'a3', 'a4'][n % 4],
      ['PT', 'ES', 'US'][n % 3],
      noise(n) > 0.3,
      noise(n) > 0.5 ? Math.round(noise(n) * 100) : null,
    ];
  });
  return {
    columns: [
      { id: 'id', label: 'Id', type: 'text' },
      { id: 'startedAt', label: 'Started', type: 'time' },
      { id: 'durationSeconds', label: 'Duration', type: 'number', unit: 'seconds' },
      { id: 'assistantId', label: 'Assistant', type: 'text' },
      { id: 'country', label: 'Country', type: 'text' },
      { id: 'successful', label: 'Successful', type: 'boolean' },
      { id: 'qualityScore', label: 'Quality score', type: 'number', unit: 'score' },
    ],
    rows,
    next: from + rows.length < total ? String(from + rows.length) : null,
    total,
    names: { assistantId: VALUES.assistant },
    meta: meta(query.organizationId, start, end),
  };
}

const catalog = () => ({
  metrics: Object.entries(METRICS).map(([id, [label, group, unit, good, dimensions, how]]) => ({
    id,
    label,
    group,
    unit,
    good,
    dimensions,
    entity: group,
    aliases: [],
    type: Array.isArray(how) ? 'ratio' : 'sum',
    description: `${label} in the period.`,
    formula: Array.isArray(how) ? `${how[0]} ÷ ${how[1]}` : id,
  })),
  dimensions: Object.keys(VALUES).map((id) => ({
    id,
    label: id[0].toUpperCase() + id.slice(1),
    description: '',
    type: 'text',
    aliases: [],
    entities: [],
  })),
  entities: [],
});

const ROUTES = {
  'GET /api/session': () => session(),
  'POST /api/session': () => {
    signedIn = true;
    return session();
  },

  'DELETE /api/session': () => {
    signedIn = false;
    return undefined;
  },
  'GET /api/analytics/catalog': () => catalog(),
  'POST /api/analytics/query': (body) => answer(body),
  'POST /api/analytics/records': (body) => records(body),
};

createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const route = ROUTES[`${request.method} ${request.url.split('?')[0]}`];
  try {
    if (route === undefined) throw { status: 404, code: 'not_found', detail: 'No such address.' };
    const body = route(text === '' ? undefined : JSON.parse(text));
    response.writeHead(body === undefined ? 204 : 200, { 'Content-Type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  } catch (error) {
    const status = error.status ?? 500;
    response.writeHead(status, { 'Content-Type': 'application/problem+json' });
    response.end(
      JSON.stringify({
        status,
        title: 'Refused',
        code: error.code ?? 'internal',
        detail: error.detail ?? String(error),
        requestId: 'fixture-1',
      }),
    );
  }
}).listen(PORT, '127.0.0.1', () => console.log(`fixture server on http://127.0.0.1:${PORT}`));
