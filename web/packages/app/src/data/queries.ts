import { Problem } from '@callsight/client-model';
import { notifyManager, QueryCache, QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';

/** Where the session is kept among the answers. */
export const SESSION_KEY = ['session'] as const;

/** How long an answer counts as fresh, in milliseconds; the server's own cache answers after. */
const FRESH = 30_000;

/**
 * Retries only what may pass by itself, twice; a refused question stays refused. An answer that says
 * "signed out" has the session looked at again, which leads to the sign-in page.
 */
export function createQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof Problem && error.signedOut) {
          void queries.invalidateQueries({ queryKey: SESSION_KEY });
        }
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: FRESH,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < 2 && error instanceof Problem && error.passing,
        retryDelay: (failures, error) => delayOf(failures, error),
      },
      mutations: { retry: false },
    },
  });
  return queries;
}

function delayOf(failures: number, error: unknown): number {
  const asked = error instanceof Problem ? error.retryAfter : null;
  return asked === null ? 500 * 2 ** failures : Math.min(asked, 30) * 1000;
}

/** The problem of a failed query, whatever threw. */
export function problemOf(error: unknown): Problem | undefined {
  if (error === null || error === undefined) return undefined;
  return error instanceof Problem ? error : Problem.unreachable();
}

/** True while no question is on its way to the server. */
export function useQuiet(): boolean {
  const queries = useQueryClient();
  const watch = useCallback(
    (changed: () => void) => queries.getQueryCache().subscribe(notifyManager.batchCalls(changed)),
    [queries],
  );
  // Not how many there are: each that comes or goes would draw the page again.
  return useSyncExternalStore(watch, () => queries.isFetching() === 0);
}
