package dev.callsight.engine.clickhouse;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names as they stand in a statement. Tables begin with what no question may name. */
final class Names {
  static final String FACTS = "facts_";
  static final String LOG = "log_";
  static final String ROLLUP = "rollup_";
  static final String ROLLUP_LOG = "rolluplog_";
  static final String COMMITS = "store_commits";
  static final String RATES = "store_rates";
  static final String IDS = "work_ids";
  static final String LEADS = "work_leads";
  static final String ATTRIBUTED = "work_attributed";
  static final String CONTACTED = "work_contacted";
  static final String SCHEMA = "store_schema";

  private Names() {}

  /** The name in double quotes; a quote inside is doubled. */
  static String quote(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\"\"") + '"';
  }

  /** A text in single quotes. */
  static String literal(String text) {
    return '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
  }

  /** Every item rendered, with commas between. */
  static <T> String list(Collection<T> items, Function<T, String> render) {
    return items.stream().map(render).collect(Collectors.joining(", "));
  }
}
