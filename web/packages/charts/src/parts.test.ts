import { describe, expect, it } from 'vitest';
import { csvOf, tsvOf } from './csv';
import { chartPoints, chartTable, describeChart, isEmptyChart } from './draw';
import { changeBetween } from './format/change';
import { valueFormat } from './format/value';
import { largestItems } from './items';
import { countryName, roundBounds } from './kinds/world';
import { CALLS, context, SUCCESS_RATE } from './testing/fixtures';
import { GALLERY } from './testing/gallery';

describe('valueFormat', () => {
  const format = valueFormat('en-US', 'EUR');
  const measure = (unit: typeof CALLS.unit) => ({ ...CALLS, unit });

  it.each([
    [12_412, 'count', '12,412', '12.4K'],
    [999, 'count', '999', '999'],
    [1_250_000, 'count', '1,250,000', '1.25M'],
    [87.32, 'percent', '87.3%', '87.3%'],
    [87, 'percent', '87.0%', '87%'],
    [1240, 'currency', '€1,240.00', '€1.24K'],
    [4.2, 'minutes', '4 min 12 s', '4.2 min'],
    [7.25, 'seconds', '7.3 s', '7.25 s'],
    [5400, 'seconds', '1 h 30 min', '5.4K s'],
    [0.256, 'ratio', '0.26×', '0.256×'],
    [0, 'count', '0', '0'],
    [1024.4, 'milliseconds', '1,024 ms', '1,024 ms'],
    [-1500, 'count', '−1,500', '−1.5K'],
    [13.24, 'days', '13.2 days', '13.2 days'],
    [0.552431, 'days', '13 h 15 min', '13 h 15 min'],
    [0, 'days', '0.0 days', '0 days'],
    [90_985.77, 'currency_per_day', '€90,986/day', '€91K/day'],
  ] as const)('writes %d of %s as %s, short %s', (value, unit, full, short) => {
    expect(format.full(value, measure(unit))).toBe(full);
    expect(format.short(value, measure(unit))).toBe(short);
  });
});

describe('changeBetween', () => {
  const cost = { ...CALLS, good: 'down' as const };

  it('gives rates in points and amounts in percent', () => {
    expect(changeBetween(87.3, 85, SUCCESS_RATE, context())?.text).toBe('↑ +2.3 pts');
    expect(changeBetween(50, 40, CALLS, context())?.text).toBe('↑ +25.0%');
  });

  it('knows that cost down is good', () => {
    expect(changeBetween(30, 40, cost, context())).toMatchObject({ direction: 'down', good: true });
    expect(changeBetween(40, 40, cost, context())).toMatchObject({ direction: 'flat', good: null });
  });

  it('has no percent of nothing', () => {
    expect(changeBetween(5, 0, CALLS, context())).toBeNull();
    expect(changeBetween(5, null, CALLS, context())).toBeNull();
  });
});

describe('every kind of chart', () => {
  it.each(
    GALLERY.map((chart) => [chart.kind, chart] as const),
  )('says in the table of %s as many things as it draws', (kind, chart) => {
    const table = chartTable(chart, context());
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) expect(row.cells).toHaveLength(table.columns.length);
    if (kind === 'sparkline') return;
    const indexes = new Set(
      chartPoints(chart, context())
        .flat()
        .map((point) => point.target.index),
    );
    expect(indexes.size).toBe(table.rows.length);
  });

  it('describes itself, and says when there is nothing', () => {
    const [stack] = GALLERY;
    if (stack?.kind !== 'time') throw new Error('the first of the gallery is a stack');
    expect(describeChart(stack, context())).toContain('Calls by outcome. Calls, 120 points');
    const nothing = { ...stack, series: [] };
    expect(isEmptyChart(nothing)).toBe(true);
    expect(describeChart(nothing, context())).toBe('Calls by outcome. No data.');
  });
});

describe('csvOf', () => {
  const table = {
    columns: [
      { label: 'Name', numeric: false },
      { label: 'Calls', numeric: true },
    ],
    rows: [
      {
        target: { index: 0, series: null },
        cells: [
          { text: 'x', raw: '=cmd|"a"' },
          { text: '−5', raw: -5 },
        ],
      },
      {
        target: { index: 1, series: null },
        cells: [
          { text: 'a\tb', raw: 'a, b' },
          { text: '–', raw: null },
        ],
      },
    ],
  };

  it('guards formulas in text, never in numbers, and quotes what must be quoted', () => {
    expect(csvOf(table)).toBe('Name,Calls\r\n"\'=cmd|""a""",-5\r\n"a, b",\r\n');
  });

  it('gives the clipboard what is read, without breaking columns', () => {
    expect(tsvOf(table).split('\n')[2]).toBe('a b\t–');
  });
});

describe('largestItems', () => {
  it('sums the rest, with what it was before', () => {
    const items = [5, 4, 3, 2].map((value) => ({
      id: `${value}`,
      label: `${value}`,
      value,
      previous: 1,
    }));
    expect(largestItems(items, 3).at(-1)).toMatchObject({ id: '(rest)', value: 5, previous: 2 });
  });
});

describe('roundBounds', () => {
  it('gives round, ascending bounds that begin at or below the smallest', () => {
    expect(roundBounds([3, 7, 95, 420, 830, 12_400])).toEqual([3, 7, 90, 400, 800]);
    expect(roundBounds([42])).toEqual([40]);
    expect(roundBounds([336, 389, 548, 675, 864, 1165, 2880, 6729])).toEqual([300, 600, 800, 2000]);
    expect(roundBounds([])).toEqual([0]);
    expect(roundBounds([-0.3, 0, 0.4])[0]).toBeLessThanOrEqual(-0.3);
  });
});

describe('countryName', () => {
  it('names what is a country and leaves what is none', () => {
    expect(countryName('PT', 'en')).toBe('Portugal');
    expect(countryName('Lisbon', 'en')).toBe('Lisbon');
  });
});
