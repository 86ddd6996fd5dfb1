package dev.callsight.core.catalog;

import java.util.Locale;

/** Which way a metric should move. */
public enum Good {
  /** More is better. */
  UP,
  /** Less is better. */
  DOWN,
  /** Neither is. */
  NEITHER;

  /** The name in answers: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
