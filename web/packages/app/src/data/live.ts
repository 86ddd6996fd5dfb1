import type { Answer } from '@callsight/client-model';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Asked } from './answers';
import { useView } from './view';

/** Whether figures move by themselves: `lost` while the stream is away, `off` while none is wanted. */
export type LiveState = 'connecting' | 'live' | 'lost' | 'off';

/** After the server has ended the stream for good, in milliseconds; else the browser comes back itself. */
const COME_BACK = 30_000;

/** What else is in sight is asked again at most so often while records come in, in milliseconds. */
const FOLLOW = 10_000;

/**
 * Keeps today's figures as they are now. The stream brings the answer to today's question; in a view
 * with filters it only says when to ask again.
 *
 * @param today the answer to today's question in this view
 */
export function useLive(today: Asked): LiveState {
  const { organization } = useView();
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('off');
  const id = organization?.id;
  const latest = useRef(today);
  latest.current = today;

  useEffect(() => {
    if (id === undefined) return;
    let followed = 0;
    let later: ReturnType<typeof setTimeout> | undefined;
    const heard = (text: string) => {
      setState('live');
      const answer = JSON.parse(text) as Answer;
      const { query, answer: shown, retry } = latest.current;
      if (query === undefined || shown?.meta.dataVersion === answer.meta.dataVersion) return;
      if (query.filters === undefined) queries.setQueryData(['answer', query], answer);
      else retry();
      if (Date.now() - followed < FOLLOW) return;
      followed = Date.now();
      void queries.invalidateQueries({
        queryKey: ['answer'],
        predicate: ({ queryKey }) => queryKey[1] !== query && movesWithTheClock(queryKey[1]),
      });
    };
    const listen = (): EventSource => {
      const stream = new EventSource(
        `/api/analytics/live?organizationId=${encodeURIComponent(id)}`,
      );
      stream.onopen = () => setState('live');
      stream.addEventListener('kpi', (event) => heard((event as MessageEvent<string>).data));
      stream.onerror = () => {
        setState('lost');
        if (stream.readyState !== EventSource.CLOSED) return;
        later = setTimeout(() => {
          source = listen();
        }, COME_BACK);
      };
      return stream;
    };
    setState('connecting');
    let source = listen();
    return () => {
      clearTimeout(later);
      source.close();
    };
  }, [id, queries]);
  return id === undefined ? 'off' : state;
}

function movesWithTheClock(query: unknown): boolean {
  return typeof (query as { timeRange?: unknown } | undefined)?.timeRange === 'string';
}
