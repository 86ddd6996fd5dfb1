import type { Measure, Unit } from '../measure';

/** Writes numbers with their unit. `full` is for tooltips and tables, `short` for axes and labels. */
export interface ValueFormat {
  full(value: number, measure: Measure): string;
  short(value: number, measure: Measure): string;
}

/** What stands where there is no value. */
export const NO_VALUE = '–';

const NARROW_SPACE = '\u202f';

const DECIMALS: Readonly<Record<Unit, number>> = {
  count: 0,
  percent: 1,
  minutes: 1,
  seconds: 0,
  days: 1,
  milliseconds: 0,
  currency: 2,
  score: 1,
  ratio: 2,
  per_minute: 2,
};

const SUFFIX: Readonly<Partial<Record<Unit, string>>> = {
  percent: '%',
  minutes: 'min',
  seconds: 's',
  days: 'd',
  milliseconds: 'ms',
  per_minute: '/ min',
};

const SCALES = [
  { size: 1e9, suffix: 'bn' },
  { size: 1e6, suffix: 'M' },
  { size: 1e3, suffix: 'k' },
] as const;

/** @param currency ISO 4217 code of money values */
export function valueFormat(locale: string, currency: string): ValueFormat {
  const number = numberFormats(locale);
  const money = moneyFormats(locale, currency);
  return {
    full(value, measure) {
      const decimals = measure.decimals ?? DECIMALS[measure.unit];
      if (measure.unit === 'currency') return money(decimals).format(value);
      return withUnit(number(decimals).format(value), measure.unit);
    },
    short(value, measure) {
      const scale = SCALES.find((candidate) => Math.abs(value) >= candidate.size);
      const digits = shortDigits(value, scale?.size ?? 1);
      if (measure.unit === 'currency') {
        return `${money(digits).format(value / (scale?.size ?? 1))}${scale ? NARROW_SPACE + scale.suffix : ''}`;
      }
      const text = number(digits).format(value / (scale?.size ?? 1));
      return withUnit(scale ? `${text}${NARROW_SPACE}${scale.suffix}` : text, measure.unit);
    },
  };
}

/** One digit after the point where it says something: 1.2 k but 12 k, 0.25 but 4.2 but 42. */
function shortDigits(value: number, size: number): number {
  const scaled = Math.abs(value) / size;
  if (Number.isInteger(scaled)) return 0;
  if (scaled < 1) return 2;
  return scaled < 100 ? 1 : 0;
}

function withUnit(text: string, unit: Unit): string {
  const suffix = SUFFIX[unit];
  return suffix === undefined ? text : `${text}${NARROW_SPACE}${suffix}`;
}

function numberFormats(locale: string): (decimals: number) => Intl.NumberFormat {
  return cached(
    (decimals) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }),
  );
}

function moneyFormats(locale: string, currency: string): (decimals: number) => Intl.NumberFormat {
  return cached(
    (decimals) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }),
  );
}

function cached<T>(create: (key: number) => T): (key: number) => T {
  const made = new Map<number, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = create(key);
    made.set(key, fresh);
    return fresh;
  };
}
