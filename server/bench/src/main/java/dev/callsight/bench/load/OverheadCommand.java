package dev.callsight.bench.load;

import dev.callsight.bench.load.Figure.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the product adds to its own SQL: times questions over HTTP, then the statements that their
 * receipts name in bare DuckDB on the same file.
 */
@Command(
    name = "overhead",
    mixinStandardHelpOptions = true,
    description = "Time questions over HTTP, and the SQL of their receipts in bare DuckDB.")
public final class OverheadCommand implements Callable<Integer> {

  private static final int WARM_UP = 300;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(names = "--last", description = "Last day of the record. Default: yesterday.")
  private LocalDate last = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  @Option(names = "--rounds", description = "Questions of each kind. Default: 100.")
  private int rounds = 100;

  @Option(names = "--result", description = "JSON file. Default: bench/results/overhead.json.")
  private Path result = ServerOptions.ROOT.resolve("bench/results/overhead.json");

  private final Report report = new Report();

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    List<Asked> asked = new ArrayList<>();
    try (ServerProcess process = options.start();
        Api api = new Api(process.address(), ServerOptions.ORGANIZATION)) {
      Questions questions = new Questions(ServerOptions.ORGANIZATION, last.minusDays(364), last);
      asked.add(ask(api, "by assistant over a year", questions::byAssistant));
      asked.add(ask(api, "daily of one assistant over a year", questions::dailyOfAssistant));
      asked.add(ask(api, "daily by two filters that no rollup has", questions::byTwoFilters));
    }
    askBare(asked);
    report.write(result);
    System.out.println('\n' + report.table());
    return 0;
  }

  private Asked ask(Api api, String name, IntFunction<Question> questions)
      throws IOException, InterruptedException {
    List<List<String>> statements = new ArrayList<>();
    for (int round = 0; round < WARM_UP; round++) {
      Question question = questions.apply(rounds + round);
      api.ask(question.path(), question.body());
    }
    long[] times = new long[rounds];
    for (int round = 0; round < rounds; round++) {
      Question question = questions.apply(round);
      long begun = System.nanoTime();
      api.ask(question.path(), question.body());
      times[round] = System.nanoTime() - begun;
    }
    for (int round = 0; round < rounds; round++) {
      statements.add(statements(api, questions.apply(round)));
    }
    return new Asked(name, new Latencies(times), statements);
  }

  private static List<String> statements(Api api, Question question)
      throws IOException, InterruptedException {
    String body = question.body().replaceFirst("^\\{", "{\"receipt\":true,");
    List<String> statements = new ArrayList<>();
    JsonMapper.shared()
        .readTree(api.ask(question.path(), body))
        .path("receipt")
        .path("sql")
        .forEach(statement -> statements.add(statement.asString()));
    if (statements.isEmpty()) {
      throw new IOException("The receipt names no SQL: " + body);
    }
    return statements;
  }

  private void askBare(List<Asked> asked) throws IOException, SQLException {
    Properties properties = new Properties();
    properties.setProperty("duckdb.read_only", "true");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file(), properties);
        Statement statement = connection.createStatement()) {
      for (Asked each : asked) {
        time(statement, each.statements()); // reads what the disk has
        Latencies bare = time(statement, each.statements());
        double product = each.product().percentile(50);
        report.add(Figure.of(each.name() + ", over HTTP, p50", product, "ms"));
        report.add(Figure.of("its SQL in bare DuckDB, p50", bare.percentile(50), "ms"));
        report.add(
            Figure.of(
                "the difference of both", product - bare.percentile(50), "ms", Target.atMost(3)));
      }
    }
  }

  private Path file() throws IOException {
    try (var files = Files.walk(options.data().resolve("facts"))) {
      return files
          .filter(
              file -> file.getFileName().toString().equals(ServerOptions.ORGANIZATION + ".duckdb"))
          .findFirst()
          .orElseThrow(() ->
              new IOException(options.data() + " has no file of " + ServerOptions.ORGANIZATION));
    }
  }

  private static Latencies time(Statement statement, List<List<String>> rounds)
      throws SQLException {
    long[] times = new long[rounds.size()];
    for (int round = 0; round < times.length; round++) {
      long begun = System.nanoTime();
      for (String text : rounds.get(round)) {
        read(statement, text);
      }
      times[round] = System.nanoTime() - begun;
    }
    return new Latencies(times);
  }

  private static void read(Statement statement, String text) throws SQLException {
    try (ResultSet rows = statement.executeQuery(text)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          rows.getObject(column);
        }
      }
    }
  }

  /**
   * @param product times over HTTP
   * @param statements of each round, as its receipt names them
   */
  private record Asked(String name, Latencies product, List<List<String>> statements) {}
}
