package dev.callsight.app.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.callsight.app.analytics.Meta;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The credits of each model side by side, as clients get them. For each model the credits of all
 * rows and what is unattributed add up to the total, exactly.
 *
 * @param metric what is attributed: {@code leads}, {@code deals} or {@code revenue}
 * @param unit {@code count} or {@code currency}
 * @param by what credit goes to: {@code campaign}, {@code channel} or {@code variant}
 * @param lookbackDays how long before the conversion a touch may lie
 * @param models the models, in the order of the credits
 * @param total what there is to attribute, as the metric says
 * @param rows by key, the most credited by the first model first
 * @param unattributed by model, what goes to no key
 * @param unattributedShare the same as a percentage of the total; null when that is 0
 * @param paths how many touches there were to go by
 * @param meta how the paths came about
 */
record AttributionReport(
    String metric,
    String unit,
    String by,
    int lookbackDays,
    List<Model> models,
    BigDecimal total,
    List<Row> rows,
    Map<String, BigDecimal> unattributed,
    Map<String, @Nullable BigDecimal> unattributedShare,
    Paths paths,
    Meta meta) {

  /** A model and its rule. */
  record Model(String id, String label, String description) {}

  /** The credit of a key, by model. */
  record Row(
      String key,
      @Nullable String name,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String variant,
      long touches,
      Map<String, BigDecimal> credits) {}

  /**
   * What there was to go by.
   *
   * @param leads leads, or what belongs to no lead, with something to attribute
   * @param withTouches those with touches in the look-back
   * @param touches all their touches
   * @param averageTouches touches of a lead that has any; null when none has
   */
  record Paths(long leads, long withTouches, long touches, @Nullable BigDecimal averageTouches) {}
}
