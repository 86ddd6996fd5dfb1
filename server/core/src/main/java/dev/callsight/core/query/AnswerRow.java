package dev.callsight.core.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer.
 *
 * @param bucket the place of its time bucket; 0 without a grain
 * @param dimensions the value of each dimension, null for a missing one
 * @param metrics the number of each metric, null where it has none
 */
public record AnswerRow(
    int bucket, List<@Nullable Object> dimensions, List<@Nullable BigDecimal> metrics) {
  public AnswerRow {
    dimensions = Collections.unmodifiableList(new ArrayList<>(dimensions));
    metrics = Collections.unmodifiableList(new ArrayList<>(metrics));
  }
}
