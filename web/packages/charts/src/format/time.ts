import type { Bucket, Grain } from '../chart';

/** A wall clock reading in some zone. `weekday` is ISO: 1 = Monday … 7 = Sunday. */
interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly weekday: number;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();

/** Formatters are slow to make and safe to share. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const fresh = new Intl.DateTimeFormat(locale, options);
  formats.set(key, fresh);
  return fresh;
}

/** What a clock on the wall in `timezone` shows at `instant`. */
export function localTime(instant: string, timezone: string): LocalTime {
  const parts = format('en-GB', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    weekday: 'short',
  }).formatToParts(new Date(instant));
  const text = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? '';
  return {
    year: Number(text('year')),
    month: Number(text('month')),
    day: Number(text('day')),
    hour: Number(text('hour')),
    minute: Number(text('minute')),
    weekday: WEEKDAYS.indexOf(text('weekday')) + 1,
  };
}

/** The short label under an axis. Hours show the date where the day begins. */
export function axisLabel(
  bucket: Bucket,
  grain: Grain,
  locale: string,
  timezone: string,
  withYear: boolean,
): string {
  const date = new Date(bucket.start);
  const local = localTime(bucket.start, timezone);
  if (grain === 'hour' && local.hour !== 0) {
    return format(locale, {
      timeZone: timezone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(date);
  }
  if (grain === 'year') return String(local.year);
  if (grain === 'quarter') return `Q${Math.ceil(local.month / 3)} ${local.year}`;
  if (grain === 'month') {
    const year = local.month === 1 || withYear;
    return format(locale, {
      timeZone: timezone,
      month: 'short',
      ...(year ? { year: 'numeric' } : {}),
    }).format(date);
  }
  return format(locale, { timeZone: timezone, day: 'numeric', month: 'short' }).format(date);
}

/**
 * The stretch of time a bucket covers, exactly: a week cut by the range's edge names its real days, and an hour that
 * occurs twice when clocks go back names its offset.
 */
export function bucketRange(
  bucket: Bucket,
  grain: Grain,
  locale: string,
  timezone: string,
): string {
  const start = new Date(bucket.start);
  const lastInstant = new Date(Math.max(start.getTime(), Date.parse(bucket.end) - 1));
  if (grain === 'hour') return hourRange(bucket, locale, timezone);
  if (grain === 'month' && isWholeMonth(bucket, timezone)) {
    return format(locale, { timeZone: timezone, month: 'long', year: 'numeric' }).format(start);
  }
  const sameDay = dayOf(bucket.start, timezone) === dayOf(lastInstant.toISOString(), timezone);
  if (sameDay) {
    return format(locale, {
      timeZone: timezone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    }).format(start);
  }
  return format(locale, {
    timeZone: timezone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).formatRange(start, lastInstant);
}

function hourRange(bucket: Bucket, locale: string, timezone: string): string {
  const day = format(locale, {
    timeZone: timezone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const clock = format(locale, {
    timeZone: timezone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(isNearClockChange(bucket, timezone) ? { timeZoneName: 'shortOffset' as const } : {}),
  });
  const start = new Date(bucket.start);
  return `${day.format(start)}, ${clock.format(start)}–${clock.format(new Date(bucket.end))}`;
}

const THREE_HOURS = 3 * 3_600_000;

function isNearClockChange(bucket: Bucket, timezone: string): boolean {
  const start = Date.parse(bucket.start);
  return offset(start - THREE_HOURS, timezone) !== offset(start + THREE_HOURS, timezone);
}

function offset(epochMillis: number, timezone: string): string {
  const parts = format('en', { timeZone: timezone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(epochMillis),
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}

function isWholeMonth(bucket: Bucket, timezone: string): boolean {
  const start = localTime(bucket.start, timezone);
  const end = localTime(bucket.end, timezone);
  return start.day === 1 && (bucket.partial || end.day === 1);
}

function dayOf(instant: string, timezone: string): string {
  const { year, month, day } = localTime(instant, timezone);
  return `${year}-${month}-${day}`;
}

/**
 * Which buckets get a label when at most `room` fit: every bucket, or those where a larger unit of the local calendar
 * begins, so that labels fall on round times whatever the zone and whenever clocks change.
 */
export function labelledBuckets(
  buckets: readonly Bucket[],
  grain: Grain,
  timezone: string,
  weekStart: number,
  room: number,
): ReadonlySet<number> {
  const locals = buckets.map((bucket) => localTime(bucket.start, timezone));
  const fitting = steps(grain, weekStart).find(
    (step) => locals.filter(step).length <= Math.max(room, 2) && locals.some(step),
  );
  const chosen = locals.flatMap((local, index) => (fitting?.(local) === true ? [index] : []));
  if (chosen.length >= 2 || buckets.length < 2) return new Set(chosen.length > 0 ? chosen : [0]);
  const every = Math.ceil(buckets.length / Math.max(room, 2));
  return new Set(buckets.flatMap((_, index) => (index % every === 0 ? [index] : [])));
}

type Step = (local: LocalTime) => boolean;

const DAY = 86_400_000;

/** Counted from a fixed day, so that the step does not stumble where a month ends. */
const everySecondDay: Step = (local) =>
  (Date.UTC(local.year, local.month - 1, local.day) / DAY) % 2 === 0;

/** From fine to coarse; the first that fits wins. */
function steps(grain: Grain, weekStart: number): readonly Step[] {
  const everyHours =
    (hours: number): Step =>
    (local) =>
      local.minute === 0 && local.hour % hours === 0;
  const weekly: Step = (local) => local.weekday === weekStart;
  const monthly: Step = (local) => local.day === 1;
  const everyMonths =
    (months: number): Step =>
    (local) =>
      local.day <= 7 && (local.month - 1) % months === 0;
  switch (grain) {
    case 'hour':
      return [
        () => true,
        everyHours(2),
        everyHours(3),
        everyHours(6),
        everyHours(12),
        everyHours(24),
        (local) => weekly(local) && local.hour === 0,
      ];
    case 'day':
      return [
        () => true,
        everySecondDay,
        weekly,
        (local) => local.day === 1 || local.day === 15,
        monthly,
        (local) => monthly(local) && (local.month - 1) % 3 === 0,
      ];
    case 'week':
      return [
        () => true,
        everyMonths(1),
        everyMonths(2),
        everyMonths(3),
        everyMonths(6),
        everyMonths(12),
      ];
    case 'month':
    case 'quarter':
      return [
        () => true,
        (local) => (local.month - 1) % 3 === 0,
        (local) => (local.month - 1) % 6 === 0,
        (local) => local.month === 1,
      ];
    case 'year':
      return [() => true];
  }
}

/** Names of the ISO weekdays 1–7 in the reader's language. */
export function weekdayName(weekday: number, locale: string, style: 'short' | 'long'): string {
  // 1 January 2024 was a Monday.
  return format(locale, { timeZone: 'UTC', weekday: style }).format(Date.UTC(2024, 0, weekday));
}
