package dev.callsight.app.insight;

import dev.callsight.app.analytics.Meta;
import dev.callsight.statistics.score.Calibration;
import dev.callsight.statistics.score.Decile;
import dev.callsight.statistics.score.Discrimination;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the lead score tells who converts, as clients get it. Shares are percentages 0–100.
 *
 * @param outcome what counts as converted: {@code qualified} or {@code converted}
 * @param leads all leads of the period, as {@code leads.total} says
 * @param converted those with the outcome, as its metric says
 * @param scored how many leads have a score
 * @param scoredConverted how many of them have the outcome
 * @param rate the share of the scored ones that have it, against which lift is measured
 * @param deciles tenths of the scored leads, the highest scores first
 * @param discrimination the area under the ROC curve
 * @param calibration how the score works as a probability
 * @param meta how the counts came about
 */
record ScoreReport(
    String outcome,
    long leads,
    long converted,
    long scored,
    long scoredConverted,
    @Nullable BigDecimal rate,
    Estimation<List<Tenth>> deciles,
    Estimation<Area> discrimination,
    Estimation<Reliability> calibration,
    Meta meta) {

  /** A decile. */
  record Tenth(
      int decile,
      @Nullable BigDecimal lowestScore,
      @Nullable BigDecimal highestScore,
      long leads,
      long converted,
      @Nullable BigDecimal rate,
      @Nullable BigDecimal lift,
      @Nullable BigDecimal cumulativeShare,
      @Nullable BigDecimal cumulativeGain) {
    static Tenth of(Decile decile) {
      return new Tenth(
          decile.place(),
          Rounded.number(decile.lowest()),
          Rounded.number(decile.highest()),
          decile.count(),
          decile.positives(),
          Rounded.percent(decile.rate()),
          Rounded.number(decile.lift()),
          Rounded.percent(decile.cumulativeShare()),
          Rounded.percent(decile.cumulativeGain()));
    }
  }

  /** The area under the ROC curve with its 95 % interval, 0–1. */
  record Area(BigDecimal auc, BigDecimal standardError, BigDecimal low, BigDecimal high) {
    static Area of(Discrimination found) {
      return new Area(
          Rounded.number(found.auc()),
          Rounded.number(found.standardError()),
          Rounded.number(found.low()),
          Rounded.number(found.high()));
    }
  }

  /** Brier score, that of always promising the overall share, skill, and bins. */
  record Reliability(
      BigDecimal brier, BigDecimal reference, @Nullable BigDecimal skill, List<Bin> bins) {
    static Reliability of(Calibration found) {
      return new Reliability(
          Rounded.number(found.brier()),
          Rounded.number(found.reference()),
          Rounded.number(found.skill()),
          found.bins().stream().map(Bin::of).toList());
    }
  }

  /** Leads with a score from {@code from} to below {@code to}; promised and observed in percent. */
  record Bin(
      BigDecimal from,
      BigDecimal to,
      long leads,
      @Nullable BigDecimal promised,
      @Nullable BigDecimal observed) {
    static Bin of(Calibration.Bin bin) {
      return new Bin(
          Rounded.number(bin.from()),
          Rounded.number(bin.to()),
          bin.count(),
          Rounded.percent(bin.promised()),
          Rounded.percent(bin.observed()));
    }
  }
}
