package dev.callsight.app.ingest.reader;

import dev.callsight.core.catalog.Field;
import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** A code of a standard list, upper-cased: a country or a currency. */
final class CodeColumn extends Column {
  /** XK (Kosovo) is not in ISO 3166 but in use everywhere it is needed. */
  private static final Map<String, String> COUNTRIES = byItself(countries());

  private static final Map<String, String> CURRENCIES = byItself(currencies());

  private final Map<String, String> codes;
  private final String expected;
  private final int codeLength;

  private CodeColumn(Field field, int position, Map<String, String> codes, String expected) {
    super(field, position);
    this.codes = codes;
    this.expected = expected;
    this.codeLength = field.maximumLength();
  }

  /** The column of a field that holds such codes by its name; null for any other field. */
  static @Nullable CodeColumn find(Field field, int position) {
    return switch (field.name()) {
      case "country" ->
          new CodeColumn(
              field, position, COUNTRIES, "a two-letter ISO 3166 country code such as DE or GB");
      case "currency" ->
          new CodeColumn(field, position, CURRENCIES, "an ISO 4217 currency code such as EUR");
      default -> null;
    };
  }

  @Override
  String expected() {
    return expected;
  }

  @Override
  boolean takes(JsonToken token) {
    return token == JsonToken.VALUE_STRING;
  }

  @Override
  void read(char[] text, int offset, int length, Rows rows) {
    @Nullable String code = length == codeLength ? find(text, offset, length, rows) : null;
    if (code == null) {
      refuse(text, offset, length, rows);
    } else {
      rows.text(this, code);
    }
  }

  private @Nullable String find(char[] text, int offset, int length, Rows rows) {
    // The cache spares a new text for each row; the list is asked for the object it holds itself.
    String written = rows.cached(position, text, offset, length);
    String code = codes.get(written);
    return code == null ? codes.get(written.toUpperCase(Locale.ROOT)) : code;
  }

  private static Set<String> countries() {
    Set<String> countries = new HashSet<>(Set.of(Locale.getISOCountries()));
    countries.add("XK");
    return countries;
  }

  private static Set<String> currencies() {
    return Currency.getAvailableCurrencies().stream()
        .map(Currency::getCurrencyCode)
        .collect(Collectors.toSet());
  }

  private static Map<String, String> byItself(Set<String> codes) {
    return codes.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), code -> code));
  }
}
