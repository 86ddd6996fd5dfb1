import { describe, expect, it } from 'vitest';
import type { Bucket, Expected, TimeChart } from '../chart';
import { chartNotes, chartOption, chartPoints, chartTable, chartTarget } from '../draw';
import { largestSeries } from '../largest';
import { CALLS, context, days, SUCCESS_RATE } from '../testing/fixtures';

type SeriesOption = { id: string; type: string; data: unknown[]; lineStyle?: { type?: string } };

const seriesOf = (chart: TimeChart) => chartOption(chart, context()).series as SeriesOption[];
const one = (values: readonly (number | null)[]) => ({ id: 'a', label: 'Ada', values });

const week: TimeChart = {
  kind: 'time',
  title: 'Calls',
  mark: 'line',
  grain: 'day',
  measure: CALLS,
  buckets: days('2026-11-16', 4).map((bucket, index) => ({ ...bucket, partial: index === 3 })),
  series: [one([10, 20, 30, 5])],
};

describe('a chart over time', () => {
  it('draws the running bucket apart, dotted from the last complete one', () => {
    const [line, tail] = seriesOf(week);
    expect(line?.data).toEqual([10, 20, 30, null]);
    expect(tail?.data).toEqual([null, null, 30, 5]);
    expect(tail?.lineStyle?.type).toBe('dotted');
  });

  it('draws a first bucket that the range cuts dotted too, and says so', () => {
    const cut = {
      ...week,
      buckets: week.buckets.map((bucket, index) => ({ ...bucket, partial: index % 3 === 0 })),
      series: [one([10, 20, 30, 5])],
    };
    const [line, dotted] = seriesOf(cut);
    expect(line?.data).toEqual([null, 20, 30, null]);
    expect(dotted?.data).toEqual([10, 20, 30, 5]);
    expect(chartNotes(cut, context())).toEqual([
      'The first day is cut by the range.',
      'The last day is still running.',
    ]);
    expect(chartPoints(cut, context())[0]?.[0]?.words).toContain('Cut by the range');
  });

  it('says of a range in the future that it is still to come', () => {
    const ahead = {
      ...week,
      buckets: week.buckets.map((bucket) => ({ ...bucket, partial: true })),
    };
    expect(chartNotes(ahead, context())).toEqual([
      'Dotted: what is still running or still to come.',
    ]);
  });

  it('names lines at their ends only where the names stand clear of each other', () => {
    const two = (ends: readonly [number, number]) => ({
      ...week,
      series: [
        { id: 'a', label: 'Ada', values: [10, 20, 30, ends[0]] },
        { id: 'b', label: 'Ben', values: [40, 80, 100, ends[1]] },
      ],
    });
    expect(chartOption(two([30, 100]), context()).legend).toBeUndefined();
    expect(chartOption(two([0, 2]), context()).legend).toBeDefined();
  });

  it('draws no tail when nothing runs', () => {
    const complete = { ...week, buckets: days('2026-11-16', 4) };
    expect(seriesOf(complete)).toHaveLength(1);
  });

  it('gives a value between gaps a dot of its own', () => {
    const gaps = { ...week, buckets: days('2026-11-16', 4), series: [one([null, 20, null, 5])] };
    const dots = seriesOf(gaps).find((series) => series.type === 'scatter');
    expect(dots?.data).toEqual([null, 20, null, 5]);
  });

  it('says of each period compared with what it was and how it changed', () => {
    const compared = {
      ...week,
      comparisons: [
        { label: 'Before', buckets: days('2026-11-12', 4), values: [8, 10, 10, 10] },
        { label: 'A year before', buckets: days('2025-11-17', 4), values: [5, null, 10, 10] },
      ],
    };
    const [row] = chartPoints(compared, context());
    expect(row?.[0]?.words).toBe(
      'Mon, 16 Nov 2026. Ada: 10, Thu, 12 Nov 2026 8 (↑ +25.0%), Mon, 17 Nov 2025 5 (↑ +100.0%)',
    );
    expect(row?.[1]?.words, 'what is not known is left out').not.toContain('2025');
  });

  it('draws the comparison in its own grey, aligned by index', () => {
    const compared = {
      ...week,
      comparisons: [
        { label: 'Previous period', buckets: days('2026-11-12', 3), values: [1, 2, 3] },
      ],
    };
    expect(seriesOf(compared).at(-1)).toMatchObject({
      name: 'Previous period',
      silent: true,
      data: [1, 2, 3, null],
    });
  });

  it('begins bars and areas at zero, and says so when a line does not', () => {
    const rate = { ...week, measure: SUCCESS_RATE, series: [one([87, 88, 86, 87])] };
    const scale = (chart: TimeChart) =>
      (chartOption(chart, context()).yAxis as { scale?: boolean }).scale;
    expect(scale(rate)).toBe(true);
    expect(chartNotes(rate, context())).toContain('The axis does not start at zero.');
    for (const mark of ['bar', 'stack', 'area'] as const) {
      expect(scale({ ...rate, mark })).toBeUndefined();
    }
  });

  it('reads out value, range and change, and that a bucket runs', () => {
    const compared = {
      ...week,
      comparisons: [
        { label: 'Previous period', buckets: days('2026-11-12', 4), values: [8, 20, 40, 5] },
      ],
    };
    const words = chartPoints(compared, context({ timezone: 'UTC' }))[0]?.map(
      (point) => point.words,
    );
    expect(words?.[0]).toBe('Mon, 16 Nov 2026. Ada: 10, Thu, 12 Nov 2026 8 (↑ +25.0%)');
    expect(words?.[2]).toContain('↓ −25.0%');
    expect(words?.[3]).toContain('Still running');
  });

  it('states the total of a stack in its tooltip', () => {
    const stack: TimeChart = {
      ...week,
      mark: 'stack',
      series: [one([1, 2, 3, 4]), { ...one([10, null, 30, 40]), id: 'b', label: 'Bo' }],
    };
    const tooltip = chartOption(stack, context()).tooltip as {
      formatter: (params: unknown) => string;
    };
    const html = tooltip.formatter([{ dataIndex: 0 }]);
    expect(html).toContain('Total');
    expect(html).toContain('>11<');
  });

  it('lets no name become markup', () => {
    const hostile = {
      ...week,
      series: [{ ...one([1, 2, 3, 4]), label: '<img src=x onerror=alert(1)>' }],
    };
    const tooltip = chartOption(hostile, context()).tooltip as {
      formatter: (params: unknown) => string;
    };
    expect(tooltip.formatter([{ dataIndex: 0 }])).not.toContain('<img');
  });

  it('leads a hit on a bar to its layer, and decoration to the whole bucket', () => {
    const stack: TimeChart = {
      ...week,
      mark: 'stack',
      series: [one([1, 2, 3, 4]), { ...one([1, 1, 1, 1]), id: 'b' }],
    };
    expect(chartTarget(stack, 1, 2)).toEqual({ index: 2, series: 1 });
    expect(chartTarget(stack, 5, 2)).toEqual({ index: 2, series: null });
    expect(chartTarget(stack, 0, 9)).toBeNull();
  });

  it('says the same as a table, a row per bucket', () => {
    const table = chartTable(week, context({ timezone: 'UTC' }));
    expect(table.columns.map((column) => column.label)).toEqual(['Period', 'Ada']);
    expect(table.rows.map((row) => row.cells[1]?.raw)).toEqual([10, 20, 30, 5]);
    expect(table.rows[3]?.cells[0]?.text).toBe('Thu, 19 Nov 2026 (still running)');
  });
});

