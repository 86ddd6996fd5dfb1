package dev.callsight.app.facts;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.http.FieldErrors;
import dev.callsight.engine.ExchangeRate;
import dev.callsight.engine.ExchangeRates;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads rates as a client sends them; every complaint says which row and what was expected. */
final class RateReader {
  private static final int MOST = 50_000;
  private static final int LONGEST_NUMBER = 40;
  private static final String CSV_EXPECTED = "expected CSV with the header date,currency,rate";
  private static final int MOST_COMPLAINTS = 100;

  private final String reporting;
  private final FieldErrors errors = new FieldErrors();
  private int complaints;
  private final List<ExchangeRate> rates = new ArrayList<>();
  private final Set<List<Object>> seen = new HashSet<>();

  /** A reader of rates into a reporting currency. */
  RateReader(Currency reporting) {
    this.reporting = reporting.getCurrencyCode();
  }

  /** A list of {@code {date, currency, rate}}, or an object with such a list as {@code rates}. */
  ExchangeRates json(@Nullable JsonNode body) {
    JsonNode list = body != null && body.isObject() ? body.get("rates") : body;
    if (list == null || !list.isArray()) {
      throw malformed("expected a JSON list of {\"date\", \"currency\", \"rate\"}");
    }
    requireFew(list.size());
    for (int i = 0; i < list.size(); i++) {
      JsonNode row = list.get(i);
      add("/" + i, text(row, "date"), text(row, "currency"), text(row, "rate"));
    }
    return finish();
  }

  private static String text(JsonNode row, String name) {
    JsonNode value = row.get(name);
    if (value == null || value.isNull()) {
      return "";
    }
    return value.isNumber() ? value.decimalValue().toString() : value.asString("");
  }

  /** A header with the names date, currency and rate, in any order, then a row for each rate. */
  ExchangeRates csv(String body) {
    List<CsvRecord> rows;
    try {
      rows = CsvReader.builder().ofCsvRecord(body).stream().limit(MOST + 2L).toList();
    } catch (CsvParseException e) {
      throw malformed(CSV_EXPECTED + ": " + e.getMessage());
    }
    List<String> header =
        rows.isEmpty()
            ? List.of()
            : rows.getFirst().getFields().stream().map(String::strip).toList();
    if (!header.containsAll(List.of("date", "currency", "rate"))) {
      throw malformed(CSV_EXPECTED);
    }
    requireFew(rows.size() - 1);
    for (int i = 1; i < rows.size(); i++) {
      CsvRecord row = rows.get(i);
      add(
          "/" + (i - 1),
          row.getField(header.indexOf("date")).strip(),
          row.getField(header.indexOf("currency")).strip(),
          row.getField(header.indexOf("rate")).strip());
    }
    return finish();
  }

  private static ApiException malformed(String message) {
    return new ApiException(CommonError.MALFORMED_BODY, message).at("", message);
  }

  private static void requireFew(int size) {
    if (size > MOST) {
      throw ApiException.invalidField("", "may have at most " + MOST + " rates");
    }
  }

  private void add(String pointer, String date, String currency, String rate) {
    LocalDate day = date(pointer, date);
    boolean known = currency(pointer, currency);
    BigDecimal number = number(pointer, rate);
    if (day == null || !known || number == null) {
      return;
    }
    if (!seen.add(List.of(currency, day))) {
      complain(pointer, "is another rate of " + currency + " on " + day + "; expected one");
      return;
    }
    rates.add(new ExchangeRate(currency, day, number));
  }

  private @Nullable LocalDate date(String pointer, String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (!date.isBefore(ExchangeRate.EARLIEST) && !date.isAfter(ExchangeRate.LATEST)) {
        return date;
      }
    } catch (DateTimeException _) {
      // Told below, as a date out of bounds is.
    }
    complain(pointer + "/date", "must be a date such as 2026-01-31" + butIs(text));
    return null;
  }

  private boolean currency(String pointer, String text) {
    if (text.equals(reporting)) {
      complain(
          pointer + "/currency", "must not be " + reporting + ", the reporting currency itself");
      return false;
    }
    try {
      var _ = Currency.getInstance(text);
      return true;
    } catch (IllegalArgumentException _) {
      complain(pointer + "/currency", "must be an ISO 4217 code such as USD" + butIs(text));
      return false;
    }
  }

  private @Nullable BigDecimal number(String pointer, String text) {
    try {
      if (text.length() <= LONGEST_NUMBER) {
        BigDecimal number = new BigDecimal(text);
        boolean inside =
            number.signum() > 0
                && number.compareTo(ExchangeRate.LARGEST) <= 0
                && number.stripTrailingZeros().scale() <= ExchangeRate.PLACES;
        if (inside) {
          return number;
        }
      }
    } catch (NumberFormatException _) {
      // Told below, as a number out of bounds is.
    }
    complain(
        pointer + "/rate",
        "must be above 0, at most %s, with at most %d decimal places%s"
            .formatted(ExchangeRate.LARGEST, ExchangeRate.PLACES, butIs(text)));
    return null;
  }

  private static String butIs(String text) {
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return text.isEmpty() ? "" : ", but is \"" + shown + "\"";
  }

  private void complain(String pointer, String message) {
    complaints++;
    if (complaints <= MOST_COMPLAINTS) {
      errors.add(pointer, message);
    }
  }

  private ExchangeRates finish() {
    errors.refuseIfAny();
    return new ExchangeRates(rates);
  }
}
