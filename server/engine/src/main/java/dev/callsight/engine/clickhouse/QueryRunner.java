package dev.callsight.engine.clickhouse;

import dev.callsight.core.catalog.Rollup;
import dev.callsight.core.sql.Sql;
import dev.callsight.core.table.Table;
import dev.callsight.engine.QueryLoad;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.UnknownOrganizationException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs statements inside one organization. The tables they name do not exist: each is given in
 * front as a subquery that reads the organization's committed rows and nothing else. A name that is
 * not given so is unknown to ClickHouse; so what is forgotten fails.
 */
final class QueryRunner {
  private static final String CEILING = "callsight_ceiling";
  private static final String ORGANIZATION = "callsight_organization";
  private static final Pattern WITH = Pattern.compile("\\A\\s*with\\s", Pattern.CASE_INSENSITIVE);

  /** A question changes nothing, and what is missing in it is missing as in the standard. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "readonly", "1",
          "aggregate_functions_null_for_empty", "1",
          // For when this process dies: what lives ends its statements itself.
          "cancel_http_readonly_queries_on_client_close", "1");

  private final Database database;
  private final Commits commits;
  private final Statements statements = new Statements();
  private final long memory;
  private final Consumer<String> guard;
  private final Map<String, String> sources = new LinkedHashMap<>();

  /**
   * Runs statements.
   *
   * @param memory bytes that one may hold on a server; 0 for what the server allows
   */
  QueryRunner(Database database, Layout layout, Commits commits, long memory) {
    this(database, layout, commits, memory, StatementGuard::new);
  }

  QueryRunner(
      Database database,
      Layout layout,
      Commits commits,
      long memory,
      Function<Set<String>, Consumer<String>> guarding) {
    this.database = database;
    this.commits = commits;
    this.memory = memory;
    for (FactTable table : layout.facts()) {
      sources.put(table.id(), committed(table.columnList(), table.facts(), ""));
    }
    for (RollupTable table : layout.rollups()) {
      for (Rollup rollup : table.rollups()) {
        sources.put(
            rollup.id(),
            committed(
                "bucket, " + table.fieldList() + table.leafList(),
                table.table(),
                " AND rollup = " + Names.literal(rollup.id())));
      }
    }
    if (layout.contains("subscriptions")) {
      sources.put(RecurringRevenueChanges.NAME, RecurringRevenueChanges.SELECT);
    }
    this.guard = guarding.apply(sources.keySet());
  }

  private String committed(String columns, String table, String more) {
    return "SELECT %s FROM %s FINAL PREWHERE revision < %s WHERE organization = {%s:String}%s"
        .formatted(columns, database.table(table), CEILING, ORGANIZATION, more);
  }

  QueryLoad load() {
    return statements.load();
  }

  void close() {
    statements.close();
  }

  Table run(String organization, Sql sql, Duration timeout) {
    guard.accept(sql.text());
    Map<String, String> needed = needed(sql.text());
    if (needed.isEmpty() && commits.read(organization).committed() == null) {
      throw new UnknownOrganizationException(organization);
    }
    Parameters parameters = new Parameters();
    String text = inside(parameters.named(sql), needed);
    parameters.with(ORGANIZATION, organization);
    Map<String, String> settings = new LinkedHashMap<>(SETTINGS);
    settings.put(
        "max_execution_time", String.format(Locale.ROOT, "%.3f", timeout.toMillis() / 1000.0));
    if (memory > 0) {
      settings.put("max_memory_usage", Long.toString(memory));
    }
    try {
      return statements.run(database.node(organization), text, parameters, timeout, settings);
    } catch (StoreException e) {
      if (Failures.isUnknownOrganization(e)) {
        throw new UnknownOrganizationException(organization);
      }
      throw e;
    }
  }

  /** The statement with all it reads given in front. */
  private String inside(String text, Map<String, String> needed) {
    StringBuilder given = new StringBuilder();
    given.append(
        "WITH (SELECT 2 * (max(version) + throwIf(count() = 0) + 1) FROM %s WHERE organization = {%s:String} AND stage = 'committed') AS %s"
            .formatted(database.table(Names.COMMITS), ORGANIZATION, CEILING));
    needed.forEach((name, source) ->
        given.append(",\n").append(Names.quote(name)).append(" AS (").append(source).append(")"));
    String rest = WITH.matcher(text).replaceFirst(", ");
    return given + (rest.equals(text) ? "\n" + text : "\n" + rest);
  }

  /** The sources that a statement names, in an order in which each follows those it reads. */
  private Map<String, String> needed(String text) {
    Map<String, String> needed =
        sources.entrySet().stream()
            .filter(source -> isNamed(text, source.getKey()))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
    if (needed.containsKey(RecurringRevenueChanges.NAME) && !needed.containsKey("subscriptions")) {
      String changes = String.valueOf(needed.remove(RecurringRevenueChanges.NAME));
      needed.put("subscriptions", String.valueOf(sources.get("subscriptions")));
      needed.put(RecurringRevenueChanges.NAME, changes);
    }
    return needed;
  }

  private static boolean isNamed(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      boolean starts = at == 0 || !isPart(text.charAt(at - 1));
      int end = at + name.length();
      boolean ends = end == text.length() || !isPart(text.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(char character) {
    return Character.isLetterOrDigit(character) || character == '_';
  }
}
