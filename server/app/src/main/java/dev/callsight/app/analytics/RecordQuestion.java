package dev.callsight.app.analytics;

import dev.callsight.core.query.Filter;
import dev.callsight.core.query.Records;
import dev.callsight.core.time.PeriodRequest;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records are asked for.
 *
 * @param metric the metric they stand behind, or null
 * @param entity the entity they are of, when no metric is named
 * @param part which part of a ratio
 * @param timeRange the period
 * @param timezone the zone, or null for the organization's own
 * @param filter which of them
 */
record RecordQuestion(
    @Nullable String metric,
    @Nullable String entity,
    Records.Part part,
    PeriodRequest timeRange,
    @Nullable ZoneId timezone,
    Filter filter) {

  static RecordQuestion read(JsonBody body, QuestionReader reader) {
    List<String> metrics = body.find("metrics").map(JsonBody::texts).orElse(List.of());
    if (metrics.size() > 1) {
      throw body.find("metrics").orElseThrow().malformed("one metric");
    }
    String entity = body.textOrNull("entity");
    if (metrics.isEmpty() && entity == null) {
      throw body.malformed("one of metrics and entity");
    }
    return new RecordQuestion(
        metrics.isEmpty() ? null : metrics.getFirst(),
        entity,
        body.find("part").map(RecordQuestion::part).orElse(Records.Part.DENOMINATOR),
        reader.timeRange(body),
        reader.timezone(body),
        reader.filter(body));
  }

  private static Records.Part part(JsonBody part) {
    return switch (part.text()) {
      case "numerator" -> Records.Part.NUMERATOR;
      case "denominator" -> Records.Part.DENOMINATOR;
      default -> throw part.malformed("numerator or denominator");
    };
  }
}
