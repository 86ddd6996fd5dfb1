import type { Organization, PasswordChange, Session } from '@callsight/client-model';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client } from './client';
import { SESSION_KEY } from './queries';

/** Asked again every five minutes, so that an expired session is noticed before the next click. */
const CHECK_EVERY = 5 * 60_000;

export const sessionQuery = {
  queryKey: SESSION_KEY,
  queryFn: ({ signal }: { signal: AbortSignal }) => client.session(signal),
  staleTime: 60_000,
};

/** Who is signed in; `data` is undefined only until the first answer. */
export function useSession() {
  return useQuery({ ...sessionQuery, refetchInterval: CHECK_EVERY });
}

/** The organizations of the signed-in person; empty when nobody is. */
export function useOrganizations(): readonly Organization[] {
  return useSession().data?.organizations ?? [];
}

export function useSignIn() {
  return useSessionChange((input: { email: string; password: string }) =>
    client.signIn(input.email, input.password),
  );
}

export function useLinkSignIn() {
  return useSessionChange((token: string) => client.signInWithLink(token));
}

export function useSetPassword() {
  return useSessionChange((change: PasswordChange) => client.setPassword(change));
}

/** Signs out and forgets every answer, so that the next person sees nothing of this one. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.signOut(),
    onSettled: async () => {
      // The session first, and by the query that the page looks at: it leads to the sign-in page.
      await queries.invalidateQueries({ queryKey: SESSION_KEY });
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
    },
  });
}

function useSessionChange<Input>(change: (input: Input) => Promise<Session>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (session) => {
      queries.setQueryData(SESSION_KEY, session);
    },
  });
}
