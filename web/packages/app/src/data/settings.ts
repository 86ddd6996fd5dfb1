import {
  type AuditFilter,
  type DataJob,
  type KeyScope,
  type Name,
  type Named,
  type NewOrganization,
  type OrganizationChange,
  type Rate,
  type Role,
  SettingsClient,
} from '@callsight/client-model';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { client } from './client';
import { problemOf, SESSION_KEY } from './queries';
import { useView } from './view-provider';

const ADMINS: readonly (Role | null)[] = ['owner', 'admin'];

/** How often a running job is asked how far it is, in milliseconds. */
const JOB_PACE = 700;

/** Whether the person may change settings here; the server decides, this keeps others from forms. */
export function useMayAdminister(): boolean {
  return ADMINS.includes(useView().organization?.role ?? null);
}

/** The picked organization's settings. */
function useSettings() {
  const id = useView().organization?.id ?? '';
  return { id, settings: new SettingsClient(client, id), key: ['settings', id] as const };
}

/** A part of the settings, in the shape that a card wants. */
function usePart<T>(
  part: string,
  ask: (settings: SettingsClient, signal: AbortSignal) => Promise<T>,
) {
  const { id, settings, key } = useSettings();
  const result = useQuery({
    queryKey: [...key, part],
    queryFn: ({ signal }) => ask(settings, signal),
    enabled: id !== '',
  });
  return {
    data: result.data,
    state: {
      loading: result.isPending,
      stale: false,
      problem: problemOf(result.error),
      retry: () => void result.refetch(),
    },
  };
}

/** A change to the settings; the parts named, or all figures, are asked for again when it is done. */
function useChange<Input, Output>(
  parts: readonly string[] | 'all',
  change: (settings: SettingsClient, input: Input) => Promise<Output>,
) {
  const { settings, key } = useSettings();
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: (input: Input) => change(settings, input),
    onSettled: () =>
      parts === 'all'
        ? queries.invalidateQueries()
        : Promise.all(
            [...parts, 'audit', 'audit-choices'].map((part) =>
              queries.invalidateQueries({ queryKey: [...key, part] }),
            ),
          ),
  });
  return { ...mutation, problem: problemOf(mutation.error) };
}

/** Changes the organization; every figure is asked for again, for days may begin elsewhere now. */
export function useChangeOrganization() {
  const queries = useQueryClient();
  const { settings } = useSettings();
  const mutation = useMutation({
    mutationFn: (change: OrganizationChange) => settings.change(change),
    onSuccess: () => queries.invalidateQueries(),
  });
  return { ...mutation, problem: problemOf(mutation.error) };
}

export function useEraseOrganization() {
  const queries = useQueryClient();
  const { settings } = useSettings();
  const mutation = useMutation({
    mutationFn: () => settings.erase(),
    onSuccess: () => queries.invalidateQueries({ queryKey: SESSION_KEY }),
  });
  return { ...mutation, problem: problemOf(mutation.error) };
}

export function useCreateOrganization() {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: (organization: NewOrganization) => SettingsClient.create(client, organization),
    onSuccess: () => queries.invalidateQueries({ queryKey: SESSION_KEY }),
  });
  return { ...mutation, problem: problemOf(mutation.error) };
}

export function useContacts() {
  return usePart('contacts', (settings, signal) => settings.contacts(signal)).data;
}

export function useMembers() {
  const { data, state } = usePart('members', (settings, signal) => settings.members(signal));
  const invite = useChange(
    ['members'],
    (settings, person: { email: string; name: string; role: Role }) => settings.invite(person),
  );
  const changeRole = useChange(['members'], (settings, input: { id: string; role: Role }) =>
    settings.changeRole(input.id, input.role),
  );
  const dismiss = useChange(['members'], (settings, id: string) => settings.dismiss(id));
  const link = useChange(['members'], (settings, id: string) => settings.link(id));
  return { members: data, state, invite, changeRole, dismiss, link };
}

export function useKeys() {
  const { data, state } = usePart('keys', (settings, signal) => settings.keys(signal));
  const create = useChange(
    ['keys'],
    (settings, input: { name: string; scopes: readonly KeyScope[] }) =>
      settings.createKey(input.name, input.scopes),
  );
  const revoke = useChange(['keys'], (settings, id: string) => settings.revokeKey(id));
  return { keys: data, state, create, revoke };
}

