package dev.callsight.engine.duckdb;

import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those statements run that read the organization's own tables. Statements come from our
 * own renderer and never do else; this is the second wall, for the day the first has a hole.
 *
 * <p>Looks at the syntax tree that DuckDB's own parser makes, not at the text: a single SELECT;
 * every table unqualified and known, or named in the statement itself; no table function but
 * series; no function that tells of the database around.
 */
final class StatementGuard {
  private static final int REMEMBERED = 2_000;
  private static final Set<String> TABLE_FUNCTIONS =
      Set.of("range", "generate_series", "unnest", "json_each");
  private static final Set<String> FORBIDDEN_FUNCTIONS =
      Set.of(
          "query",
          "query_table",
          "getvariable",
          "getenv",
          "nextval",
          "currval",
          "current_setting",
          "current_database",
          "current_catalog",
          "current_schema",
          "current_schemas",
          "current_query",
          "current_user",
          "in_search_path",
          "txid_current",
          "version",
          "write_log");

  private static final List<String> FORBIDDEN_PREFIXES =
      List.of("duckdb_", "pragma_", "pg_", "read_", "sniff_", "parquet_", "has_", "inet_");

  private static final String NODES =
      """
      SELECT value->>'$.type', value->>'$.catalog_name', value->>'$.schema_name',
        value->>'$.table_name', value->>'$.function_name', value->>'$.key', value->>'$.error_message',
        value->>'$.function.function_name'
      FROM json_tree(CAST(json_serialize_sql(?) AS JSON)) WHERE json_tree.type = 'OBJECT'\
      """;

  private static final Pattern UNUSUAL = Pattern.compile("--|/\\*|\\$|\\\\|\\b[eExXbBuU]&?'");

  /** A quoted name, kept, or a literal. */
  private static final Pattern LITERAL = Pattern.compile("(\"[^\"]*\")|'[^']*'");

  private final Set<String> tables;
  private final Set<String> passed = ConcurrentHashMap.newKeySet();

  StatementGuard(Set<String> tables) {
    this.tables = Set.copyOf(tables);
  }

  /**
   * Passes a statement that reads nothing but the organization's tables.
   *
   * @throws StoreException otherwise
   */
  void check(Session session, String text) throws SQLException {
    if (passed.contains(text)) {
      return;
    }
    String shape = shape(text);
    if (!passed.contains(shape)) {
      inspect(session, text);
    }
    if (passed.size() >= REMEMBERED) {
      passed.clear();
    }
    passed.add(shape);
    passed.add(text);
  }

  /**
   * The text without the contents of its literals, which decide nothing here; the text itself where
   * telling a literal apart would take a parser.
   */
  static String shape(String text) {
    return UNUSUAL.matcher(text).find()
        ? text
        : LITERAL.matcher(text).replaceAll(StatementGuard::withoutContent);
  }

  private static String withoutContent(MatchResult found) {
    return found.group(1) == null ? "''" : Matcher.quoteReplacement(found.group(1));
  }

  private void inspect(Session session, String text) throws SQLException {
    Set<String> read = new HashSet<>();
    Set<String> named = new HashSet<>(tables);
    PreparedStatement statement = session.prepare(NODES);
    statement.setString(1, text);
    try (ResultSet nodes = statement.executeQuery()) {
      while (nodes.next()) {
        inspect(nodes, read, named);
      }
    }
    read.removeAll(named);
    if (!read.isEmpty()) {
      throw refused("it reads " + read);
    }
  }

  private static void inspect(ResultSet node, Set<String> read, Set<String> named)
      throws SQLException {
    String error = node.getString(7);
    if (error != null) {
      throw refused(error);
    }
    addIfPresent(named, node.getString(6));
    String function = node.getString(5);
    String type = String.valueOf(node.getString(1));
    switch (type) {
      case "BASE_TABLE" -> inspectTable(node, read);
      case "SHOW_REF", "PIVOT" -> throw refused("it has a " + type);
      case "TABLE_FUNCTION" -> inspectTableFunction(node.getString(8));
      case "FUNCTION" -> inspectFunction(function);
      default -> {
        // Joins, subqueries, expressions: what matters inside is a node of its own.
      }
    }
  }

  private static void inspectTable(ResultSet node, Set<String> read) throws SQLException {
    String catalog = node.getString(2);
    String schema = node.getString(3);
    if (!isEmpty(catalog) || !isEmpty(schema)) {
      throw refused("it names a catalog or schema");
    }
    addIfPresent(read, node.getString(4));
  }

  private static void inspectTableFunction(@Nullable String function) {
    if (function == null || !TABLE_FUNCTIONS.contains(function.toLowerCase(Locale.ROOT))) {
      throw refused("it reads from " + function);
    }
  }

  private static void inspectFunction(@Nullable String function) {
    String name = String.valueOf(function).toLowerCase(Locale.ROOT);
    boolean tellsOrReads =
        FORBIDDEN_FUNCTIONS.contains(name)
            || FORBIDDEN_PREFIXES.stream().anyMatch(name::startsWith);
    if (tellsOrReads) {
      throw refused("it calls " + name);
    }
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static void addIfPresent(Set<String> names, @Nullable String name) {
    if (!isEmpty(name)) {
      names.add(String.valueOf(name));
    }
  }

  private static StoreException refused(String reason) {
    return new StoreException(Kind.INTERNAL, "statement refused: " + reason, null);
  }
}
