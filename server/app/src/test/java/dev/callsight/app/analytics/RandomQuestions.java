package dev.callsight.app.analytics;

import dev.callsight.core.query.Filter;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.query.Operator;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.PeriodRequest;
import dev.callsight.core.time.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Questions at random of {@link RandomRecords}. */
final class RandomQuestions {
  /** Figures that rollups can answer. */
  static final List<String> METRICS =
      List.of(
          "calls.total",
          "calls.success_rate",
          "calls.average_duration",
          "calls.automation_rate",
          "calls.cost_per_call",
          "calls.satisfaction",
          "calls.sentiment",
          "calls.interruption_rate");

  /** Figures of what is alive at an instant. */
  static final List<String> STOCKS =
      List.of(
          "leads.pipeline_value",
          "deals.open",
          "deals.weighted_pipeline",
          "revenue.mrr",
          "revenue.active_subscriptions");

  private static final List<String> DIMENSIONS =
      List.of("country", "assistant", "direction", "weekday", "hour_of_day", "outcome");

  private final Random random;

  RandomQuestions(Random random) {
    this.random = random;
  }

  /** Three figures over a period, some by time, some by a dimension, some filtered. */
  MetricQuery next() {
    MetricQuery query = MetricQuery.totals(some(METRICS, 3), period());
    if (random.nextBoolean()) {
      query = query.by(grain());
    }
    if (random.nextBoolean()) {
      query = query.by(dimension());
    }
    if (random.nextInt(3) == 0) {
      query =
          query.where(
              new Filter.Test("country", Operator.IN, Arrays.asList("PT", null), "/filters/0"));
    }
    return query;
  }

  List<String> some(List<String> metrics, int count) {
    List<String> shuffled = new ArrayList<>(metrics);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, count);
  }

  PeriodRequest period() {
    return switch (random.nextInt(4)) {
      case 0 -> PeriodRequest.named("24h");
      case 1 -> PeriodRequest.named("30d");
      case 2 -> PeriodRequest.between("2026-03-01", "2026-04-30");
      default -> {
        Instant start = Instant.parse("2026-03-27T00:00:00Z").plusSeconds(random.nextInt(800_000));
        yield new PeriodRequest.Instants(
            new TimeRange(start, start.plusSeconds(3_600 + random.nextInt(700_000))));
      }
    };
  }

  Grain grain() {
    return random.nextBoolean() ? Grain.HOUR : Grain.DAY;
  }

  List<String> dimension() {
    return List.of(DIMENSIONS.get(random.nextInt(DIMENSIONS.size())));
  }

  /** The zone somebody asks in: any of them. */
  String zone() {
    return AwkwardZones.ZONES.get(random.nextInt(AwkwardZones.ZONES.size()));
  }
}
