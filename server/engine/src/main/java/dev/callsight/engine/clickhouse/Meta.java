package dev.callsight.engine.clickhouse;

import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.RollupChanges;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is committed of an organization, or about to be.
 *
 * @param version the data version
 * @param write names the write that made it
 * @param updated when the facts last changed, or null
 * @param grain width of its rollup buckets
 * @param currency its reporting currency
 * @param rates the version at which its rates were taken, 0 for none
 * @param ratesDigest tells whether other rates are the same
 * @param layout the signature of the layout its rollups follow
 * @param latest as in {@link FactsStatus}, in microseconds
 * @param rows as in {@link FactsStatus}
 */
record Meta(
    long version,
    String write,
    @Nullable Instant updated,
    Duration grain,
    Currency currency,
    long rates,
    String ratesDigest,
    String layout,
    Map<String, Long> latest,
    Map<String, Long> rows) {
  Meta {
    latest = Map.copyOf(latest);
    rows = Map.copyOf(rows);
  }

  FactsStatus status() {
    Map<String, Instant> instants = new HashMap<>();
    latest.forEach(
        (axis, micros) -> instants.put(axis, Instant.EPOCH.plus(micros, ChronoUnit.MICROS)));
    // Other nodes write as well, and do not say where.
    return new FactsStatus(version, grain, instants, rows, updated, RollupChanges.from(version));
  }

  /** What comes after it: the next version, made by another write. */
  Meta next(String byWrite, Instant now) {
    return new Meta(
        version + 1, byWrite, now, grain, currency, rates, ratesDigest, layout, latest, rows);
  }

  Meta with(Map<String, Long> otherLatest, Map<String, Long> otherRows) {
    return new Meta(
        version,
        write,
        updated,
        grain,
        currency,
        rates,
        ratesDigest,
        layout,
        otherLatest,
        otherRows);
  }

  Meta withRates(long otherRates, String digest) {
    return new Meta(
        version, write, updated, grain, currency, otherRates, digest, layout, latest, rows);
  }

  Meta withSettings(Duration otherGrain, Currency otherCurrency, String otherLayout) {
    return new Meta(
        version,
        write,
        updated,
        otherGrain,
        otherCurrency,
        rates,
        ratesDigest,
        otherLayout,
        latest,
        rows);
  }

  /** Revisions below this one are committed: a row's is twice its version, plus one if it stays. */
  long ceiling() {
    return 2 * (version + 1);
  }

  static String text(Map<String, Long> numbers) {
    StringBuilder text = new StringBuilder();
    numbers.forEach((name, number) -> text.append(name).append('=').append(number).append(';'));
    return text.toString();
  }

  static Map<String, Long> numbers(String text) {
    Map<String, Long> numbers = new HashMap<>();
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        numbers.put(part.substring(0, equals), Long.parseLong(part.substring(equals + 1)));
      }
    }
    return numbers;
  }
}
