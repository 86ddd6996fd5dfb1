package dev.callsight.engine.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.DataStreamWriter;
import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import dev.callsight.core.table.Table;
import dev.callsight.engine.StoreException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The way to one shard. Safe for many threads. */
final class Node implements AutoCloseable {
  private static final int CONNECTIONS = 64;
  private static final Duration LONGEST_STATEMENT = Duration.ofHours(1);

  /** Under these a missing value stays missing, and a statement is done when it says so. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("join_use_nulls", "1"),
          Map.entry("async_insert", "0"),
          Map.entry("wait_end_of_query", "1"),
          Map.entry("insert_null_as_default", "0"),
          Map.entry("session_timezone", "UTC"),
          Map.entry("use_skip_indexes_if_final", "1"),
          Map.entry("use_skip_indexes_if_final_exact_mode", "1"),
          Map.entry("apply_prewhere_after_final", "0"),
          Map.entry("cast_keep_nullable", "1"),
          Map.entry("prefer_column_name_to_alias", "1"),
          Map.entry("enable_extended_results_for_datetime_functions", "1"),
          Map.entry("least_greatest_legacy_null_behavior", "0"));

  /** Replicas agree on a write before it counts, and read nothing older than what was agreed on. */
  private static final Map<String, String> REPLICATED =
      Map.of(
          "insert_quorum", "auto",
          "insert_quorum_parallel", "0",
          // A replica that is lost meanwhile is known to be so within half a minute.
          "insert_quorum_timeout", "60000",
          "select_sequential_consistency", "1",
          "mutations_sync", "2");

  private final String address;
  private final Client client;

  /** Ends statements, when those that shall be ended have taken every connection. */
  private final Client aside;

  /** Of inserts, where replicas must agree on them. */
  private final @Nullable Turns turns;

  Node(String address, ClickHouseSettings settings) {
    this.address = address;
    this.client = client(address, settings, CONNECTIONS);
    this.aside = client(address, settings, 2);
    this.turns = settings.cluster() == null ? null : new Turns();
  }

  private static Client client(String address, ClickHouseSettings settings, int connections) {
    Client.Builder builder =
        new Client.Builder()
            .addEndpoint(address)
            .setUsername(settings.user())
            .setPassword(settings.password())
            .setDefaultDatabase("default")
            .setClientName("callsight")
            .setMaxConnections(connections)
            .setConnectTimeout(5, ChronoUnit.SECONDS)
            .setConnectionRequestTimeout(30, ChronoUnit.SECONDS)
            .setSocketTimeout(LONGEST_STATEMENT.toSeconds(), ChronoUnit.SECONDS)
            // Whoever repeats a write here must know whether it may have happened.
            .setMaxRetries(0)
            .useServerTimeZone(false)
            .useTimeZone("UTC")
            .useHttpFormDataForQuery(true)
            .compressServerResponse(true)
            .compressClientRequest(true);
    SETTINGS.forEach(builder::serverSetting);
    if (settings.cluster() != null) {
      REPLICATED.forEach(builder::serverSetting);
    }
    return builder.build();
  }

  String address() {
    return address;
  }

  /** Runs a statement that answers nothing. */
  void execute(String doing, String text, Parameters parameters) {
    if (turns == null) {
      execute(client, doing, text, parameters);
    } else {
      turns.run(text, () -> execute(client, doing, text, parameters));
    }
  }

  @SuppressWarnings("try") // The client's close() is declared to throw anything.
  private static void execute(Client by, String doing, String text, Parameters parameters) {
    try (QueryResponse _ = await(by.query(text, parameters.values(), new QuerySettings()))) {
      // It has ended: what it answers waits for its end.
    } catch (Exception e) {
      throw Failures.of(doing, e);
    }
  }

  /** Runs a statement of this engine and returns all its rows. */
  Table query(String doing, String text, Parameters parameters) {
    String id = UUID.randomUUID().toString();
    return query(doing, text, parameters, id, LONGEST_STATEMENT, Map.of());
  }

  /** Runs a statement under an id of its own and more settings, and returns all its rows. */
  @SuppressWarnings("try")
  Table query(
      String doing,
      String text,
      Parameters parameters,
      String id,
      Duration timeout,
      Map<String, String> settings) {
    QuerySettings query =
        new QuerySettings().setFormat(ClickHouseFormat.RowBinaryWithNamesAndTypes);
    settings.forEach(query::serverSetting);
    query.setQueryId(id);
    query.setNetworkTimeout(timeout.toMillis() + 5_000, ChronoUnit.MILLIS);
    try (QueryResponse response = await(client.query(text, parameters.values(), query))) {
      try (ClickHouseBinaryFormatReader reader = client.newBinaryFormatReader(response)) {
        return TableReader.read(reader);
      }
    } catch (StoreException e) {
      throw e;
    } catch (Exception e) {
      throw Failures.of(doing, e);
    }
  }

  /** Ends the statement of an id, if it runs; it may take a moment to hear it. */
  void kill(String id) {
    execute(
        aside,
        "end a statement",
        "KILL QUERY WHERE query_id = " + Names.literal(id) + " ASYNC",
        new Parameters());
  }

  /** Closes the connection on which the statement of an id was asked, if it is still open. */
  void hangUp(String id) {
    client.cancelTransportRequest(id);
  }

  /** Inserts rows; returns when they are durable. */
  void insert(String doing, String table, List<String> columns, DataStreamWriter rows) {
    InsertSettings settings = new InsertSettings();
    if (turns == null) {
      insert(doing, table, columns, rows, settings);
      return;
    }
    // Of the same rows under the same token only those are taken that are not there.
    settings.serverSetting("insert_deduplication_token", UUID.randomUUID().toString());
    turns.insert(table, () -> insert(doing, table, columns, rows, settings));
  }

  private void insert(
      String doing,
      String table,
      List<String> columns,
      DataStreamWriter rows,
      InsertSettings settings) {
    try (InsertResponse _ =
        await(client.insert(table, columns, rows, ClickHouseFormat.RowBinary, settings))) {
      // What it says besides is of no use here.
    } catch (Exception e) {
      throw Failures.of(doing, e);
    }
  }

  private static <T> T await(CompletableFuture<T> future) throws Exception {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @Override
  public void close() {
    client.close();
    aside.close();
  }
}
