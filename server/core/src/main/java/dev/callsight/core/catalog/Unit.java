package dev.callsight.core.catalog;

import java.util.Locale;

/** What a metric's number counts. */
public enum Unit {
  /** Things. */
  COUNT(0),
  /** Hundredths of a whole, 0–100 for a share. */
  PERCENT(1),
  /** Minutes. */
  MINUTES(1),
  /** Seconds. */
  SECONDS(1),
  /** Days. */
  DAYS(1),
  /** Thousandths of a second. */
  MILLISECONDS(0),
  /** The organization's reporting currency. */
  CURRENCY(2),
  /** The reporting currency, a day. */
  CURRENCY_PER_DAY(2),
  /** Points of a bounded scale. */
  SCORE(1),
  /** A plain quotient. */
  RATIO(2),
  /** Things a minute. */
  PER_MINUTE(2);

  private final int decimals;

  Unit(int decimals) {
    this.decimals = decimals;
  }

  /** Decimal places shown unless a metric says otherwise. */
  public int decimals() {
    return decimals;
  }

  /** The name in answers: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
