package dev.callsight.app.insight;

import dev.callsight.app.analytics.Analytics;
import dev.callsight.app.analytics.Answer;
import dev.callsight.app.analytics.Question;
import dev.callsight.app.analytics.StageHistories;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.query.Filter;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.query.Operator;
import dev.callsight.core.query.Order;
import dev.callsight.core.query.StageHistory;
import dev.callsight.statistics.stage.StageFunnel;
import dev.callsight.statistics.stage.StageOrder;
import dev.callsight.statistics.stage.StagePath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far leads and deals get, how long they stay in each stage, and where they are stuck. */
@Component
class Stages {
  private static final String ORDER = "median place of first entry";
  private static final double SECONDS_OF_DAY = 86_400;
  private static final StageHistories.Stays NOBODY = new StageHistories.Stays(0, null, null, 0, 0);

  /** As many values as a table shows at a glance; each is a part of one question. */
  private static final int MOST_GROUPS = 8;

  private final StageHistories histories;
  private final Analytics analytics;

  Stages(StageHistories histories, Analytics analytics) {
    this.histories = histories;
    this.analytics = analytics;
  }

  /**
   * The report on those created in the period of a question.
   *
   * @param question whose period, zone and filter are taken
   * @param by a dimension by whose largest values the same is told again, or null
   */
  StageReport report(
      Organization organization,
      Question question,
      StageHistory.Subject subject,
      @Nullable String by) {
    List<Value> values = by == null ? List.of() : values(organization, question, subject, by);
    StageHistories.Found found =
        histories.find(
            organization,
            question.with(query(question, subject, List.of(), List.of())),
            subject,
            values.stream()
                .map(value ->
                    question.with(query(question, subject, List.of(), List.of(value.only(by)))))
                .toList());
    StageOrder order = StageOrder.of(found.paths());
    StageFunnel funnel = StageFunnel.of(found.paths(), order);
    return new StageReport(
        subject.id(),
        funnel.total(),
        found.paths().stream()
            .filter(path -> !path.stages().isEmpty())
            .mapToLong(StagePath::count)
            .sum(),
        ORDER,
        steps(funnel, found.stays()),
        losses(funnel, found),
        by == null ? null : groups(values, found.groups(), order),
        found.meta());
  }

  /**
   * A value of a dimension.
   *
   * @param value null for those without one
   * @param name what people read
   */
  private record Value(@Nullable Object value, String name) {
    Filter only(@Nullable String by) {
      String dimension = Objects.requireNonNull(by);
      return value == null
          ? new Filter.Test(dimension, Operator.NOT_SET, List.of(), "/by")
          : new Filter.Test(dimension, Operator.EQUALS, List.of(value), "/by");
    }
  }

  private static MetricQuery query(
      Question question,
      StageHistory.Subject subject,
      List<String> dimensions,
      List<Filter> further) {
    MetricQuery asked = question.query();
    List<Filter> filters = new ArrayList<>(List.of(asked.filter()));
    filters.addAll(further);
    return new MetricQuery(
        List.of(subject.metric()),
        dimensions,
        asked.timeRange(),
        null,
        asked.complete(),
        further.isEmpty() ? asked.filter() : new Filter.All(filters),
        List.of(),
        dimensions.isEmpty() ? List.of() : List.of(new Order(subject.metric(), true)),
        dimensions.isEmpty() ? MetricQuery.DEFAULT_LIMIT : MOST_GROUPS);
  }

  /** The largest values of a dimension. */
  private List<Value> values(
      Organization organization, Question question, StageHistory.Subject subject, String by) {
    Answer answer =
        analytics.answer(
            organization, question.with(query(question, subject, List.of(by), List.of())));
    Map<String, String> names =
        answer.names().getOrDefault(answer.columns().getFirst().id(), Map.of());
    List<Value> values = new ArrayList<>();
    for (List<@Nullable Object> row : answer.rows()) {
      String text = String.valueOf(row.getFirst());
      values.add(new Value(row.getFirst(), names.getOrDefault(text, text)));
    }
    return values;
  }

  private static List<StageReport.Group> groups(
      List<Value> values, List<StageHistories.Part> parts, StageOrder order) {
    List<StageReport.Group> groups = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      StageHistories.Part part = parts.get(i);
      StageFunnel funnel = StageFunnel.of(part.paths(), order);
      groups.add(
          new StageReport.Group(
              values.get(i).value(),
              values.get(i).name(),
              funnel.total(),
              steps(funnel, part.stays())));
    }
    return groups;
  }

  private static List<StageReport.Step> steps(
      StageFunnel funnel, Map<String, StageHistories.Stays> all) {
    List<StageReport.Step> steps = new ArrayList<>();
    long previous = funnel.total();
    for (StageFunnel.Step step : funnel.steps()) {
      StageHistories.Stays stays = all.getOrDefault(step.stage(), NOBODY);
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
