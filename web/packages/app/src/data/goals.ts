import type { Goal, GoalInput, Role } from '@callsight/client-model';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client } from './client';
import { problemOf } from './queries';
import { useView } from './view';

/** How often progress is asked for again while the page is in sight, in milliseconds. */
const ASK_AGAIN = 60_000;

const WRITERS: readonly (Role | null)[] = ['owner', 'admin', 'analyst'];

/** The picked organization's goals with where they stand, and the ways to change them. */
export function useGoals() {
  const { organization } = useView();
  const queries = useQueryClient();
  const id = organization?.id ?? '';
  const key = ['goals', id];
  const result = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client.goals(id, signal),
    enabled: organization !== undefined,
    refetchInterval: ASK_AGAIN,
  });
  const create = useMutation({
    mutationFn: (goal: GoalInput) => client.createGoal(id, goal),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
  const remove = useMutation({
    mutationFn: (goal: Goal) => client.deleteGoal(id, goal.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
  return {
    goals: result.data,
    loading: result.isPending,
    stale: false,
    problem: problemOf(result.error),
    retry: () => void result.refetch(),
    create,
    createProblem: problemOf(create.error),
    remove,
    /** The server decides; this only keeps a viewer from a form that would be refused. */
    mayWrite: WRITERS.includes(organization?.role ?? null),
  };
}
