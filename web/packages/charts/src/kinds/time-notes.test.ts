import { describe, expect, it } from 'vitest';
import type { TimeChart } from '../chart';
import { chartOption, chartPoints, chartTable } from '../draw';
import { CALLS, context, days } from '../testing/fixtures';

const week: TimeChart = {
  kind: 'time',
  title: 'Calls',
  mark: 'line',
  grain: 'day',
  measure: CALLS,
  buckets: days('2026-11-16', 4),
  series: [{ id: 'a', label: 'Ada', values: [10, 20, 30, 5] }],
};

const buckets = week.buckets;
const noted: TimeChart = {
  ...week,
  notes: [
    { text: 'New <script>', start: buckets[1]?.start ?? '', end: buckets[1]?.end ?? '' },
    { text: 'Trade fair', start: buckets[2]?.start ?? '', end: buckets[3]?.end ?? '' },
    { text: 'Long ago', start: '2020-01-01T00:00:00Z', end: '2020-01-02T00:00:00Z' },
  ],
};

interface Marks {
  readonly id: string;
  readonly markLine?: { readonly data: readonly { readonly xAxis: number }[] };
  readonly markArea?: { readonly data: readonly (readonly { readonly xAxis: number }[])[] };
  readonly data: readonly unknown[];
}

const seriesOf = (chart: TimeChart) => chartOption(chart, context()).series as readonly Marks[];

describe('notes on a chart over time', () => {
  it('flags each note of the range where it begins, and shades those of several days', () => {
    const marks = seriesOf(noted).find(({ id }) => id === 'notes');
    expect(marks?.markLine?.data.map(({ xAxis }) => xAxis)).toEqual([1, 2]);
    expect(marks?.markArea?.data.map((ends) => ends.map(({ xAxis }) => xAxis))).toEqual([[2, 3]]);
    expect(marks?.data, 'draws nothing else').toEqual([null, null, null, null]);
  });

  it('draws nothing more without notes', () => {
    expect(seriesOf(week)).toHaveLength(1);
    expect(seriesOf({ ...week, notes: noted.notes?.slice(2) ?? [] })).toHaveLength(1);
  });

  it('reads notes out at the points that arrow keys reach, and in the table', () => {
    const [row] = chartPoints(noted, context());
    expect(row?.[0]?.words).not.toContain('Note');
    expect(row?.[1]?.words).toContain('Note: New <script>');
    expect(row?.[3]?.words).toContain('Note: Trade fair');
    const table = chartTable(noted, context());
    expect(table.columns.at(-1)?.label).toBe('Notes');
    expect(table.rows.map(({ cells }) => cells.at(-1)?.text)).toEqual([
      '',
      'New <script>',
      'Trade fair',
      'Trade fair',
    ]);
    expect(chartTable(week, context()).columns.map(({ label }) => label)).not.toContain('Notes');
  });

  it('never lets a note become markup', () => {
    const { tooltip } = chartOption(noted, context()) as {
      tooltip: { formatter: (at: readonly { dataIndex: number }[]) => string };
    };
    const html = tooltip.formatter([{ dataIndex: 1 }]);
    expect(html).toContain('New &lt;script&gt;');
    expect(html).not.toContain('<script>');
  });
});

describe('hours of many days', () => {
  it('are labelled by their days', () => {
    const start = Date.parse('2026-11-01T00:00:00Z');
    const hour = 3_600_000;
    const hours = Array.from({ length: 24 * 30 }, (_, index) => ({
      start: new Date(start + index * hour).toISOString(),
      end: new Date(start + (index + 1) * hour).toISOString(),
      partial: false,
    }));
    const chart: TimeChart = {
      ...week,
      grain: 'hour',
      buckets: hours,
      series: [{ id: 'a', label: 'Ada', values: hours.map(() => 1) }],
    };
    const { xAxis } = chartOption(chart, { ...context(), timezone: 'UTC' }) as {
      xAxis: {
        axisLabel: {
          interval: (index: number) => boolean;
          formatter: (start: string, index: number) => string;
        };
      };
    };
    const { interval, formatter } = xAxis.axisLabel;
    const labelled = hours.flatMap((_, index) => (interval(index) ? [index] : []));
    expect(labelled.length).toBeGreaterThan(2);
    expect(labelled.every((index) => index % 24 === 0)).toBe(true);
    const texts = labelled.map((index) => formatter(hours[index]?.start ?? '', index));
    expect(texts.some((text) => text.includes(':'))).toBe(false);
  });
});

describe('limits and spans on a chart over time', () => {
  const watched: TimeChart = {
    ...week,
    limits: [{ id: 'high', label: 'Limit', values: [25, 25, 25, null] }],
    spans: [{ label: 'Fired', first: 2, last: 3 }],
  };

  it('draws the limit dashed after the data, and the span behind it', () => {
    const series = seriesOf(watched);
    expect(series[0]?.id).toBe('a');
    expect(series.find(({ id }) => id === 'limit:high')?.data).toEqual([25, 25, 25, null]);
    const spans = series.find(({ id }) => id === 'notes')?.markArea?.data;
    expect(spans?.map((ends) => ends.map(({ xAxis }) => xAxis))).toEqual([[2, 3]]);
  });

  it('says both in words', () => {
    const [row] = chartPoints(watched, context());
    expect(row?.[1]?.words).toContain('Limit: 25');
    expect(row?.[2]?.words).toContain('Note: Fired');
    const table = chartTable(watched, context());
    expect(table.columns.map(({ label }) => label)).toEqual(['Period', 'Ada', 'Limit', 'Notes']);
    expect(table.rows[2]?.cells.map(({ raw }) => raw).slice(1)).toEqual([30, 25, 'Fired']);
  });
});
