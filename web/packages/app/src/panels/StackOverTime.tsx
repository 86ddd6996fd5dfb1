import type { TimeChart } from '@callsight/charts';
import { type Grain, grainFor, type Interval } from '@callsight/client-model';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { ChartCard } from '../charts';
import { useCatalog, useFormat, useView } from '../data';
import { MetricHelp } from '../drill';
import { useKnownAnswer } from './asked';
import { ChoicePicker, SplitPicker } from './ChoicePicker';
import { useChoice } from './choice';
import { meantBucket, useChoose } from './choose';
import { GRAINS, grainsOf, suitableGrain } from './grains';
import { useLayers } from './layers';
import { measureOf } from './measures';
import { useRefusal } from './refusal';
import { bucketsOf, comparisonsOf } from './timeline';

interface StackOverTimeProps {
  readonly title: string;
  /** What the card's choices are kept under in the address. */
  readonly id: string;
  /** Additive. */
  readonly metric: string;
  /** What the layers can be; the first is the usual one. */
  readonly splits: readonly string[];
  /** Pixels. */
  readonly height: number;
  readonly className?: string | undefined;
  readonly footer?: ReactNode;
}

/** An amount over time, in layers by a dimension, against the periods compared with. */
export function StackOverTime(props: StackOverTimeProps) {
  const { title, id, metric, splits, height } = props;
  const { view } = useView();
  const format = useFormat();
  const catalog = useCatalog();
  const [split, setSplit] = useChoice(`${id}.split`, splits[0] ?? '', splits);
  const [picked, setPicked] = useChoice(`${id}.grain`, '', GRAINS);
  const [range, setRange] = useState<Interval>();
  const grain = suitableGrain(picked, grainFor(view.range), range);
  const whole = useKnownAnswer(useMemo(() => ({ metrics: [metric], grain }), [metric, grain]));
  const { layers, asked } = useLayers(metric, split, grain, whole);
  const resolved = whole.answer?.meta.range;
  if (resolved !== undefined && !isSame(resolved, range)) setRange(resolved);
  const chart = useMemo((): TimeChart | undefined => {
    if (whole.answer === undefined || layers === undefined) return undefined;
    return {
      kind: 'time',
      title,
      mark: 'stack',
      grain,
      measure: measureOf(catalog, metric),
      buckets: bucketsOf(whole.answer),
      series: layers,
      comparisons: comparisonsOf(whole.answer, metric, view.range),
    };
  }, [whole.answer, layers, grain, catalog, view.range, metric, title]);

  const choose = useChoose(
    useCallback(
      (target) => {
        const at = meantBucket(chart?.buckets, whole.answer, target);
        if (at === undefined) return undefined;
        const layer = target.series === null ? undefined : layers?.[target.series];
        return { metric, range: at, filters: layer === undefined ? [] : [layer.filter] };
      },
      [chart, layers, whole.answer, metric],
    ),
  );

  const failed = asked.find((each) => each.problem !== undefined) ?? whole;
  const waiting = asked.some((each) => each.loading || each.stale);
  return (
    <ChartCard
      className={props.className ?? ''}
      title={title}
      help={<MetricHelp metric={metric} />}
      state={{
        loading: waiting && chart === undefined,
        stale: waiting && chart !== undefined,
        problem: failed.problem,
        retry: failed.retry,
      }}
      chart={chart}
      format={format}
      height={height}
      onChoose={choose}
      {...useRefusal(whole, metric)}
      {...(props.footer === undefined ? {} : { footer: props.footer })}
      actions={
        <>
          {splits.length > 1 && (
            <SplitPicker
              label={`${title}: split by`}
              ids={splits}
              value={split}
              onChange={setSplit}
            />
          )}
          {range !== undefined && (
            <GrainPicker title={title} range={range} value={grain} onChange={setPicked} />
          )}
        </>
      }
    />
  );
}

function isSame(a: Interval, b: Interval | undefined): boolean {
  return a.start === b?.start && a.end === b.end;
}

interface GrainPickerProps {
  readonly title: string;
  readonly range: Interval;
  readonly value: Grain;
  readonly onChange: (grain: string) => void;
}

function GrainPicker({ title, range, value, onChange }: GrainPickerProps) {
  return (
    <ChoicePicker
      label={`${title}: length of a bar`}
      choices={grainsOf(range)}
      value={value}
      onChange={onChange}
      width={104}
    />
  );
}
