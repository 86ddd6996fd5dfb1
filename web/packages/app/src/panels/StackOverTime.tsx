import type { TimeChart } from '@callsight/charts';
import type { Grain, View } from '@callsight/client-model';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../charts';
import { type Question, useCatalog, useFormat, useView } from '../data';
import { MetricHelp } from '../drill';
import { useKnownAnswer } from './asked';
import { SplitPicker } from './ChoicePicker';
import { chosenIn, useChoice } from './choice';
import { meantBucket, useChoose } from './choose';
import { useGrain } from './grain';
import { usualGrain } from './grains';
import { largestOf, useLayers } from './layers';
import { measureOf } from './measures';
import { OutlookWords } from './OutlookWords';
import { useOutlook } from './outlook';
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
  /** Draws what is expected next, and says below the chart by which model. */
  readonly forecast?: boolean;
}

/** What a stack asks before it knows who is largest, in a view. */
export function stackAsks(
  { id, metric, splits }: Pick<StackOverTimeProps, 'id' | 'metric' | 'splits'>,
  view: View,
): readonly Question[] {
  const split = chosenIn(view, `${id}.split`, splits[0] ?? '', splits);
  return [courseOf(metric, usualGrain(view.range)), largestOf(metric, split)];
}

function courseOf(metric: string, grain: Grain): Question {
  return { metrics: [metric], grain };
}

/** An amount over time, in layers by a dimension, against the periods compared with. */
export function StackOverTime(props: StackOverTimeProps) {
  const { title, id, metric, splits, height } = props;
  const { view } = useView();
  const format = useFormat();
  const catalog = useCatalog();
  const [split, setSplit] = useChoice(`${id}.split`, splits[0] ?? '', splits);
  const { grain, learn, picker } = useGrain(id, title);
  const whole = useKnownAnswer(useMemo(() => courseOf(metric, grain), [metric, grain]));
  const { layers, asked } = useLayers(metric, split, grain, whole);
  learn(whole);
  const outlook = useOutlook(metric, grain, whole.answer, props.forecast === true);
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
      ...(outlook.steps.length === 0 ? {} : { outlook: outlook.steps }),
    };
  }, [whole.answer, layers, grain, catalog, view.range, metric, title, outlook.steps]);

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
      {...(props.forecast === true
        ? { footer: <OutlookWords metric={metric} outlook={outlook} /> }
        : {})}
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
          {picker}
        </>
      }
    />
  );
}
