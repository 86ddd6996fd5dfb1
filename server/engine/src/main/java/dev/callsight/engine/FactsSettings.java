package dev.callsight.engine;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;

/**
 * What a store must know of an organization to derive columns and rollups.
 *
 * @param zone decides the grain of rollups: fine enough that each local hour and day is a union of
 *     rollup buckets
 * @param currency the reporting currency; amounts in another one need a rate, see {@link
 *     FactStore#useRates}
 */
public record FactsSettings(ZoneId zone, Currency currency) {
  public FactsSettings {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(currency, "currency");
  }
}
