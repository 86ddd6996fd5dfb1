import type { HeatCell, HeatChart, Target } from '@callsight/charts';
import { useCallback, useMemo, useState } from 'react';
import { ChartCard } from '../../charts';
import { useCatalog, useFormat, useView } from '../../data';
import { MetricHelp } from '../../drill';
import { comparedWith, useAgainst, useKnownAnswer } from './asked';
import classes from './Calls.module.css';
import { MetricPicker } from './MetricPicker';
import { measureOf } from './measures';
import { type SplitRow, splitRows } from './split';

const METRICS = [
  'calls.total',
  'calls.answer_rate',
  'calls.success_rate',
  'calls.average_duration',
];
const DIMENSIONS = ['weekday', 'hour_of_day'] as const;
const HOURS = 24;
const CELLS = 7 * HOURS;
const HEIGHT = 270;
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** At which hour of which weekday, local to the organization. */
export function Hours() {
  const { change, openDrill, organization, view } = useView();
  const format = useFormat();
  const catalog = useCatalog();
  const against = useAgainst();
  const [metric, setMetric] = useState('calls.total');
  const asked = useKnownAnswer(
    useMemo(() => ({ metrics: [metric], dimensions: DIMENSIONS, limit: CELLS }), [metric]),
  );
  const { answer } = asked;
  const weekStart = Math.max(WEEK.indexOf(organization?.weekStart ?? ''), 0) + 1;
  const chart = useMemo((): HeatChart | undefined => {
    if (answer === undefined || answer.rows.length === 0) return undefined;
    if (!(metric in answer.totals)) return undefined;
    const measure = measureOf(catalog, metric);
    return {
      kind: 'heat',
      title: `${measure.label} by hour and weekday`,
      measure,
      weekStart,
      cells: cellsOf(splitRows(answer), metric, measure.unit === 'count', against !== undefined),
      ...comparedWith(against),
    };
  }, [answer, metric, catalog, weekStart, against]);

  const choose = useCallback(
    (target: Target, narrow: boolean) => {
      const cell = chart?.cells[target.index];
      if (cell === undefined) return;
      const filters = [
        { dimension: 'weekday', operator: 'equals' as const, values: [cell.weekday] },
        { dimension: 'hour_of_day', operator: 'equals' as const, values: [cell.hour] },
      ];
      if (!narrow) return openDrill({ metric, filters });
      const others = view.filters.filter(
        (filter) => !DIMENSIONS.some((dimension) => dimension === filter.dimension),
      );
      change({ filters: [...others, ...filters] });
    },
    [chart, metric, view.filters, change, openDrill],
  );

  return (
    <ChartCard
      className={classes.heat ?? ''}
      title="When"
      subtitle={`Local time, ${format.timezone.replaceAll('_', ' ')}`}
      help={<MetricHelp metric={metric} />}
      state={asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      onChoose={choose}
      actions={
        <MetricPicker label="Shown by hour" metrics={METRICS} value={metric} onChange={setMetric} />
      }
    />
  );
}

/** All 168 hours of a week: one without calls counts zero, but has no rate. */
function cellsOf(
  rows: readonly SplitRow[],
  metric: string,
  isCount: boolean,
  compared: boolean,
): readonly HeatCell[] {
  const found = new Map(rows.map((row) => [`${row.values[0]}/${row.values[1]}`, row]));
  const none = isCount ? 0 : null;
  return Array.from({ length: CELLS }, (_, index) => {
    const weekday = Math.floor(index / HOURS) + 1;
    const hour = index % HOURS;
    const row = found.get(`${weekday}/${hour}`);
    const value = row?.metrics[metric] ?? none;
    if (!compared) return { weekday, hour, value };
    return { weekday, hour, value, previous: row?.previous?.[metric] ?? none };
  });
}
