package dev.callsight.statistics.stage;

import java.util.ArrayList;
import java.util.List;

/**
 * How many got how far. Who skipped a stage and came to a later one has reached it too, so that no
 * step has more than the one before.
 *
 * @param total all of them, also those of whom no stage is known
 * @param steps the stages on the way, the first one first
 * @param losses the stages of the lost
 */
public record StageFunnel(long total, List<Step> steps, List<Loss> losses) {

  /**
   * A stage on the way.
   *
   * @param stage its name
   * @param entered how many were in it
   * @param reached how many were in it or in a later one
   * @param lost how many got no further than here and were lost
   */
  public record Step(String stage, long entered, long reached, long lost) {}

  /**
   * Where the lost go.
   *
   * @param stage its name
   * @param entered how many were in it
   */
  public record Loss(String stage, long entered) {}

  public StageFunnel {
    steps = List.copyOf(steps);
    losses = List.copyOf(losses);
  }

  /** The funnel of paths in the order that they show. */
  public static StageFunnel of(List<StagePath> paths) {
    return of(paths, StageOrder.of(paths));
  }

  /** The funnel of paths in an order of others, so that both can be laid side by side. */
  public static StageFunnel of(List<StagePath> paths, StageOrder order) {
    int size = order.steps().size();
    long[] furthest = new long[size];
    long[] lost = new long[size];
    long total = 0;
    for (StagePath path : paths) {
      total += path.count();
      int last = furthest(path, order);
      if (last >= 0) {
        furthest[last] += path.count();
        lost[last] += path.lost() ? path.count() : 0;
      }
    }
    List<Step> steps = new ArrayList<>();
    long reached = 0;
    for (int i = size - 1; i >= 0; i--) {
      reached += furthest[i];
      String stage = order.steps().get(i);
      steps.addFirst(new Step(stage, entered(paths, stage), reached, lost[i]));
    }
    List<Loss> losses =
        order.losses().stream().map(stage -> new Loss(stage, entered(paths, stage))).toList();
    return new StageFunnel(total, steps, losses);
  }

  private static int furthest(StagePath path, StageOrder order) {
    return path.stages().stream().mapToInt(order.steps()::indexOf).max().orElse(-1);
  }

  private static long entered(List<StagePath> paths, String stage) {
    return paths.stream()
        .filter(path -> path.stages().contains(stage))
        .mapToLong(StagePath::count)
        .sum();
  }
}
