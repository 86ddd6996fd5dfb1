package dev.callsight.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What one unit of a currency is worth from a date on, until the next rate of that currency.
 *
 * @param currency ISO 4217 code
 * @param date the first day, in UTC, that it holds for
 * @param rate units of the reporting currency for one unit; above 0, at most a billion, at most
 *     nine decimal places
 */
public record ExchangeRate(String currency, LocalDate date, BigDecimal rate)
    implements Comparable<ExchangeRate> {
  /** The most decimal places of a rate. */
  public static final int PLACES = 9;

  /** The largest rate. */
  public static final BigDecimal LARGEST = BigDecimal.valueOf(999_999_999);

  /** The first date of a rate. */
  public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  /** The last date of a rate. */
  public static final LocalDate LATEST = LocalDate.of(9999, 12, 30);

  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
  private static final Comparator<ExchangeRate> ORDER =
      Comparator.comparing(ExchangeRate::currency).thenComparing(ExchangeRate::date);

  public ExchangeRate {
    Objects.requireNonNull(date, "date");
    if (!CODE.matcher(currency).matches()) {
      throw new IllegalArgumentException("currency \"" + currency + "\" is no code");
    }
    if (rate.signum() <= 0 || rate.compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException("rate of " + currency + " is " + rate);
    }
    rate = rate.stripTrailingZeros();
    if (rate.scale() > PLACES) {
      throw new IllegalArgumentException("rate of " + currency + " has too many places: " + rate);
    }
    if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
      throw new IllegalArgumentException("rate of " + currency + " on " + date);
    }
  }

  /** By currency, then by date. */
  @Override
  public int compareTo(ExchangeRate other) {
    return ORDER.compare(this, other);
  }
}
