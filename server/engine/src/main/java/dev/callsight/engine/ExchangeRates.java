package dev.callsight.engine;

import java.util.List;

/**
 * The dated rates by which amounts in other currencies are converted.
 *
 * @param list by currency and date, each pair once
 */
public record ExchangeRates(List<ExchangeRate> list) {

  public ExchangeRates {
    list = list.stream().sorted().toList();
    for (int i = 1; i < list.size(); i++) {
      ExchangeRate rate = list.get(i);
      if (list.get(i - 1).compareTo(rate) == 0) {
        throw new IllegalArgumentException(
            "two rates of " + rate.currency() + " on " + rate.date());
      }
    }
  }

  /** No rates: amounts in other currencies are left out. */
  public static ExchangeRates none() {
    return new ExchangeRates(List.of());
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return list.isEmpty();
  }
}
