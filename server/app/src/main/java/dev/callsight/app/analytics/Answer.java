package dev.callsight.app.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.callsight.core.query.Delta;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question, as clients get it.
 *
 * @param columns the columns: time, then dimensions, then metrics
 * @param rows the rows; instants, texts, numbers, truth values or null
 * @param totals the number of each metric over the whole period, whatever splits it
 * @param names display names of dimension values that are ids, by dimension
 * @param comparisons one for each period compared with
 * @param buckets the time buckets; absent without a grain
 * @param receipt how the numbers came about; absent unless asked for
 * @param next cursor of the next page, or null
 * @param meta how the answer came about
 */
public record Answer(
    List<Column> columns,
    List<List<@Nullable Object>> rows,
    Map<String, @Nullable BigDecimal> totals,
    Map<String, Map<String, String>> names,
    List<Compared> comparisons,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<BucketView> buckets,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Receipt receipt,
    @Nullable String next,
    Meta meta) {

  /** A column. */
  public record Column(
      String id,
      String label,
      String type,
      String role,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String unit) {}

  /** A time bucket, cut to the range; partial when it is not whole. */
  public record BucketView(Instant start, Instant end, boolean partial) {}

  /** The same question over another period. */
  public record Compared(
      String kind,
      Meta.Range range,
      Map<String, Change> totals,
      List<List<@Nullable Object>> rows) {}

  /** How a number moved; percentages say points first. */
  public record Change(
      @Nullable BigDecimal current,
      @Nullable BigDecimal previous,
      @Nullable BigDecimal absolute,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal points,
      @Nullable BigDecimal percent,
      String direction,
      @Nullable Boolean good,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {
    static Change of(Delta delta) {
      return new Change(
          Numbers.plain(delta.current()),
          Numbers.plain(delta.previous()),
          Numbers.plain(delta.absolute()),
          Numbers.plain(delta.points()),
          Numbers.plain(delta.percent()),
          delta.direction().id(),
          delta.good(),
          delta.reason());
    }
  }

  Answer fromCache(double milliseconds) {
    return with(meta.fromCache(milliseconds));
  }

  Answer with(Meta other) {
    return new Answer(columns, rows, totals, names, comparisons, buckets, receipt, next, other);
  }
}
