package dev.callsight.app.insight;

import dev.callsight.app.analytics.Question;
import dev.callsight.app.analytics.StageHistories;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.query.StageHistory;
import dev.callsight.statistics.stage.StageFunnel;
import dev.callsight.statistics.stage.StagePath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far leads and deals get, how long they stay in each stage, and where they are stuck. */
@Component
class Stages {
  private static final String ORDER = "median place of first entry";
  private static final double SECONDS_OF_DAY = 86_400;
  private static final StageHistories.Stays NOBODY = new StageHistories.Stays(0, null, null, 0, 0);

  private final StageHistories histories;

  Stages(StageHistories histories) {
    this.histories = histories;
  }

  /**
   * The report on those created in the period of a question.
   *
   * @param question whose period, zone and filter are taken
   */
  StageReport report(Organization organization, Question question, StageHistory.Subject subject) {
    MetricQuery asked = question.query();
    MetricQuery query =
        new MetricQuery(
            List.of(subject.metric()),
            List.of(),
            asked.timeRange(),
            null,
            asked.complete(),
            asked.filter(),
            List.of(),
            List.of(),
            MetricQuery.DEFAULT_LIMIT);
    StageHistories.Found found = histories.find(organization, question.with(query), subject);
    StageFunnel funnel = StageFunnel.of(found.paths());
    return new StageReport(
        subject.id(),
        funnel.total(),
        found.paths().stream()
            .filter(path -> !path.stages().isEmpty())
            .mapToLong(StagePath::count)
            .sum(),
        ORDER,
        steps(funnel, found),
        losses(funnel, found),
        found.meta());
  }

  private static List<StageReport.Step> steps(StageFunnel funnel, StageHistories.Found found) {
    List<StageReport.Step> steps = new ArrayList<>();
    long previous = funnel.total();
    for (StageFunnel.Step step : funnel.steps()) {
      StageHistories.Stays stays = found.stays().getOrDefault(step.stage(), NOBODY);
      steps.add(
          new StageReport.Step(
              step.stage(),
              step.entered(),
              step.reached(),
              share(step.reached(), previous),
              share(step.reached(), funnel.total()),
              step.lost(),
              dwell(stays),
              stays.current(),
              stays.longSeconds() == null ? null : stays.stuck()));
      previous = step.reached();
    }
    return steps;
  }

  private static Estimation<StageReport.Dwell> dwell(StageHistories.Stays stays) {
    if (stays.medianSeconds() == null || stays.longSeconds() == null) {
      return new Estimation<>(null, "nobody left this stage yet");
    }
    return new Estimation<>(
        new StageReport.Dwell(
            Rounded.number(stays.medianSeconds() / SECONDS_OF_DAY),
            Rounded.number(stays.longSeconds() / SECONDS_OF_DAY),
            stays.ended()),
        null);
  }

  private static List<StageReport.Loss> losses(StageFunnel funnel, StageHistories.Found found) {
    return funnel.losses().stream()
        .map(loss ->
            new StageReport.Loss(
                loss.stage(),
                loss.entered(),
                share(loss.entered(), funnel.total()),
                found.stays().getOrDefault(loss.stage(), NOBODY).current()))
        .toList();
  }

  private static @Nullable BigDecimal share(long part, long whole) {
    return whole == 0 ? null : Rounded.percent((double) part / whole);
  }
}
