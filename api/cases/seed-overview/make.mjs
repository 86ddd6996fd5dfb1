// Writes the records of this case: made-up, spread evenly, adding up to the figures in case.json.
// Usage: node make.mjs   (writes beside itself; the same every time)
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const start = Date.parse('2026-06-01T00:00:00Z');
const end = Date.parse('2026-06-30T12:00:00Z');
const minute = 60_000;

/** The instant of record `index` of `count`, spread over the period to the minute. */
function spread(index, count, minutesLater = 0) {
  const offset = Math.floor(((end - start) * index) / count / minute) + minutesLater;
  return new Date(start + offset * minute).toISOString().replace('.000Z', 'Z');
}

const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const id = (kind, index) => `${kind}_${String(index + 1).padStart(4, '0')}`;
const campaign = (index) => `campaign_${String((index % 12) + 1).padStart(2, '0')}`;

/** 1,247 calls, 1,089 successful, 314,040 seconds = 5,234 minutes. */
const calls = times(1247, (index) => ({
  id: id('call', index),
  startedAt: spread(index, 1247),
  durationSeconds: index < 1043 ? 252 : 251,
  direction: 'outbound',
  status: 'completed',
  successful: (index * 158) % 1247 >= 158,
  handledBy: 'ai',
  assistantId: `assistant_${(index % 3) + 1}`,
}));

/** 456 leads, 234 qualified, mean score 73.5, each of one of twelve campaigns. */
const leads = times(456, (index) => ({
  id: id('lead', index),
  createdAt: spread(index, 456),
  source: ['paid_search', 'social', 'referral'][index % 3],
  campaignId: campaign(index),
  score: 60 + (index % 28),
  ...((index * 234) % 456 < 234 ? { qualifiedAt: spread(index, 456, 45) } : {}),
}));
// The first scores make up what the pattern leaves over, so that the sum is 456 * 73.5 = 33,516.
for (
  let left = 33_516 - leads.reduce((sum, lead) => sum + lead.score, 0), at = 0;
  left !== 0;
  at++
) {
  leads[at].score += Math.sign(left);
  left -= Math.sign(left);
}

/** 70 open deals of 35,000 = 2,450,000; six won in the period of 15,000 on average; four lost. */
const deals = [
  ...times(70, (index) => ({
    id: id('open', index),
    createdAt: '2026-05-20T09:00:00Z',
    amount: 35_000,
    stage: 'proposal',
    probability: 0.4,
  })),
  ...[9_000, 12_000, 15_000, 15_000, 18_000, 21_000].map((amount, index) => ({
    id: id('won', index),
    createdAt: '2026-05-11T09:00:00Z',
    closedAt: spread(index, 6),
    amount,
    stage: 'won',
    won: true,
  })),
  ...times(4, (index) => ({
    id: id('lost', index),
    createdAt: '2026-05-11T09:00:00Z',
    closedAt: spread(index, 4),
    amount: 20_000,
    stage: 'lost',
    won: false,
  })),
];

/**
 * 125,000 in the period: 24 payments of 3,762 of leads (90,288), recurring ones of 35,712, less a
 * refund of 1,000. 101,214.57 in the period before, for a growth of 23.5 %.
 */
const payments = [
  ...times(24, (index) => ({
    id: id('sale', index),
    paidAt: spread(index, 24),
    amount: 3762,
    kind: 'one_time',
    customerId: id('customer', index),
    leadId: id('lead', index),
  })),
  ...times(12, (index) => ({
    id: id('renewal', index),
    paidAt: spread(index, 12),
    amount: 2976,
    kind: 'recurring',
    customerId: id('customer', 100 + index),
  })),
  {
    id: 'refund_0001',
    paidAt: spread(1, 3),
    amount: 1000,
    kind: 'refund',
    customerId: id('customer', 100),
  },
  {
    id: 'before_0001',
    paidAt: '2026-05-10T10:00:00Z',
    amount: 101_214.57,
    kind: 'one_time',
    customerId: id('customer', 200),
  },
];

/** 45 subscriptions of 1,000 a month, and one that ended before. */
const subscriptions = [
  ...times(45, (index) => ({
    id: id('subscription', index),
    customerId: id('customer', 100 + index),
    monthlyAmount: 1000,
    startedAt: '2026-01-15T00:00:00Z',
  })),
  {
    id: 'subscription_ended',
    customerId: id('customer', 300),
    monthlyAmount: 700,
    startedAt: '2026-01-15T00:00:00Z',
    endedAt: '2026-04-15T00:00:00Z',
  },
];

/** Twelve active campaigns, and two that are not. */
const campaigns = [
  ...times(12, (index) => ({
    id: campaign(index),
    name: `Campaign ${index + 1}`,
    channel: index % 2 === 0 ? 'search' : 'social',
    status: 'active',
    startedAt: '2026-03-01T00:00:00Z',
  })),
  {
    id: 'campaign_paused',
    name: 'Paused',
    channel: 'mail',
    status: 'paused',
    startedAt: '2026-03-01T00:00:00Z',
  },
  {
    id: 'campaign_over',
    name: 'Over',
    channel: 'mail',
    status: 'completed',
    startedAt: '2026-01-01T00:00:00Z',
    endedAt: '2026-02-01T00:00:00Z',
  },
];

/** 57 a day and campaign: 12 * 30 * 57 = 20,520 = 456 leads at 45. */
const spend = times(360, (index) => ({
  id: id('spend', index),
  campaignId: campaign(index),
  date: `2026-06-${String(Math.floor(index / 12) + 1).padStart(2, '0')}`,
  amount: 57,
  impressions: 1900,
  clicks: 76,
  sends: 40,
  responses: 5,
}));

const entities = { campaigns, calls, leads, deals, payments, subscriptions, spend };
for (const [entity, records] of Object.entries(entities)) {
  const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  writeFileSync(join(folder, `${entity}.ndjson`), lines);
}
