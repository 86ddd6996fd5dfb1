package dev.callsight.statistics.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Shares worked out by hand from the rules that each model states. */
class AttributionModelTest {

  @Test
  void singleTouchModelsGiveAllToOne() {
    Path path = path(null, null, 20, 10, 0);
    assertShares(AttributionModel.FIRST, path, 1, 0, 0);
    assertShares(AttributionModel.LAST, path, 0, 0, 1);
  }

  @Test
  void lastNonDirectPassesOverDirectTouches() {
    Path path =
        new Path(
            List.of(
                new Touch(9, false), new Touch(5, false), new Touch(2, true), new Touch(0, true)),
            null,
            null,
            true);
    assertShares(AttributionModel.LAST_NON_DIRECT, path, 0, 1, 0, 0);
    Path direct = new Path(List.of(new Touch(1, true), new Touch(0, true)), null, null, true);
    assertShares(AttributionModel.LAST_NON_DIRECT, direct, 0, 1);
  }

  @Test
  void linearGivesTheSameToAll() {
    assertShares(AttributionModel.LINEAR, path(null, null, 3, 2, 1, 0), 0.25, 0.25, 0.25, 0.25);
  }

  /** 14, 7 and 0 days before: ¼, ½ and 1 of 1¾. */
  @Test
  void timeDecayHalvesEverySevenDays() {
    assertShares(
        AttributionModel.TIME_DECAY, path(null, null, 14, 7, 0), 1 / 7.0, 2 / 7.0, 4 / 7.0);
  }

  @Test
  void positionBasedIsFortyTwentyForty() {
    assertShares(AttributionModel.POSITION_BASED, path(null, null, 3, 2, 1, 0), 0.4, 0.1, 0.1, 0.4);
    assertShares(AttributionModel.POSITION_BASED, path(null, null, 1, 0), 0.5, 0.5);
    assertShares(AttributionModel.POSITION_BASED, path(null, null, 0), 1);
  }

  @Test
  void uShapedRewardsTheTouchThatMadeTheLead() {
    assertShares(
        AttributionModel.U_SHAPED,
        path(2, null, 4, 3, 2, 1, 0),
        0.4,
        0.2 / 3,
        0.4,
        0.2 / 3,
        0.2 / 3);
    // Without such a touch, 40 and 20 share its part in proportion.
    assertShares(AttributionModel.U_SHAPED, path(null, null, 2, 1, 0), 2 / 3.0, 1 / 6.0, 1 / 6.0);
    // The first made the lead: it has both shares.
    assertShares(AttributionModel.U_SHAPED, path(0, null, 1, 0), 0.8, 0.2);
  }

  @Test
  void wShapedRewardsLeadAndDealToo() {
    assertShares(AttributionModel.W_SHAPED, path(1, 2, 3, 2, 1, 0), 0.3, 0.3, 0.3, 0.1);
    // One touch made both the lead and the deal.
    assertShares(AttributionModel.W_SHAPED, path(1, 1, 2, 1, 0), 0.3, 0.6, 0.1);
    // Nobody is left for the rest: thirds.
    assertShares(AttributionModel.W_SHAPED, path(1, 2, 2, 1, 0), 1 / 3.0, 1 / 3.0, 1 / 3.0);
  }

  @Test
  void fullPathRewardsTheCloseOfWhatConverted() {
    assertShares(
        AttributionModel.FULL_PATH, path(1, 2, 4, 3, 2, 1, 0), 0.225, 0.225, 0.225, 0.1, 0.225);
    Path open = new Path(path(1, null, 2, 1, 0).touches(), 1, null, false);
    assertShares(AttributionModel.FULL_PATH, open, 22.5 / 55, 22.5 / 55, 10 / 55.0);
  }

  @Test
  void sharesAreNeverNegativeAndAddUpToOne() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      Path path = randomPath(random);
      for (AttributionModel model : AttributionModel.values()) {
        double[] shares = model.shares(path);
        assertThat(shares).hasSize(path.touches().size());
        assertThat(Arrays.stream(shares).min().orElseThrow()).isNotNegative();
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
      }
    }
  }

  private static Path randomPath(Random random) {
    int size = 1 + random.nextInt(8);
    List<Touch> touches = new ArrayList<>();
    double days = 0;
    for (int i = 0; i < size; i++) {
      touches.addFirst(new Touch(days, random.nextBoolean()));
      days += random.nextDouble() * 40;
    }
    return new Path(touches, place(random, size), place(random, size), random.nextBoolean());
  }

  private static @Nullable Integer place(Random random, int size) {
    return random.nextInt(3) == 0 ? null : random.nextInt(size);
  }

  @Test
  void knowsModelsByTheirIds() {
    for (AttributionModel model : AttributionModel.values()) {
      assertThat(AttributionModel.find(model.id())).contains(model);
    }
    assertThat(AttributionModel.find("best")).isEmpty();
  }

  @Test
  void refusesPathsThatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> path(null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> path(3, null, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> path(null, null, 0, 1));
  }

  private static Path path(
      @Nullable Integer creation, @Nullable Integer deal, double... daysBefore) {
    return new Path(
        Arrays.stream(daysBefore).mapToObj(days -> new Touch(days, false)).toList(),
        creation,
        deal,
        true);
  }

  private static void assertShares(AttributionModel model, Path path, double... expected) {
    assertThat(model.shares(path)).containsExactly(expected, within(1e-12));
  }
}
