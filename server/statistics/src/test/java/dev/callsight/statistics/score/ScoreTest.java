package dev.callsight.statistics.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final ScoreDistribution NOBODY = ScoreDistribution.of(List.of());
  private static final ScoreDistribution NONE_CONVERTED =
      ScoreDistribution.of(List.of(new ScoreCount(20, 5, 0), new ScoreCount(60, 5, 0)));
  private static final ScoreDistribution ALL_CONVERTED =
      ScoreDistribution.of(List.of(new ScoreCount(20, 5, 5)));

  /**
   * Ratings of 109 images by one reader, Hanley and McNeil, "The meaning and use of the area under
   * a receiver operating characteristic (ROC) curve", Radiology 143 (1982), table I: 58 normal (33,
   * 6, 6, 11, 2) and 51 abnormal (3, 2, 2, 11, 33). They find an area of 0.893 with a standard
   * error of 0.032.
   */
  @Test
  void findsTheAreaThatHanleyAndMcNeilFound() {
    Discrimination found =
        value(
            Discrimination.of(
                ScoreDistribution.of(
                    List.of(
                        new ScoreCount(1, 36, 3),
                        new ScoreCount(2, 8, 2),
                        new ScoreCount(3, 8, 2),
                        new ScoreCount(4, 22, 11),
                        new ScoreCount(5, 35, 33)))));
    assertThat(found.auc()).isCloseTo(0.893, within(0.0005));
    assertThat(found.standardError()).isCloseTo(0.032, within(0.0005));
    assertThat(found.low()).isCloseTo(0.8295, within(0.0005));
    assertThat(found.high()).isCloseTo(0.9568, within(0.0005));
  }

  /** The example of scikit-learn's roc_auc_score: 0, 0, 1, 1 scored 0.1, 0.4, 0.35, 0.8. */
  @Test
  void findsTheAreaThatScikitLearnShows() {
    Discrimination found =
        value(
            Discrimination.of(
                ScoreDistribution.of(
                    List.of(
                        new ScoreCount(10, 1, 0),
                        new ScoreCount(40, 1, 0),
                        new ScoreCount(35, 1, 1),
                        new ScoreCount(80, 1, 1)))));
    assertThat(found.auc()).isEqualTo(0.75);
  }

  @Test
  void aScoreThatTellsNothingIsOneHalf() {
    ScoreDistribution same = ScoreDistribution.of(List.of(new ScoreCount(50, 10, 4)));
    assertThat(value(Discrimination.of(same)).auc()).isEqualTo(0.5);
  }

  /** The example of scikit-learn's brier_score_loss: 0, 1, 1, 0 promised 0.1, 0.9, 0.8, 0.3. */
  @Test
  void findsTheBrierScoreThatScikitLearnShows() {
    Calibration found =
        value(
            Calibration.of(
                ScoreDistribution.of(
                    List.of(
                        new ScoreCount(10, 1, 0),
                        new ScoreCount(90, 1, 1),
                        new ScoreCount(80, 1, 1),
                        new ScoreCount(30, 1, 0)))));
    assertThat(found.brier()).isCloseTo(0.0375, within(1e-12));
    assertThat(found.reference()).isEqualTo(0.25);
    assertThat(found.skill()).isCloseTo(0.85, within(1e-12));
  }

  /** By hand: 0–10 holds 0 and 5, promising 2.5 % of two; 90–100 holds 90 and 100. */
  @Test
  void binsByTenthsOfTheScale() {
    Calibration found =
        value(
            Calibration.of(
                ScoreDistribution.of(
                    List.of(
                        new ScoreCount(0, 1, 0),
                        new ScoreCount(5, 1, 1),
                        new ScoreCount(90, 2, 1),
                        new ScoreCount(100, 2, 2)))));
    assertThat(found.bins())
        .containsExactly(
            new Calibration.Bin(0, 10, 2, 0.025, 0.5), new Calibration.Bin(90, 100, 4, 0.95, 0.75));
  }

  /**
   * By hand: scores 1 to 20, one each; those from 16 on converted and number 1. The top decile is
   * 19 and 20: all converted, 100 % against 6 ÷ 20 = 30 %, a lift of 10/3 and 2 ÷ 6 of the gain.
   */
  @Test
  void decilesAreTenthsOfThoseScored() {
    List<ScoreCount> counts = new ArrayList<>();
    for (int score = 1; score <= 20; score++) {
      counts.add(new ScoreCount(score, 1, score >= 16 || score == 1 ? 1 : 0));
    }
    List<Decile> deciles = value(GainsTable.of(ScoreDistribution.of(counts)));
    assertThat(deciles).hasSize(10).allMatch(decile -> decile.count() == 2);
    Decile top = deciles.getFirst();
    assertThat(top.lowest()).isEqualTo(19);
    assertThat(top.highest()).isEqualTo(20);
    assertThat(top.rate()).isEqualTo(1);
    assertThat(top.lift()).isCloseTo(10 / 3.0, within(1e-12));
    assertThat(top.cumulativeShare()).isEqualTo(0.1);
    assertThat(top.cumulativeGain()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(deciles.get(2).lift()).isCloseTo(5 / 3.0, within(1e-12));
    assertThat(deciles.getLast().cumulativeGain()).isEqualTo(1);
  }

  @Test
  void equalScoresStayInOneDecile() {
    List<Decile> deciles =
        value(
            GainsTable.of(
                ScoreDistribution.of(
                    List.of(new ScoreCount(80, 50, 40), new ScoreCount(20, 50, 10)))));
    // The middle of the first fifty is at a quarter, of the others at three quarters.
    assertThat(deciles.stream().mapToLong(Decile::count))
        .containsExactly(0L, 0L, 50L, 0L, 0L, 0L, 0L, 50L, 0L, 0L);
    assertThat(deciles.getFirst().rate()).isNull();
    assertThat(deciles.getFirst().lowest()).isNull();
    assertThat(deciles.get(5).cumulativeGain()).isEqualTo(0.8);
  }

  @Test
  void saysWhyThereIsNothingToSay() {
    assertThat(reason(GainsTable.of(NOBODY))).contains("no lead");
    assertThat(reason(Calibration.of(NOBODY))).contains("no lead");
    assertThat(reason(Discrimination.of(NOBODY))).contains("no lead");
    assertThat(reason(Discrimination.of(NONE_CONVERTED))).contains("no scored lead converted");
    assertThat(reason(Discrimination.of(ALL_CONVERTED))).contains("every scored lead converted");
  }

  @Test
  void withoutAnyOutcomeThereIsNoLiftAndNoSkill() {
    assertThat(value(GainsTable.of(NONE_CONVERTED)))
        .allMatch(decile -> decile.lift() == null && decile.cumulativeGain() == null);
    assertThat(value(Calibration.of(NONE_CONVERTED)).skill()).isNull();
    assertThat(value(Calibration.of(ALL_CONVERTED)).brier()).isCloseTo(0.64, within(1e-12));
  }

  @Test
  void addsUpEqualScoresAndRefusesImpossibleCounts() {
    ScoreDistribution added =
        ScoreDistribution.of(
            List.of(new ScoreCount(7, 2, 1), new ScoreCount(3, 1, 0), new ScoreCount(7, 1, 1)));
    assertThat(added.counts()).containsExactly(new ScoreCount(3, 1, 0), new ScoreCount(7, 3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new ScoreCount(101, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ScoreCount(50, 1, 2));
  }

  private static <T> T value(Estimate<T> estimate) {
    assertThat(estimate).isInstanceOf(Estimated.class);
    return ((Estimated<T>) estimate).value();
  }

  private static String reason(Estimate<?> estimate) {
    assertThat(estimate).isInstanceOf(NotEstimable.class);
    return ((NotEstimable<?>) estimate).reason();
  }
}
