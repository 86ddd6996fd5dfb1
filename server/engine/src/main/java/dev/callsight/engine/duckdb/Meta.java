package dev.callsight.engine.duckdb;

import dev.callsight.engine.ExchangeRates;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What an organization's file says of itself.
 *
 * @param version the data version
 * @param updated when the facts last changed, or null
 * @param grain width of its rollup buckets
 * @param currency its reporting currency
 * @param rates those by which amounts in others are converted
 * @param layout the signature of the layout its tables follow, see {@link Layout#signature}
 */
record Meta(
    long version,
    @Nullable Instant updated,
    Duration grain,
    Currency currency,
    ExchangeRates rates,
    String layout) {}
