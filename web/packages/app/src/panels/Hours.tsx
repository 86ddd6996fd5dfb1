import type { HeatChart } from '@callsight/charts';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../charts';
import { useCatalog, useFormat, useView } from '../data';
import { MetricHelp } from '../drill';
import { comparedWith, useAgainst, useKnownAnswer } from './asked';
import { MetricPicker } from './ChoicePicker';
import { useChoice } from './choice';
import { useChoose } from './choose';
import { CELLS, cellsOf } from './heat-cells';
import { measureOf } from './measures';
import { useRefusal } from './refusal';
import { filterOn, splitRows } from './split';
import { isoWeekStart } from './week';

const DIMENSIONS = ['weekday', 'hour_of_day'] as const;
const HEIGHT = 270;

interface HoursProps {
  readonly title: string;
  /** What the card's choice is kept under in the address. */
  readonly id: string;
  /** What can be shown; the first is the usual one. */
  readonly metrics: readonly string[];
  readonly className?: string | undefined;
}

/** At which hour of which weekday, local to the organization. */
export function Hours({ title, id, metrics, className }: HoursProps) {
  const { organization } = useView();
  const format = useFormat();
  const catalog = useCatalog();
  const against = useAgainst();
  const [metric, setMetric] = useChoice(`${id}.metric`, metrics[0] ?? '', metrics);
  const asked = useKnownAnswer(
    useMemo(() => ({ metrics: [metric], dimensions: DIMENSIONS, limit: CELLS }), [metric]),
  );
  const { answer } = asked;
  const weekStart = isoWeekStart(organization);
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

  const choose = useChoose(
    useCallback(
      (target) => {
        const cell = chart?.cells[target.index];
        if (cell === undefined) return undefined;
        const filters = [filterOn('weekday', cell.weekday), filterOn('hour_of_day', cell.hour)];
        return { metric, filters };
      },
      [chart, metric],
    ),
  );

  return (
    <ChartCard
      className={className ?? ''}
      title={title}
      subtitle={`Local time, ${format.timezone.replaceAll('_', ' ')}`}
      help={<MetricHelp metric={metric} />}
      state={asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      onChoose={choose}
      {...useRefusal(asked, metric)}
      actions={
        <MetricPicker
          label={`${title}: metric`}
          ids={metrics}
          value={metric}
          onChange={setMetric}
        />
      }
    />
  );
}
