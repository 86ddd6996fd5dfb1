package dev.callsight.app.analytics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an answer came about.
 *
 * @param organizationId whose numbers they are
 * @param range the instants the period was resolved to
 * @param timezone the IANA zone it was resolved in
 * @param currency ISO 4217 code of every amount
 * @param generatedAt when it was computed
 * @param dataVersion the version of the facts it was computed from
 * @param watermark the latest instant any record speaks of, or null without records
 * @param servedFrom {@code cache}, {@code rollup} or {@code facts}
 * @param tookMs milliseconds from the question to the answer
 * @param warnings what the reader should know
 */
public record Meta(
    String organizationId,
    Range range,
    String timezone,
    String currency,
    Instant generatedAt,
    long dataVersion,
    @Nullable Instant watermark,
    String servedFrom,
    double tookMs,
    List<String> warnings) {
  /** Half-open instants. */
  public record Range(Instant start, Instant end) {}

  /** Copies the warnings. */
  public Meta {
    warnings = List.copyOf(warnings);
  }

  Meta fromCache(double milliseconds) {
    return new Meta(
        organizationId,
        range,
        timezone,
        currency,
        generatedAt,
        dataVersion,
        watermark,
        "cache",
        milliseconds,
        warnings);
  }

  Meta warning(List<String> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<String> all = new java.util.ArrayList<>(warnings);
    all.addAll(more);
    return new Meta(
        organizationId,
        range,
        timezone,
        currency,
        generatedAt,
        dataVersion,
        watermark,
        servedFrom,
        tookMs,
        all);
  }
}
