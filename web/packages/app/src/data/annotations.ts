import { type Annotation, type AnnotationInput, AnnotationsClient } from '@callsight/client-model';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client } from './client';
import { problemOf } from './queries';
import { useView } from './view-provider';
import { mayWrite } from './writers';

/** Notes change rarely, in milliseconds. */
const FRESH = 60_000;

function of(organizationId: string): AnnotationsClient {
  return new AnnotationsClient(client, organizationId);
}

/** The picked organization's notes on dates, and the ways to change them. */
export function useAnnotations() {
  const { organization } = useView();
  const queries = useQueryClient();
  const id = organization?.id ?? '';
  const key = ['annotations', id];
  const result = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => of(id).list(signal),
    enabled: organization !== undefined,
    staleTime: FRESH,
  });
  const onSuccess = () => queries.invalidateQueries({ queryKey: key });
  const create = useMutation({
    mutationFn: (note: AnnotationInput) => of(id).create(note),
    onSuccess,
  });
  const replace = useMutation({
    mutationFn: ({ before, note }: { before: Annotation; note: AnnotationInput }) =>
      of(id).replace(before.id, before.version, note),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (note: Annotation) => of(id).remove(note.id),
    onSuccess,
  });
  return {
    notes: result.data,
    loading: result.isPending,
    stale: false,
    problem: problemOf(result.error),
    retry: () => void result.refetch(),
    create,
    replace,
    remove,
    mayWrite: mayWrite(organization?.role),
  };
}
