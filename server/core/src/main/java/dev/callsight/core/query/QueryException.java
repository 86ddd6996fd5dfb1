package dev.callsight.core.query;

import java.util.Objects;

/** A question that cannot be answered as it was asked; always the asker's to mend. */
public final class QueryException extends RuntimeException {
  /** What is wrong, in a form that clients rely on. */
  public enum Code {
    /** No metric of that name. */
    UNKNOWN_METRIC("unknown_metric"),
    /** No dimension of that name. */
    UNKNOWN_DIMENSION("unknown_dimension"),
    /** The dimension does not exist on the records of a metric. */
    DIMENSION_NOT_APPLICABLE("dimension_not_applicable"),
    /** A value or operator that does not fit the dimension. */
    INVALID_FILTER("invalid_filter"),
    /** A range that cannot be resolved, or a grain too fine for it. */
    INVALID_TIME_RANGE("invalid_time_range"),
    /** An order by something that is not a column. */
    INVALID_ORDER("invalid_order"),
    /** No single set of records stands behind the metric. */
    NO_RECORDS("no_records"),
    /** The answer has more rows than are ever given at once. */
    TOO_MANY_ROWS("too_many_rows");

    private final String id;

    Code(String id) {
      this.id = id;
    }

    /** The code in answers. */
    public String id() {
      return id;
    }
  }

  private final Code code;
  private final String pointer;

  /**
   * A refusal.
   *
   * @param code what is wrong
   * @param pointer JSON pointer of the offending member
   * @param message the value and what was expected
   */
  public QueryException(Code code, String pointer, String message) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
    this.pointer = Objects.requireNonNull(pointer, "pointer");
  }

  /** What is wrong. */
  public Code code() {
    return code;
  }

  /** JSON pointer of the offending member of the request. */
  public String pointer() {
    return pointer;
  }
}
