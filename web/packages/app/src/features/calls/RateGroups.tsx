import classes from './Calls.module.css';
import { RateGroup, type RateGroupFacts } from './RateGroup';

/** What each group of numbers answers, the first of each being the one to read first. */
const GROUPS: readonly RateGroupFacts[] = [
  {
    title: 'Reach',
    question: 'Do calls reach people?',
    lead: { metric: 'calls.total', details: [{ metric: 'calls.answered', after: 'answered' }] },
    rates: [
      {
        metric: 'calls.answer_rate',
        details: [{ metric: 'calls.outbound', before: 'of', after: 'outbound' }],
      },
      {
        metric: 'calls.average_duration',
        details: [
          { metric: 'calls.duration_p50', before: 'median' },
          { metric: 'calls.duration_p90', before: 'p90' },
          { metric: 'calls.duration_p95', before: 'p95' },
        ],
      },
      { metric: 'calls.total_minutes' },
      { metric: 'calls.short_rate' },
    ],
  },
  {
    title: 'Results',
    question: 'Do they end in something?',
    lead: {
      metric: 'calls.success_rate',
      details: [
        { metric: 'calls.evaluated', after: 'evaluated' },
        { metric: 'calls.coverage', after: 'coverage' },
      ],
    },
    rates: [
      { metric: 'calls.successful' },
      { metric: 'calls.resolution_rate' },
      { metric: 'calls.automation_rate' },
      { metric: 'calls.transfer_rate' },
    ],
  },
  {
    title: 'Experience',
    question: 'Do they go well?',
    lead: {
      metric: 'calls.satisfaction',
      details: [{ metric: 'calls.satisfaction_answers', after: 'answers' }],
    },
    rates: [
      {
        metric: 'calls.sentiment',
        details: [
          { metric: 'calls.positive_share', after: 'positive' },
          { metric: 'calls.negative_share', after: 'negative' },
        ],
      },
      { metric: 'calls.quality_score' },
      { metric: 'calls.latency_p50', details: [{ metric: 'calls.latency_p95', before: 'p95' }] },
      { metric: 'calls.interruption_rate' },
    ],
  },
  {
    title: 'Cost and faults',
    question: 'What do they take?',
    lead: { metric: 'calls.cost' },
    rates: [
      { metric: 'calls.cost_per_call' },
      { metric: 'calls.cost_per_minute' },
      { metric: 'calls.cost_per_success' },
      { metric: 'calls.fault_rate' },
    ],
  },
];

const LEADS = GROUPS.map((group) => group.lead.metric);

/** The rates of calls, in four groups that each answer one question. */
export function RateGroups() {
  return (
    <div className={classes.groups}>
      {GROUPS.map((group) => (
        <RateGroup key={group.title} {...group} leads={LEADS} />
      ))}
    </div>
  );
}