describe('largestSeries', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({
    id: `s${index}`,
    label: `S${index}`,
    values: [index, null, 1],
  }));

  it('keeps six and sums what is left, so that the whole stays whole', () => {
    const kept = largestSeries(many);
    expect(kept.map((series) => series.id)).toEqual(['s8', 's7', 's6', 's5', 's4', 's3', '(rest)']);
    expect(kept.at(-1)).toMatchObject({ label: 'Other', values: [3, null, 3], rest: true });
  });

  it('leaves few series alone, largest first', () => {
    expect(largestSeries(many.slice(0, 2)).map((series) => series.id)).toEqual(['s1', 's0']);
  });
});

describe('what is expected next', () => {
  const expected = (bucket: Bucket, value: number): Expected => ({
    bucket,
    value,
    eighty: { low: value - 2, high: value + 2 },
    ninetyFive: { low: value - 4, high: value + 4 },
  });
  const ahead = days('2026-11-19', 3);
  const chart: TimeChart = {
    ...week,
    outlook: ahead.map((bucket, index) => expected(bucket, 10 + index)),
  };
  const find = (id: string) => seriesOf(chart).find((series) => series.id === id);

  it('begins at the running bucket and goes on beyond it', () => {
    expect(chartOption(chart, context()).xAxis).toMatchObject({ data: { length: 6 } });
    expect(find('outlook')?.data).toEqual([null, null, null, 10, 11, 12]);
    expect(find('outlook')?.lineStyle?.type).toBe('dashed');
  });

  it('begins after the last bucket where none is running', () => {
    const whole = { ...chart, buckets: days('2026-11-15', 4) };
    expect(seriesOf(whole).find(({ id }) => id === 'outlook')?.data).toEqual([
      ...[null, null, null, null],
      ...[10, 11, 12],
    ]);
  });

  it('has a band for each interval, the lower edge first', () => {
    expect(find('outlook:ninetyFive:low')?.data.slice(3)).toEqual([6, 7, 8]);
    expect(find('outlook:ninetyFive:height')?.data.slice(3)).toEqual([8, 8, 8]);
    expect(find('outlook:eighty:height')?.data.slice(3)).toEqual([4, 4, 4]);
  });

  it('is in the table, and has no records', () => {
    const table = chartTable(chart, context());
    expect(table.columns.map(({ label }) => label)).toEqual([
      'Period',
      'Ada',
      'Forecast',
      '80% from',
      '80% to',
      '95% from',
      '95% to',
    ]);
    const last = table.rows.at(-1);
    expect(last?.target).toBeNull();
    expect(last?.cells.slice(1).map(({ raw }) => raw)).toEqual([null, 12, 10, 14, 8, 16]);
    expect(table.rows[3]?.target).toEqual({ index: 3, series: null });
    expect(chartTarget(chart, 0, 5)).toBeNull();
  });

  it('is told below the chart', () => {
    expect(chartNotes(chart, context()).at(-1)).toContain('80 and 95 of 100');
    expect(chartNotes(week, context()).join()).not.toContain('expected');
  });
});

