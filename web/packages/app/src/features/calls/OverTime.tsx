import type { Target, TimeChart } from '@callsight/charts';
import { type Grain, grainFor, type Interval } from '@callsight/client-model';
import { Select } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { ChartCard } from '../../charts';
import { useCatalog, useFormat, useView } from '../../data';
import { MetricHelp } from '../../drill';
import { useKnownAnswer } from './asked';
import classes from './Calls.module.css';
import { grainsOf, suitableGrain } from './grains';
import { useLayers } from './layers';
import { measureOf } from './measures';
import { bucketsOf, comparisonsOf, rangeOf } from './timeline';

const METRIC = 'calls.total';
const SPLITS = ['outcome', 'status', 'direction', 'handled_by', 'assistant'] as const;
const HEIGHT = 300;

/** Calls over time, in layers by what they ended in (or another split), against the period before. */
export function OverTime() {
  const { view, change, addFilter, openDrill } = useView();
  const format = useFormat();
  const catalog = useCatalog();
  const [split, setSplit] = useState<string>('outcome');
  const [picked, setPicked] = useState<Grain>();
  const [range, setRange] = useState<Interval>();
  const grain = suitableGrain(picked, grainFor(view.range), range);
  const whole = useKnownAnswer(useMemo(() => ({ metrics: [METRIC], grain }), [grain]));
  const { layers, asked } = useLayers(METRIC, split, grain, whole);
  const resolved = whole.answer?.meta.range;
  if (resolved !== undefined && !isSame(resolved, range)) setRange(resolved);
  const chart = useMemo((): TimeChart | undefined => {
    if (whole.answer === undefined || layers === undefined) return undefined;
    return {
      kind: 'time',
      title: 'Calls over time',
      mark: 'stack',
      grain,
      measure: measureOf(catalog, METRIC),
      buckets: bucketsOf(whole.answer),
      series: layers,
      comparisons: comparisonsOf(whole.answer, METRIC, view.range),
    };
  }, [whole.answer, layers, grain, catalog, view.range]);

  const choose = useCallback(
    (target: Target, narrow: boolean) => {
      const bucket = chart?.buckets[target.index];
      if (bucket === undefined || whole.answer === undefined) return;
      const layer = target.series === null ? undefined : layers?.[target.series];
      const range = rangeOf(bucket, whole.answer);
      if (!narrow) {
        const filters = layer === undefined ? [] : [layer.filter];
        openDrill({ metric: METRIC, range, filters });
      } else if (layer === undefined) change({ range });
      else addFilter(layer.filter);
    },
    [chart, layers, whole.answer, openDrill, change, addFilter],
  );

  const failed = asked.find((each) => each.problem !== undefined) ?? whole;
  const waiting = asked.some((each) => each.loading || each.stale);
  return (
    <ChartCard
      className={classes.full ?? ''}
      title="Calls over time"
      help={<MetricHelp metric={METRIC} />}
      state={{
        loading: waiting && chart === undefined,
        stale: waiting && chart !== undefined,
        problem: failed.problem,
        retry: failed.retry,
      }}
      chart={chart}
      format={format}
      height={HEIGHT}
      onChoose={choose}
      actions={
        <>
          <SplitPicker value={split} onChange={setSplit} />
          {range !== undefined && <GrainPicker range={range} value={grain} onChange={setPicked} />}
        </>
      }
    />
  );
}

function isSame(a: Interval, b: Interval | undefined): boolean {
  return a.start === b?.start && a.end === b.end;
}

interface GrainPickerProps {
  readonly range: Interval;
  readonly value: Grain;
  readonly onChange: (grain: Grain) => void;
}

function GrainPicker({ range, value, onChange }: GrainPickerProps) {
  return (
    <Select
      size="xs"
      w={104}
      aria-label="Length of a bar"
      data={grainsOf(range)}
      value={value}
      allowDeselect={false}
      onChange={(next) => onChange((next ?? value) as Grain)}
    />
  );
}

interface SplitPickerProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function SplitPicker({ value, onChange }: SplitPickerProps) {
  const catalog = useCatalog();
  const labelOf = (id: string) =>
    catalog?.dimensions.find((dimension) => dimension.id === id)?.label ?? id;
  return (
    <Select
      size="xs"
      w={150}
      aria-label="Split calls over time by"
      data={SPLITS.map((id) => ({ value: id, label: `By ${labelOf(id).toLowerCase()}` }))}
      value={value}
      allowDeselect={false}
      onChange={(next) => onChange(next ?? value)}
    />
  );
}
