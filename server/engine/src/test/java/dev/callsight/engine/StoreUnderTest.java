package dev.callsight.engine;

import static dev.callsight.engine.Records.row;

import dev.callsight.core.sql.Sql;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The store a contract speaks of, in which each test finds an empty organization of its own. */
interface StoreUnderTest {
  FactsSettings LISBON = new FactsSettings(ZoneId.of("Europe/Lisbon"), Currency.getInstance("EUR"));

  Facts facts();

  /** The organization of this test, open with the settings of {@link #LISBON}. */
  String organization();

  /** Closes the store and starts it again over what it has kept. */
  void restart();

  default WriteResult write(RecordBatch... batches) {
    return facts().write(organization(), Arrays.asList(batches));
  }

  default List<List<Object>> ask(String text, Object... parameters) {
    return facts()
        .run(organization(), new Sql(text, Arrays.asList(parameters)), Duration.ofMinutes(1))
        .rows();
  }

  static Map<String, Object> call(String id, String startedAt, Object... more) {
    Map<String, Object> row = row(more);
    row.put("id", id);
    row.put("startedAt", startedAt);
    row.putIfAbsent("durationSeconds", 60);
    return row;
  }

  /** A payment of the first of January 2026. */
  static Map<String, Object> payment(String id, int amount, @Nullable String currency) {
    Map<String, Object> row =
        row("id", id, "paidAt", "2026-01-01T00:00:00Z", "amount", amount, "kind", "one_time");
    if (currency != null) {
      row.put("currency", currency);
    }
    return row;
  }
}
