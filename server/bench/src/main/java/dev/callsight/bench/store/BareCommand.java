package dev.callsight.bench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The same calls in bare DuckDB, without rollups and without a server: how long reading the file
 * takes there, and good SQL for the questions of a load run. Writes a CSV for PostgreSQL, too.
 */
@Command(
    name = "bare",
    mixinStandardHelpOptions = true,
    description = "Read generated calls into bare DuckDB, ask it, and write a CSV for PostgreSQL.")
public final class BareCommand implements Callable<Integer> {
  private static final int ROUNDS = 15;

  /** Questions by name; %s is the expression for a day. */
  private static final Map<String, String> QUESTIONS =
      new TreeMap<>(
          Map.of(
              "totals of 28 days",
              "SELECT count(*), count(*) FILTER (WHERE successful), sum(duration_seconds), sum(cost) FROM calls WHERE started_at >= (SELECT max(started_at) FROM calls) - INTERVAL '28 days'",
              "daily over a year",
              "SELECT date_trunc('day', started_at) AS day, count(*), sum(duration_seconds) FROM calls GROUP BY 1 ORDER BY 1",
              "by assistant over a year",
              "SELECT assistant_id, count(*), count(*) FILTER (WHERE successful) FROM calls GROUP BY 1",
              "two filters, daily over a year",
              "SELECT date_trunc('day', started_at) AS day, count(*), sum(cost) FROM calls WHERE city = 'Lisboa' AND assistant_id = 'asst_03' GROUP BY 1 ORDER BY 1"));

  @Parameters(paramLabel = "FOLDER", description = "Folder of `generate`.")
  private Path folder = Path.of(".");

  @Option(names = "--database", description = "File to make. Default: FOLDER/bare.duckdb.")
  private Path database = Path.of("");

  @Option(names = "--csv", description = "Also write FOLDER/calls.csv for PostgreSQL.")
  private boolean csv;

  @Override
  public Integer call() throws IOException, SQLException {
    Path file = database.toString().isEmpty() ? folder.resolve("bare.duckdb") : database;
    Files.deleteIfExists(file);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      read(statement);
      for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
        ask(statement, question.getKey(), question.getValue());
      }
      if (csv) {
        statement.execute(
            "COPY calls TO '" + folder.resolve("calls.csv") + "' (HEADER false, DELIMITER ',')");
      }
    }
    return 0;
  }

  private void read(Statement statement) throws SQLException {
    long begun = System.nanoTime();
    statement.execute(
        """
        CREATE TABLE calls AS
        SELECT id, CAST("startedAt" AS TIMESTAMP) AS started_at,
          CAST("durationSeconds" AS DECIMAL(18,3)) AS duration_seconds, direction, status, outcome,
          successful, "handledBy" AS handled_by, transferred, "assistantId" AS assistant_id,
          "campaignId" AS campaign_id, country, region, city, CAST(cost AS DECIMAL(18,6)) AS cost
        FROM read_json('%s', format = 'newline_delimited')
        """
            .formatted(folder.resolve("calls.ndjson")));
    long rows;
    try (ResultSet count = statement.executeQuery("SELECT count(*) FROM calls")) {
      count.next();
      rows = count.getLong(1);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    tell("read_json of %,d calls".formatted(rows), rows / seconds, "rows/s");
  }

  private static void ask(Statement statement, String name, String text) throws SQLException {
    double[] times = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      try (ResultSet result = statement.executeQuery(text)) {
        while (result.next()) {
          result.getObject(1);
        }
      }
      times[round] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(times);
    tell(name + ", p50", times[ROUNDS / 2], "ms");
  }

  private static void tell(String name, double value, String unit) {
    System.out.printf(Locale.ROOT, "| bare DuckDB: %s | %,.2f %s |%n", name, value, unit);
  }
}
