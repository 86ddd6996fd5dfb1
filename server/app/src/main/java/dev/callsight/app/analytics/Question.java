package dev.callsight.app.analytics;

import dev.callsight.core.query.MetricQuery;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as it is asked of one organization.
 *
 * @param query what is asked
 * @param timezone the zone it is asked in, or null for the organization's own
 * @param receipt whether the answer shows how it came about
 * @param offset how many rows of the answer to skip
 * @param warnings what was odd about the request but did not stop it
 */
public record Question(
    MetricQuery query,
    @Nullable ZoneId timezone,
    boolean receipt,
    int offset,
    List<String> warnings) {
  /** Checks the offset. */
  public Question {
    if (offset < 0) {
      throw new IllegalArgumentException("offset is " + offset);
    }
    warnings = List.copyOf(warnings);
  }

  /** A question in the organization's own zone, without a receipt. */
  public static Question of(MetricQuery query) {
    return new Question(query, null, false, 0, List.of());
  }

  /** The same with other warnings. */
  public Question warning(List<String> others) {
    return new Question(query, timezone, receipt, offset, others);
  }

  /** The same about another query. */
  public Question with(MetricQuery other) {
    return new Question(other, timezone, receipt, offset, warnings);
  }
}
