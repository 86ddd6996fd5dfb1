import { describe, expect, it } from 'vitest';
import type { CalendarChart, FunnelChart, GaugeChart, ProgressChart, ScatterChart } from '../chart';
import {
  chartNotes,
  chartOption,
  chartPoints,
  chartTable,
  describeChart,
  isEmptyChart,
} from '../draw';
import { CALLS, context, days, SUCCESS_RATE } from '../testing/fixtures';
import { dotLabels } from './dot-labels';

const texts = (chart: Parameters<typeof chartTable>[0]) =>
  chartTable(chart, context()).rows.map((row) => row.cells.map(({ text }) => text));

describe('a funnel', () => {
  const chart: FunnelChart = {
    kind: 'funnel',
    title: 'From call to customer',
    measure: CALLS,
    items: [
      { id: 'a', label: 'Calls answered by a voice assistant', value: 400 },
      { id: 'b', label: 'Appointment_confirmed_by_mail', value: 40 },
    ],
  };
  const lines = (width: number) => {
    const { yAxis } = chartOption(chart, { ...context(), width }) as {
      yAxis: { data: string[]; axisLabel: { formatter: (label: string) => string } };
    };
    return yAxis.data.map((label) => yAxis.axisLabel.formatter(label).split('\n'));
  };

  it('writes the names of its steps out at every width, in lines where it is narrow', () => {
    expect(lines(320)[0]).toEqual(['Calls answered', 'by a voice', 'assistant']);
    expect(lines(900)[0]).toEqual(['Calls answered by a', 'voice assistant']);
    for (const width of [200, 320, 900]) {
      const whole = lines(width).map((name, index) => name.join(index === 0 ? ' ' : ''));
      expect(whole).toEqual(chart.items.map(({ label }) => label));
    }
  });
});

describe('a scatter chart', () => {
  const chart: ScatterChart = {
    kind: 'scatter',
    title: 'Calls against success',
    measure: SUCCESS_RATE,
    across: CALLS,
    dots: [
      { id: 'b', label: 'Bo', x: 40, y: 60 },
      { id: 'a', label: 'Ada', x: 10, y: 90 },
      { id: 'c', label: 'Cy', x: 20, y: null },
    ],
  };

  it('is walked from left to right, and keeps each dot its own index', () => {
    const [row] = chartPoints(chart, context());
    expect(row?.map(({ target }) => target.index)).toEqual([1, 2, 0]);
    expect(row?.[0]?.words).toBe('Ada. Calls: 10. Success rate: 90.0%');
  });

  it('reads as a table of both measures', () => {
    expect(texts(chart)[2]).toEqual(['Cy', '20', '–']);
    expect(describeChart(chart, context())).toContain('3 points from 60.0% to 90.0%');
  });

  it('is empty when no dot has both values', () => {
    expect(isEmptyChart({ ...chart, dots: [{ id: 'a', label: 'a', x: null, y: 3 }] })).toBe(true);
  });

  it('names the line of equals only where there is one', () => {
    expect(chartNotes(chart, context())).toEqual([]);
    expect(chartNotes({ ...chart, equalLabel: 'even' }, context())).toEqual(['On the line: even.']);
  });
});

describe('the names of dots', () => {
  const dot = (id: string, x: number | null, y: number | null) => ({ id, label: 'A name', x, y });

  it('stand where they cover nothing, beside a crowd and not in it', () => {
    const crowd = [dot('a', 50, 10), dot('b', 52, 10), dot('c', 54, 10), dot('far', 100, 90)];
    const labels = dotLabels(crowd, 720, 22);
    expect(labels.get(0)).toBe('left');
    expect(labels.has(1)).toBe(false);
    expect(labels.get(2)).toBe('right');
    expect(labels.has(3)).toBe(true);
  });

  it('turn to the left at the right edge, and need both values', () => {
    const long = { ...dot('far', 100, 50), label: 'A name of twenty-two letters' };
    expect(dotLabels([long, dot('none', null, 3)], 400, 22)).toEqual(new Map([[0, 'left']]));
    expect(dotLabels([], 400, 22).size).toBe(0);
  });
});

describe('progress', () => {
  const chart: ProgressChart = {
    kind: 'progress',
    title: 'Budgets',
    measure: CALLS,
    aims: [
      { id: 'a', label: 'Ada', value: 45, target: 60 },
      { id: 'b', label: 'Bo', value: 5, target: null },
    ],
  };

  it('says the part of the target, where there is one', () => {
    expect(texts(chart)).toEqual([
      ['Ada', '45', '60', '75.0%'],
      ['Bo', '5', '–', ''],
    ]);
    expect(chartPoints(chart, context())[0]?.[0]?.words).toBe(
      'Ada. 75.0% of the target. Calls: 45. Target: 60',
    );
  });
});

describe('a gauge', () => {
  const chart: GaugeChart = {
    kind: 'gauge',
    title: 'Success rate',
    measure: SUCCESS_RATE,
    value: 68.3,
    from: 0,
    to: 100,
    target: 80,
    previous: 66.7,
  };

  it('is one point with its target and what it was', () => {
    expect(texts(chart)).toEqual([['Success rate', '68.3%', '80.0%', '66.7%', '↑ +1.6 pts']]);
    expect(chartPoints(chart, context()).flat()).toHaveLength(1);
    expect(isEmptyChart({ ...chart, value: null })).toBe(true);
  });
});

describe('a calendar', () => {
  /** 1 October 2026 is a Thursday. */
  const month: CalendarChart = {
    kind: 'calendar',
    title: 'Calls by day',
    measure: CALLS,
    weekStart: 1,
    buckets: days('2026-10-01', 14),
    values: Array.from({ length: 14 }, (_, index) => index),
  };
  const season: CalendarChart = {
    ...month,
    buckets: days('2026-10-01', 60),
    values: Array.from({ length: 60 }, (_, index) => index),
  };
  const utc = context({ timezone: 'UTC' });
  const indexes = (chart: CalendarChart) =>
    chartPoints(chart, utc).map((row) => row.map(({ target }) => target.index));

  it('has its weeks below each other while they are few', () => {
    expect(indexes(month)).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7, 8, 9, 10],
      [11, 12, 13],
    ]);
    expect(chartPoints(month, utc)[1]?.[0]?.words).toBe('Mon, 5 Oct 2026. Calls: 4');
  });

  it('writes day and amount into the cells of a month, on a phone the day', () => {
    const label = (width: number, dataIndex: number) => {
      const option = chartOption(month, context({ timezone: 'UTC', width }));
      const [cells] = option.series as [{ label: { formatter: (at: object) => string } }];
      return cells.label.formatter({ dataIndex });
    };
    expect(label(900, 0)).toBe('1 Oct · 0');
    expect(label(900, 4)).toBe('5 · 4');
    expect(label(380, 4)).toBe('5');
  });

  it('goes from week to week in the row of a weekday when they are many', () => {
    const rows = indexes(season);
    expect(rows).toHaveLength(7);
    expect(rows[0]?.slice(0, 2)).toEqual([4, 11]);
    expect(rows[3]?.slice(0, 2)).toEqual([0, 7]);
  });

  it('begins its weeks where the organization does', () => {
    expect(indexes({ ...season, weekStart: 7 })[0]?.slice(0, 2)).toEqual([3, 10]);
    expect(indexes({ ...month, weekStart: 7 })[0]).toEqual([0, 1, 2]);
  });
});
