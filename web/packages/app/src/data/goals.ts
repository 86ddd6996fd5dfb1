import type { Goal, GoalInput } from '@callsight/client-model';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client } from './client';
import { problemOf } from './queries';
import { useView } from './view-provider';
import { mayWrite } from './writers';

/** How often progress is asked for again while the page is in sight, in milliseconds. */
const ASK_AGAIN = 60_000;

/** Periods that are looked back at. */
const PERIODS = 12;

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
  const changed = { onSuccess: () => queries.invalidateQueries({ queryKey: key }) };
  const save = useMutation({
    mutationFn: ({ input, replaced }: SavedGoal) =>
      replaced === undefined
        ? client.createGoal(id, input)
        : client.replaceGoal(id, replaced.id, input, replaced.version),
    ...changed,
  });
  const remove = useMutation({
    mutationFn: (goal: Goal) => client.deleteGoal(id, goal.id),
    ...changed,
  });
  return {
    goals: result.data,
    loading: result.isPending,
    stale: false,
    problem: problemOf(result.error),
    retry: () => void result.refetch(),
    save,
    saveProblem: problemOf(save.error),
    remove,
    removeProblem: problemOf(remove.error),
    mayWrite: mayWrite(organization?.role),
  };
}

/** A goal to be kept; `replaced` is the one that it takes the place of. */
interface SavedGoal {
  readonly input: GoalInput;
  readonly replaced?: Goal;
}

/** A goal as it was written, to set it once more. */
export function inputOf(goal: Goal): GoalInput {
  const { name, metric, target, period, filters, direction } = goal;
  return { name, metric, target, period, filters, direction };
}

/** What became of a goal in the periods that are over. */
export function useGoalHistory(goal: Goal) {
  const { organization } = useView();
  const id = organization?.id ?? '';
  const result = useQuery({
    // Below the goals, so that it is asked anew when one of them is changed.
    queryKey: ['goals', id, goal.id, 'history'],
    queryFn: ({ signal }) => client.goalHistory(id, goal.id, PERIODS, signal),
    enabled: organization !== undefined,
  });
  return {
    periods: result.data,
    problem: problemOf(result.error),
    retry: () => void result.refetch(),
  };
}
