import type { Grain, Interval, Unit } from './contract';

/** Shown where there is no value: a metric whose denominator is zero, or an absent field. */
export const NO_VALUE = '–';

export interface FormatOptions {
  /** BCP 47 tag, for example `en-GB`. */
  readonly locale: string;
  /** ISO 4217 code of the organization. */
  readonly currency: string;
  /** IANA zone in which instants are shown. */
  readonly timezone: string;
}

/** Turns values into text, one instance per organization and locale. */
export class Format {
  readonly locale: string;
  readonly currency: string;
  readonly timezone: string;
  readonly #numbers = new Map<string, Intl.NumberFormat>();
  readonly #dates = new Map<string, Intl.DateTimeFormat>();

  constructor(options: FormatOptions) {
    this.locale = options.locale;
    this.currency = options.currency;
    this.timezone = options.timezone;
  }

  /**
   * The short text of a card or an axis: `12.4k`, `$2.45m`, `87.3%`, `4.2 min`. `decimals` is the
   * metric's own number of digits, where it has one.
   */
  short(value: number | null | undefined, unit: Unit, decimals?: number): string {
    if (value === null || value === undefined) return NO_VALUE;
    if (unit === 'days' && isPartOfDay(value)) return this.duration(value * DAY);
    if (unit === 'minutes' && decimals !== 0 && isSomeHours(value))
      return this.duration(value * 60);
    return this.#written(
      value,
      unit,
      compactDigits(value, unit) ?? ownDigits(decimals) ?? shortDigits(value, unit),
    );
  }

  /** The exact text behind the short one: `12,431`, `$2,450,000.00`, `4 min 12 s`. */
  full(value: number | null | undefined, unit: Unit): string {
    if (value === null || value === undefined) return NO_VALUE;
    if (unit === 'minutes') return this.duration(value * 60);
    if (unit === 'seconds') return this.duration(value);
    if (unit === 'days' && isPartOfDay(value)) return this.duration(value * DAY);
    return this.#written(value, unit, fullDigits(unit));
  }

  /** Whole seconds as hours, minutes and seconds, at most two parts: `4 min 12 s`, `87 h 14 min`. */
  duration(seconds: number): string {
    const sign = seconds < 0 ? '−' : '';
    const size = Math.abs(seconds);
    if (size < 10) return `${sign}${this.number(size, { maximumFractionDigits: 1 })} s`;
    const whole = Math.round(size);
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor((whole % 3600) / 60);
    if (hours > 0) return `${sign}${this.number(hours)} h ${minutes} min`;
    return minutes > 0 ? `${sign}${minutes} min ${whole % 60} s` : `${sign}${whole} s`;
  }

  /** A change with its sign: `+12.4%`, `−3.1 pts`. */
  signed(value: number, suffix: '%' | ' pts' | ''): string {
    const text = this.number(Math.abs(value), {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      ...(Math.abs(value) >= 1000 ? { maximumFractionDigits: 0, minimumFractionDigits: 0 } : {}),
    });
    const zero = Number.parseFloat(Math.abs(value).toFixed(1)) === 0;
    return `${zero ? '' : value < 0 ? '−' : '+'}${text}${suffix}`;
  }

  number(value: number, options: Intl.NumberFormatOptions = {}): string {
    const key = JSON.stringify(options);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known.format(value).replace('-', '−');
    const made = new Intl.NumberFormat(this.locale, { signDisplay: 'negative', ...options });
    this.#numbers.set(key, made);
    return made.format(value).replace('-', '−');
  }

  /** A bucket of a chart: `Tue 3 Nov`, `3 Nov, 14:00`, `3–9 Nov 2026`, `November 2026`. */
  bucket(bucket: Interval, grain: Grain): string {
    const start = new Date(bucket.start);
    switch (grain) {
      case 'hour':
        return this.#date(start, {
          day: 'numeric',
          month: 'short',
          hour: '2-digit',
          minute: '2-digit',
        });
      case 'day':
        return this.#date(start, {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          year: 'numeric',
        });
      case 'week':
        return this.range(bucket);
      case 'month':
        return this.#date(start, { month: 'long', year: 'numeric' });
      case 'quarter':
        return this.range(bucket);
      case 'year':
        return this.#date(start, { year: 'numeric' });
    }
  }

  /** An axis label for the start of a bucket: `14:00`, `3 Nov`, `Nov 2026`. */
  tick(start: string, grain: Grain): string {
    const at = new Date(start);
    if (grain === 'hour') return this.#date(at, { hour: '2-digit', minute: '2-digit' });
    if (grain === 'day' || grain === 'week')
      return this.#date(at, { day: 'numeric', month: 'short' });
    if (grain === 'year') return this.#date(at, { year: 'numeric' });
    return this.#date(at, { month: 'short', year: '2-digit' });
  }

  /** First to last local day of a half-open interval: `24 Oct – 22 Nov 2026`. */
  range(interval: Interval): string {
    const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
    const start = new Date(interval.start);
    const last = new Date(Math.max(Date.parse(interval.end) - 1, start.getTime()));
    return this.#formatter(options).formatRange(start, last);
  }

  /** Both ends to the minute, for a receipt. */
  exactRange(interval: Interval): string {
    return `${this.instant(interval.start)} – ${this.instant(interval.end)}`;
  }

  /** An instant to the minute in the organization's zone. */
  instant(instant: string): string {
    return this.#date(new Date(instant), {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    });
  }

  /** A local date such as `2026-11-03`. */
  day(date: string): string {
    const made = new Intl.DateTimeFormat(this.locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
    return made.format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
  }

  #written(value: number, unit: Unit, digits: Intl.NumberFormatOptions): string {
    switch (unit) {
      case 'percent':
        return `${this.number(value, digits)}%`;
      case 'currency':
        return this.number(value, {
          style: 'currency',
          currency: this.currency,
          currencyDisplay: 'narrowSymbol',
          ...digits,
        });
      case 'currency_per_day':
        return `${this.#written(value, 'currency', digits)}/day`;
      case 'minutes':
        return `${this.number(value, digits)} min`;
      case 'seconds':
        return `${this.number(value, digits)} s`;
      case 'days':
        return `${this.number(value, digits)} days`;
      case 'milliseconds':
        return `${this.number(value, digits)} ms`;
      case 'per_minute':
        return `${this.number(value, digits)}/min`;
      case 'ratio':
        return `${this.number(value, digits)}×`;
      case 'count':
      case 'score':
        return this.number(value, digits);
    }
  }

  #date(at: Date, options: Intl.DateTimeFormatOptions): string {
    return this.#formatter(options).format(at);
  }

  #formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(options);
    const known = this.#dates.get(key);
    if (known !== undefined) return known;
    const made = new Intl.DateTimeFormat(this.locale, {
      hourCycle: options.hour === undefined ? undefined : 'h23',
      timeZone: this.timezone,
      ...options,
    } as Intl.DateTimeFormatOptions);
    this.#dates.set(key, made);
    return made;
  }
}