describe('several series against the past', () => {
  const chart: TimeChart = {
    ...week,
    measure: SUCCESS_RATE,
    series: [
      { id: 'a', label: 'Ada', values: [10, 20, 30, 5] },
      { id: 'b', label: 'Bo', values: [40, 50, 60, 7] },
    ],
    comparisons: [
      { label: 'Before', of: 'a', buckets: days('2026-11-12', 4), values: [8, 10, 10, 10] },
      { label: 'A year before', of: 'a', buckets: days('2025-11-17', 4), values: [5, 5, 5, 5] },
      { label: 'Before', of: 'b', buckets: days('2026-11-12', 4), values: [30, 30, 30, 30] },
    ],
  };

  it('draws each past in the colour of its series, a further period dashed', () => {
    const lines = seriesOf(chart).filter(({ id }) => id.startsWith('comparison'));
    const looks = lines.map(({ lineStyle }) => lineStyle as { color?: string; type?: string });
    expect(looks.map(({ type }) => type)).toEqual(['solid', 'dashed', 'solid']);
    expect(looks[0]?.color).toBe(looks[1]?.color);
    expect(looks[0]?.color).not.toBe(looks[2]?.color);
  });

  it('says of each series what it was', () => {
    const [ada, bo] = chartPoints(chart, context());
    expect(ada?.[0]?.words).toContain('8.0% (↑ +2.0 pts)');
    expect(ada?.[0]?.words).not.toContain('30.0%');
    expect(bo?.[0]?.words).toContain('30.0% (↑ +10.0 pts)');
  });

  it('names the columns of the table by both', () => {
    expect(chartTable(chart, context()).columns.map(({ label }) => label)).toEqual([
      'Period',
      'Ada',
      'Bo',
      'Ada, before',
      'Ada, a year before',
      'Bo, before',
    ]);
  });
});

describe('a course of zeros', () => {
  it('has an axis that says zero and no other number', () => {
    const zero = { ...week, series: [one([0, 0, 0, 0])] };
    const axis = chartOption(zero, context()).yAxis as {
      max: number;
      axisLabel: { formatter: (value: number) => string };
    };
    expect(axis.max).toBe(1);
    expect([0, 1].map(axis.axisLabel.formatter)).toEqual(['0', '']);
    const some = chartOption(week, context()).yAxis as { max?: number };
    expect(some.max).toBeUndefined();
  });
});
