package dev.callsight.core.sql;

import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;

/** Whether a record that lives from one instant until another is alive. */
final class Lives {
  private Lives() {}

  /** It began before the instant; a missing start was always. */
  static Condition begun(Field<Object> from, Instant at) {
    return from.lt(Columns.instant(at).coerce(Object.class)).or(from.isNull());
  }

  /** It had not ended before the instant; a missing end is never. */
  static Condition notEnded(Field<Object> until, Instant at) {
    return until.ge(Columns.instant(at).coerce(Object.class)).or(until.isNull());
  }
}
