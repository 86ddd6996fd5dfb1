package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.CallRecord;
import java.time.Instant;

/**
 * A call that was made, and what the company knows of it, which is more than the row says: a row
 * may not have been evaluated.
 *
 * @param reached whether somebody talked and no fault cut it short
 * @param succeeded whether it did what it was for
 */
record Talk(CallRecord row, boolean reached, boolean succeeded) {
  Instant endedAt() {
    return row.endedAt();
  }

  boolean ended(String outcome) {
    return outcome.equals(row.verdict().outcome());
  }
}
