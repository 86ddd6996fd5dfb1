package dev.callsight.core.plan;

import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.TimeRange;
import java.util.Objects;

/** What rows are grouped by; each step says it in the fields of its own entity. */
public sealed interface Key {
  /** The column that holds it. */
  String column();

  /**
   * The bucket of the step's time.
   *
   * @param grain the width
   * @param calendar the zone and first weekday
   * @param range the range whose buckets are meant, for its clock changes
   */
  record Time(Grain grain, Calendar calendar, TimeRange range) implements Key {
    /** The column of every time key. */
    public static final String COLUMN = "time";

    public Time {
      Objects.requireNonNull(grain, "grain");
      Objects.requireNonNull(calendar, "calendar");
      Objects.requireNonNull(range, "range");
    }

    @Override
    public String column() {
      return COLUMN;
    }
  }

  /**
   * The value of a dimension.
   *
   * @param column the same in every step of a plan
   * @param path where the step's entity has it
   */
  record Of(String column, FieldPath path) implements Key {
    public Of {
      Objects.requireNonNull(column, "column");
      Objects.requireNonNull(path, "path");
    }
  }
}
