package dev.callsight.statistics.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StageFunnelTest {
  /** Ten leads: three won, four lost at different stages, one still open, one unknown, one odd. */
  private static final List<StagePath> PATHS =
      List.of(
          new StagePath(List.of("new", "contacted", "qualified", "won"), false, 2),
          // Skipped being contacted.
          new StagePath(List.of("new", "qualified", "won"), false, 1),
          new StagePath(List.of("new", "lost"), true, 1),
          new StagePath(List.of("new", "contacted", "lost"), true, 3),
          new StagePath(List.of("new", "contacted"), false, 1),
          new StagePath(List.of("new", "contacted", "qualified", "lost"), true, 1),
          new StagePath(List.of(), false, 1));

  /** By hand: contacted first comes second in 7 of 7 paths, qualified third in 3 of 4. */
  @Test
  void ordersStagesByTheirMedianPlace() {
    StageOrder order = StageOrder.of(PATHS);
    assertThat(order.steps()).containsExactly("new", "contacted", "qualified", "won");
    assertThat(order.losses()).containsExactly("lost");
  }

  @Test
  void whoSkippedAStageReachedIt() {
    StageFunnel funnel = StageFunnel.of(PATHS);
    assertThat(funnel.total()).isEqualTo(10);
    assertThat(funnel.steps())
        .containsExactly(
            new StageFunnel.Step("new", 9, 9, 1),
            new StageFunnel.Step("contacted", 7, 8, 3),
            new StageFunnel.Step("qualified", 4, 4, 1),
            new StageFunnel.Step("won", 3, 3, 0));
    assertThat(funnel.losses()).containsExactly(new StageFunnel.Loss("lost", 5));
  }

  @Test
  void nobodyMakesNoFunnel() {
    assertThat(StageFunnel.of(List.of())).isEqualTo(new StageFunnel(0, List.of(), List.of()));
  }

  @Test
  void noStepEverExceedsTheOneBefore() {
    Random random = new Random(8);
    for (int round = 0; round < 500; round++) {
      List<StagePath> paths = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        List<String> stages = new ArrayList<>(List.of("a", "b", "c", "d", "e"));
        Collections.shuffle(stages, random);
        paths.add(
            new StagePath(
                stages.subList(0, random.nextInt(6)), random.nextBoolean(), random.nextInt(20)));
      }
      StageFunnel funnel = StageFunnel.of(paths);
      long before = funnel.total();
      for (StageFunnel.Step step : funnel.steps()) {
        assertThat(step.reached()).isLessThanOrEqualTo(before);
        assertThat(step.entered()).isLessThanOrEqualTo(step.reached());
        assertThat(step.lost()).isLessThanOrEqualTo(step.reached());
        before = step.reached();
      }
    }
  }

  @Test
  void refusesAStageTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StagePath(List.of("new", "new"), false, 1));
  }
}
