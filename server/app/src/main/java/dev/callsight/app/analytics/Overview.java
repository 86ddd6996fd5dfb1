package dev.callsight.app.analytics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The overview as clients get it.
 *
 * @param success always true
 * @param data numbers by group and member
 * @param trends rows by group: start, end, partial and members
 * @param comparisons one for each period compared with: kind, range, and changes by group and
 *     member
 * @param meta how it came about
 */
public record Overview(
    boolean success,
    Map<String, Map<String, @Nullable BigDecimal>> data,
    Map<String, List<Map<String, @Nullable Object>>> trends,
    List<Map<String, Object>> comparisons,
    Meta meta) {
  Overview fromCache(double milliseconds) {
    return new Overview(success, data, trends, comparisons, meta.fromCache(milliseconds));
  }
}
