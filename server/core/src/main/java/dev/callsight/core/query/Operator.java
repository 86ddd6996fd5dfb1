package dev.callsight.core.query;

import java.util.Arrays;
import java.util.Optional;

/** How a filter tests a dimension's value. A missing value equals only null. */
public enum Operator {
  /** Equals one of the values. */
  EQUALS("equals"),
  /** Equals none of the values; true for a missing value. */
  NOT_EQUALS("notEquals"),
  /** Contains one of the texts, upper and lower case alike. */
  CONTAINS("contains"),
  /** Contains none of the texts. */
  NOT_CONTAINS("notContains"),
  /** Starts with one of the texts, upper and lower case alike. */
  STARTS_WITH("startsWith"),
  /** Equals one of the values. */
  IN("in"),
  /** Equals none of the values; true for a missing value. */
  NOT_IN("notIn"),
  /** Is greater than the number. */
  GREATER("gt"),
  /** Is the number or greater. */
  GREATER_OR_EQUAL("gte"),
  /** Is less than the number. */
  LESS("lt"),
  /** Is the number or less. */
  LESS_OR_EQUAL("lte"),
  /** Has a value. */
  SET("set"),
  /** Has no value. */
  NOT_SET("notSet");

  private final String id;

  Operator(String id) {
    this.id = id;
  }

  /** The name in requests. */
  public String id() {
    return id;
  }

  /** The operator of that name. */
  public static Optional<Operator> find(String id) {
    return Arrays.stream(values()).filter(operator -> operator.id.equals(id)).findFirst();
  }
}
