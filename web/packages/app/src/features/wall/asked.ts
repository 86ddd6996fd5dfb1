import { grainFor } from '@callsight/client-model';
import { useMemo } from 'react';
import { useAnswer, useView } from '../../data';
import { RANKED, type Scene } from './scenes';

/** The questions of a scene; asked for the next one, too, so that it is there when its turn comes. */
export function useScene(scene: Scene) {
  const { view } = useView();
  const grain = grainFor(view.range);
  return {
    grain,
    figures: useAnswer(useMemo(() => ({ metrics: scene.figures }), [scene])),
    course: useAnswer(useMemo(() => ({ metrics: [scene.course], grain }), [scene, grain])),
    ranking: useAnswer(
      useMemo(
        () => ({
          metrics: [scene.ranking.metric],
          dimensions: [scene.ranking.dimension],
          order: [{ by: scene.ranking.metric, direction: 'desc' as const }],
          limit: RANKED,
          filters: [{ dimension: scene.ranking.dimension, operator: 'set' as const, values: [] }],
          comparison: [],
        }),
        [scene],
      ),
    ),
  };
}

/** Today's figures, which the live stream brings; the same question as that of the overview. */
export const TODAY = {
  metrics: ['calls.total', 'calls.successful', 'leads.total', 'deals.won', 'revenue.total'],
  range: 'today',
  comparison: ['previous_period'],
} as const;