/** Seconds. */
const DAY = 86_400;

/** Hours, up to a day, are not read as hundreds of minutes. */
function isSomeHours(minutes: number): boolean {
  const size = Math.abs(minutes);
  return size >= 120 && size < 1440;
}

/** Less than a day is told in hours and minutes. */
function isPartOfDay(days: number): boolean {
  return days !== 0 && Math.abs(days) < 1;
}

/** From ten thousand on three digits are enough; a rate that large keeps its whole part. */
function compactDigits(value: number, unit: Unit): Intl.NumberFormatOptions | undefined {
  if (Math.abs(value) < 10_000) return undefined;
  if (unit === 'percent') return { maximumFractionDigits: 0 };
  return { notation: 'compact', maximumSignificantDigits: 3 };
}

function ownDigits(decimals: number | undefined): Intl.NumberFormatOptions | undefined {
  if (decimals === undefined) return undefined;
  return { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
}

function shortDigits(value: number, unit: Unit): Intl.NumberFormatOptions {
  switch (unit) {
    case 'count':
      return { maximumFractionDigits: Number.isInteger(value) ? 0 : 1 };
    case 'percent':
      return { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    case 'milliseconds':
      return { maximumFractionDigits: 0 };
    case 'currency':
    case 'currency_per_day':
      return Math.abs(value) >= 1000
        ? { maximumFractionDigits: 0, minimumFractionDigits: 0 }
        : { maximumFractionDigits: 2 };
    case 'ratio':
    case 'per_minute':
      return { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    case 'minutes':
    case 'seconds':
    case 'days':
    case 'score':
      return Math.abs(value) >= 1000
        ? { maximumFractionDigits: 0 }
        : { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  }
}

function fullDigits(unit: Unit): Intl.NumberFormatOptions {
  if (unit === 'currency' || unit === 'currency_per_day') return {};
  return { maximumFractionDigits: unit === 'count' || unit === 'percent' ? 2 : 3 };
}
