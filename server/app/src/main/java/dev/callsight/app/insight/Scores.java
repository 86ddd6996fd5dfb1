package dev.callsight.app.insight;

import dev.callsight.app.analytics.Analytics;
import dev.callsight.app.analytics.Answer;
import dev.callsight.app.analytics.Question;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.query.Order;
import dev.callsight.statistics.score.Calibration;
import dev.callsight.statistics.score.Decile;
import dev.callsight.statistics.score.Discrimination;
import dev.callsight.statistics.score.GainsTable;
import dev.callsight.statistics.score.ScoreCount;
import dev.callsight.statistics.score.ScoreDistribution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How well the lead score tells who converts, from the counts by score that the one door gives. */
@Component
class Scores {
  private static final String LEADS = "leads.total";
  private static final int EVERY_ROW = 1_000_000;

  private final Analytics analytics;

  Scores(Analytics analytics) {
    this.analytics = analytics;
  }

  /** What counts as converted. */
  enum Outcome {
    QUALIFIED("leads.qualified"),
    CONVERTED("leads.converted");

    private final String metric;

    Outcome(String metric) {
      this.metric = metric;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The report on the leads created in the period of a question.
   *
   * @param question whose period, zone and filter are taken
   */
  ScoreReport report(Organization organization, Question question, Outcome outcome) {
    Answer answer = counts(organization, question, outcome);
    ScoreDistribution scores = distribution(answer);
    return new ScoreReport(
        outcome.id(),
        whole(answer.totals().get(LEADS)),
        whole(answer.totals().get(outcome.metric)),
        scores.total(),
        scores.positives(),
        scores.total() == 0 ? null : Rounded.percent((double) scores.positives() / scores.total()),
        Estimation.of(GainsTable.of(scores), Scores::tenths),
        Estimation.of(Discrimination.of(scores), ScoreReport.Area::of),
        Estimation.of(Calibration.of(scores), ScoreReport.Reliability::of),
        answer.meta());
  }

  private Answer counts(Organization organization, Question question, Outcome outcome) {
    try {
      return counts(organization, question, outcome, "score");
    } catch (ApiException tooFine) {
      if (!tooFine.code().code().equals("too_many_rows")) {
        throw tooFine;
      }
      List<String> warnings = new ArrayList<>(question.warnings());
      warnings.add("there are so many different scores that they were taken in whole points");
      return counts(organization, question.warning(warnings), outcome, "score_point");
    }
  }

  private Answer counts(
      Organization organization, Question question, Outcome outcome, String dimension) {
    MetricQuery asked = question.query();
    MetricQuery byScore =
        new MetricQuery(
            List.of(LEADS, outcome.metric),
            List.of(dimension),
            asked.timeRange(),
            null,
            asked.complete(),
            asked.filter(),
            List.of(),
            List.of(new Order(dimension, false)),
            EVERY_ROW);
    return analytics.answer(organization, question.with(byScore));
  }

  private static List<ScoreReport.Tenth> tenths(List<Decile> deciles) {
    return deciles.stream().map(ScoreReport.Tenth::of).toList();
  }

  private static ScoreDistribution distribution(Answer answer) {
    List<ScoreCount> counts = new ArrayList<>();
    for (List<@Nullable Object> row : answer.rows()) {
      if (row.getFirst() instanceof BigDecimal score) {
        counts.add(new ScoreCount(score.doubleValue(), whole(row.get(1)), whole(row.get(2))));
      }
    }
    return ScoreDistribution.of(counts);
  }

  private static long whole(@Nullable Object count) {
    return count == null ? 0 : ((BigDecimal) count).longValueExact();
  }
}
