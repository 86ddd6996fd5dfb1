import type { Format, Goal, GoalPace, GoalStatus } from '@callsight/client-model';

/** How a goal stands, in a word and a sign, so that colour is not needed. */
export const STATUS: Readonly<
  Record<GoalStatus, { readonly word: string; readonly sign: string }>
> = {
  on_track: { word: 'On track', sign: '▲' },
  met: { word: 'Met', sign: '✓' },
  behind: { word: 'Behind', sign: '▼' },
  missed: { word: 'Missed', sign: '✕' },
  no_data: { word: 'No data yet', sign: '–' },
  not_started: { word: 'Not started', sign: '–' },
};

const PERIODS = { month: 'this month', quarter: 'this quarter', year: 'this year' } as const;

/** The running period in words: `this month`, else its days. */
export function periodWords(goal: Goal, format: Format): string {
  if (typeof goal.period === 'string') return PERIODS[goal.period];
  return daysWords(goal.period.start, goal.period.end, format);
}

/** A period that is over: `October 2026`, `1 Jul – 30 Sept 2026`, `2025`. */
export function pastWords(
  goal: Goal,
  past: { readonly firstDay: string; readonly lastDay: string },
  format: Format,
): string {
  // The middle of a day is the same day in nearly every zone, and the same month in all.
  const bucket = { start: `${past.firstDay}T12:00:00Z`, end: `${past.lastDay}T12:00:00Z` };
  if (goal.period === 'month' || goal.period === 'year') return format.bucket(bucket, goal.period);
  return daysWords(past.firstDay, past.lastDay, format);
}

function daysWords(first: string, last: string, format: Format): string {
  return first === last ? format.day(first) : `${format.day(first)} – ${format.day(last)}`;
}

/** How it was told what would be on pace. */
export function paceWords(pace: GoalPace): string {
  switch (pace.method) {
    case 'previous_year':
      return `by the same days of the year before, ${pace.basis}`;
    case 'weekday_profile':
      return `by the usual days of the week, ${pace.basis}`;
    case 'elapsed_time':
      return 'by the time that is over; there is too little past to know a pattern';
    case 'direct':
      return 'compared with the target itself';
  }
}
