import type { AlertEvent, Answer } from '@callsight/client-model';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { Follower } from './follow';
import { SESSION_KEY } from './queries';
import { useView } from './view-provider';

/** Whether figures move by themselves: `lost` while the stream is away, `off` while none is wanted. */
export type LiveState = 'connecting' | 'live' | 'lost' | 'off';

/** After the server has ended the stream for good, in milliseconds; else the browser comes back itself. */
const COME_BACK = 15_000;

const Context = createContext<LiveState>('off');

/** Whether the figures in sight move by themselves. */
export function useLiveState(): LiveState {
  return useContext(Context);
}

const newsListeners = new Set<(event: AlertEvent) => void>();

/** Hears each change of an alert as it happens, until the returned function is called. */
export function onAlertNews(listener: (event: AlertEvent) => void): () => void {
  newsListeners.add(listener);
  return () => newsListeners.delete(listener);
}

/** Listens to the picked organization, and keeps what is inside in step with its records. */
export function Live({ children }: { readonly children: ReactNode }) {
  const { organization } = useView();
  const state = useStream(organization?.id);
  return <Context.Provider value={state}>{children}</Context.Provider>;
}

function useStream(id: string | undefined): LiveState {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('off');
  useEffect(() => {
    if (id === undefined) return;
    const follower = new Follower(queries, id);
    let later: ReturnType<typeof setTimeout> | undefined;
    const listen = (): EventSource => {
      const stream = new EventSource(
        `/api/analytics/live?organizationId=${encodeURIComponent(id)}`,
      );
      stream.onopen = () => setState('live');
      stream.addEventListener('kpi', (event) => {
        setState('live');
        follower.hear(JSON.parse((event as MessageEvent<string>).data) as Answer);
      });
      stream.addEventListener('alert', (event) => {
        const news = JSON.parse((event as MessageEvent<string>).data) as AlertEvent;
        void queries.invalidateQueries({ queryKey: ['alerts'] });
        for (const listener of newsListeners) listener(news);
      });
      stream.onerror = () => {
        setState('lost');
        if (stream.readyState !== EventSource.CLOSED) return;
        // Refused for good: the session may be over, which leads to the sign-in page.
        void queries.invalidateQueries({ queryKey: SESSION_KEY });
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
      follower.stop();
    };
  }, [id, queries]);
  return id === undefined ? 'off' : state;
}
