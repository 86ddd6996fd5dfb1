import type { Measure, Unit } from '../measure';

/** Writes numbers with their unit. `full` is for tooltips and tables, `short` for axes and labels. */
export interface ValueFormat {
  full(value: number, measure: Measure): string;
  short(value: number, measure: Measure): string;
  /** As `short`, but as many digits for each number of a column: `€21.0k` below `€80.7k`. */
  even(value: number, measure: Measure): string;
}

/** What stands where there is no value. */
export const NO_VALUE = '–';

const DECIMALS: Readonly<Record<Unit, number>> = {
  count: 0,
  percent: 1,
  minutes: 1,
  seconds: 1,
  days: 1,
  milliseconds: 0,
  currency: 2,
  currency_per_day: 0,
  score: 1,
  ratio: 2,
  per_minute: 2,
};

const SUFFIX: Readonly<Record<Unit, string>> = {
  count: '',
  percent: '%',
  minutes: ' min',
  seconds: ' s',
  days: ' days',
  milliseconds: ' ms',
  currency: '',
  currency_per_day: '/day',
  score: '',
  ratio: '×',
  per_minute: '/min',
};

/** Units written with the currency. */
const MONEY: ReadonlySet<Unit> = new Set<Unit>(['currency', 'currency_per_day']);

/** From here on a number is written with K, M, … and at most three digits; milliseconds later, nobody says 1K ms. */
const COMPACT_FROM = 1000;

/** @param currency ISO 4217 code of money values */
export function valueFormat(locale: string, currency: string): ValueFormat {
  const money: Intl.NumberFormatOptions = {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  };
  const written = (value: number, unit: Unit, digits: Intl.NumberFormatOptions) => {
    const options = MONEY.has(unit) ? { ...money, ...digits } : digits;
    return `${numberFormat(locale, options).format(value).replace('-', '−')}${SUFFIX[unit]}`;
  };
  return {
    full(value, measure) {
      const { unit } = measure;
      if (unit === 'minutes' && Math.abs(value) >= 1) return duration(value * 60);
      if (unit === 'seconds' && Math.abs(value) >= 60) return duration(value);
      if (unit === 'days' && isPartOfDay(value)) return duration(value * DAY);
      const decimals = measure.decimals ?? DECIMALS[unit];
      return written(value, unit, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
    },
    short(value, measure) {
      if (measure.unit === 'days' && isPartOfDay(value)) return duration(value * DAY);
      const compact = Math.abs(value) >= (measure.unit === 'milliseconds' ? 10 : 1) * COMPACT_FROM;
      if (measure.unit === 'milliseconds' && !compact) {
        return written(value, measure.unit, { maximumFractionDigits: 0 });
      }
      // Nobody says a thousand percent in another way.
      if (measure.unit === 'percent' && compact) {
        return written(value, measure.unit, { maximumFractionDigits: 0 });
      }
      return written(value, measure.unit, {
        maximumSignificantDigits: 3,
        ...(compact ? { notation: 'compact' } : {}),
      });
    },
    even(value, measure) {
      if (!MONEY.has(measure.unit) || Math.abs(value) < COMPACT_FROM) {
        return this.full(value, measure);
      }
      return written(value, measure.unit, {
        minimumSignificantDigits: 3,
        maximumSignificantDigits: 3,
        notation: 'compact',
      });
    },
  };
}

/** Seconds. */
const DAY = 86_400;

/** Less than a day is told in hours and minutes. */
function isPartOfDay(days: number): boolean {
  return days !== 0 && Math.abs(days) < 1;
}

/** At most two parts: `4 min 12 s`, `87 h 14 min`. */
function duration(seconds: number): string {
  const sign = seconds < 0 ? '−' : '';
  const whole = Math.round(Math.abs(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  if (hours > 0) return `${sign}${hours} h ${minutes} min`;
  return `${sign}${minutes} min ${whole % 60} s`;
}

const made = new Map<string, Intl.NumberFormat>();

/** Formatters are slow to make and safe to share, also by all charts of a page. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const fresh = new Intl.NumberFormat(locale, options);
  made.set(key, fresh);
  return fresh;
}
