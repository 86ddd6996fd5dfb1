/** A note on one or several local days, both inclusive. */
export interface Annotation {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly text: string;
  readonly author: { readonly id: string; readonly name: string };
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface AnnotationInput {
  readonly start: string;
  readonly end: string;
  readonly text: string;
}

/** The instant at which a local day such as `2026-03-29` begins in a zone. */
export function startOfDay(day: string, timezone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Twice: the first guess may lie on the other side of a clock change.
  const guess = midnight - offsetAt(midnight, timezone);
  return new Date(midnight - offsetAt(guess, timezone)).toISOString();
}

/** The day after a local day. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/** The local day that an instant lies in. */
export function localDay(instant: string | number, timezone: string): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  return new Date(at + offsetAt(at, timezone)).toISOString().slice(0, 10);
}

const DAY = 86_400_000;

/** Milliseconds that a zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, timezone: string): number {
  const parts = clockOf(timezone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((found) => found.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(instant / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(timeZone, made);
  return made;
}
