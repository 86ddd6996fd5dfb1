import type { Grain, Interval } from '@callsight/client-model';
import { type ReactNode, useState } from 'react';
import { type Asked, useView } from '../data';
import { ChoicePicker } from './ChoicePicker';
import { useChoice } from './choice';
import { choicesBeside, GRAINS, suitableGrain, usualGrain } from './grains';

/** The length of a chart's buckets, and the way to change it. */
interface PickedGrain {
  readonly grain: Grain;
  /** Tells how long the range is, from which follows what can be picked. */
  readonly learn: (asked: Asked) => void;
  readonly picker: ReactNode;
}

/**
 * A chart's grain: what suits the range until something else is picked, which stays in the address.
 *
 * @param id the card's own key
 * @param calm begins one grain coarser, for rates that jump from day to day
 */
export function useGrain(id: string, title: string, calm = false): PickedGrain {
  const { view } = useView();
  const [picked, pick] = useChoice(`${id}.grain`, '', GRAINS);
  const [range, setRange] = useState<Interval>();
  const grain = suitableGrain(picked, usualGrain(view.range, calm), range);
  return {
    grain,
    learn: ({ answer }) => {
      const known = answer?.meta.range;
      if (known !== undefined && !isSame(known, range)) setRange(known);
    },
    picker: (
      <ChoicePicker
        label={`${title}: length of a bar`}
        choices={choicesBeside(grain, range)}
        value={grain}
        onChange={pick}
        width={104}
      />
    ),
  };
}

function isSame(a: Interval, b: Interval | undefined): boolean {
  return a.start === b?.start && a.end === b.end;
}
