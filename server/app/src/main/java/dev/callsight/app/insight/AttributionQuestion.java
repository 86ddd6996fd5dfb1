package dev.callsight.app.insight;

import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.analytics.Question;
import dev.callsight.app.analytics.QuestionReader;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.query.TouchPaths;
import dev.callsight.statistics.attribution.AttributionModel;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is to be attributed, and how.
 *
 * @param question the metric with its period, zone and filter
 * @param metric the word it was asked by
 * @param models at least one, each once
 * @param by what credit goes to
 * @param lookBackDays how long before the conversion a touch may lie
 */
record AttributionQuestion(
    Question question,
    Subject metric,
    List<AttributionModel> models,
    TouchPaths.Key by,
    int lookBackDays) {
  private static final Set<String> MEMBERS =
      Set.of(
          "organizationId",
          "timeRange",
          "complete",
          "timezone",
          "filters",
          "metric",
          "model",
          "models",
          "by",
          "lookbackDays");
  private static final int DEFAULT_DAYS = 90;
  private static final int MOST_DAYS = 3_650;

  /** What is attributed. */
  enum Subject {
    LEADS("leads.total"),
    DEALS("deals.won"),
    REVENUE("revenue.total");

    private final String metric;

    Subject(String metric) {
      this.metric = metric;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  AttributionQuestion {
    models = List.copyOf(models);
  }

  static AttributionQuestion read(JsonBody body, QuestionReader reader) {
    Subject subject = body.find("metric").map(AttributionQuestion::subject).orElse(Subject.LEADS);
    Question context = reader.context(body, MEMBERS);
    MetricQuery asked = context.query();
    MetricQuery query =
        new MetricQuery(
            List.of(subject.metric),
            List.of(),
            asked.timeRange(),
            null,
            asked.complete(),
            asked.filter(),
            List.of(),
            List.of(),
            MetricQuery.DEFAULT_LIMIT);
    return new AttributionQuestion(
        context.with(query),
        subject,
        models(body),
        body.find("by").map(AttributionQuestion::key).orElse(TouchPaths.Key.CAMPAIGN),
        body.find("lookbackDays").map(days -> days.whole(1, MOST_DAYS)).orElse(DEFAULT_DAYS));
  }

  private static Subject subject(JsonBody metric) {
    return Arrays.stream(Subject.values())
        .filter(subject -> subject.id().equals(metric.text()))
        .findFirst()
        .orElseThrow(() -> metric.malformed("leads, deals or revenue"));
  }

  private static TouchPaths.Key key(JsonBody by) {
    return switch (by.text()) {
      case "campaign" -> TouchPaths.Key.CAMPAIGN;
      case "channel" -> TouchPaths.Key.CHANNEL;
      case "variant" -> TouchPaths.Key.VARIANT;
      default -> throw by.malformed("campaign, channel or variant");
    };
  }

  /** Those named, in the order of their definition; all when none is. */
  private static List<AttributionModel> models(JsonBody body) {
    JsonBody named = body.find("models").or(() -> body.find("model")).orElse(null);
    if (named == null) {
      return List.of(AttributionModel.values());
    }
    EnumSet<AttributionModel> models = EnumSet.noneOf(AttributionModel.class);
    for (JsonBody name : named.isText() ? List.of(named) : named.items()) {
      models.add(
          AttributionModel.find(name.text())
              .orElseThrow(() ->
                  name.malformed(
                      "one of "
                          + Arrays.stream(AttributionModel.values())
                              .map(AttributionModel::id)
                              .toList())));
    }
    if (models.isEmpty()) {
      throw named.malformed("at least one model");
    }
    return List.copyOf(models);
  }
}