export function useRates() {
  const queries = useQueryClient();
  const { settings, key } = useSettings();
  const { data, state } = usePart('rates', (rates, signal) => rates.rates(signal));
  const replace = useMutation({
    mutationFn: (rates: readonly Rate[] | string) =>
      typeof rates === 'string' ? settings.replaceRatesByCsv(rates) : settings.replaceRates(rates),
    // Every amount is converted anew, so every figure may be another.
    onSuccess: async (rates) => {
      queries.setQueryData([...key, 'rates'], rates);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] !== 'rates' });
    },
  });
  /** The rates as they are by now, also for what was shown before. */
  const now = () => queries.getQueryData<typeof data>([...key, 'rates'])?.rates ?? [];
  return { rates: data, now, state, replace, problem: problemOf(replace.error) };
}

/** What there is of the records; asked again while a job runs, so that its progress moves. */
export function useData() {
  const { id, settings, key } = useSettings();
  const queries = useQueryClient();
  const result = useQuery({
    queryKey: [...key, 'data'],
    queryFn: ({ signal }) => settings.data(signal),
    enabled: id !== '',
  });
  const running = result.data?.job?.state === 'running' ? result.data.job : undefined;
  const job = useQuery({
    queryKey: [...key, 'job', running?.id],
    queryFn: async ({ signal }) => {
      const now = await settings.job(running?.id ?? '', signal);
      // When it ends, all but this question itself has changed: asked anew it would end again.
      if (now.state !== 'running') {
        void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] !== 'job' });
      }
      return now;
    },
    enabled: running !== undefined,
    refetchInterval: ({ state }) =>
      state.data?.state === 'running' || !state.data ? JOB_PACE : false,
  });
  const rebuild = useChange(['data'], (changed) => changed.rebuild());
  const erase = useChange('all', (changed, entity: string | undefined) =>
    changed.eraseData(entity),
  );
  const cancel = useChange(['data'], (changed, running: DataJob) => changed.cancelJob(running.id));
  return {
    data: result.data,
    job: running === undefined ? (result.data?.job ?? undefined) : (job.data ?? running),
    state: {
      loading: result.isPending,
      stale: false,
      problem: problemOf(result.error),
      retry: () => void result.refetch(),
    },
    rebuild,
    erase,
    cancel,
  };
}

export function useRejected(entity: string | undefined) {
  const { id, settings, key } = useSettings();
  const result = useInfiniteQuery({
    queryKey: [...key, 'rejected', entity ?? ''],
    queryFn: ({ pageParam, signal }) => settings.rejected(entity, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: id !== '',
  });
  const clear = useChange(['rejected', 'data'], (changed) => changed.clearRejected(entity));
  return { ...pagesOf(result), clear, file: (type: string) => settings.rejectedFile(entity, type) };
}

export function useAudit(filter: AuditFilter) {
  const { id, settings, key } = useSettings();
  const result = useInfiniteQuery({
    queryKey: [...key, 'audit', filter],
    queryFn: ({ pageParam, signal }) => settings.audit(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: id !== '',
    placeholderData: keepPreviousData,
  });
  const choices = usePart('audit-choices', (asked, signal) => asked.auditChoices(signal)).data;
  return { ...pagesOf(result), choices, file: () => settings.auditFile(filter) };
}

interface Paged<Page> {
  readonly data: { readonly pages: readonly Page[] } | undefined;
  readonly isPending: boolean;
  readonly isPlaceholderData: boolean;
  readonly error: Error | null;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly refetch: () => unknown;
  readonly fetchNextPage: () => unknown;
}

/** Pages as a list wants them: what is there, how it stands, and the way to more. */
function pagesOf<Page>(result: Paged<Page>) {
  return {
    pages: result.data?.pages ?? [],
    state: {
      loading: result.isPending,
      stale: result.isPlaceholderData,
      problem: problemOf(result.error),
      retry: () => void result.refetch(),
    },
    more: result.hasNextPage ? () => void result.fetchNextPage() : undefined,
    loadingMore: result.isFetchingNextPage,
  };
}

export function useNames(entity: Named) {
  const queries = useQueryClient();
  const { settings } = useSettings();
  const { data, state } = usePart(`names-${entity}`, (asked, signal) =>
    asked.names(entity, signal),
  );
  const tell = useMutation({
    mutationFn: (name: Name) => settings.tellName(entity, name),
    onSuccess: () => queries.invalidateQueries(),
  });
  return { names: data, state, tell, problem: problemOf(tell.error) };
}
