package dev.callsight.app.analytics;

import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.table.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names people know things by, for values that are ids. */
@Component
class DisplayNames {
  private static final int MOST = 10_000;

  private final QueryRunner runner;
  private final SqlRenderer renderer;

  DisplayNames(QueryRunner runner, SqlRenderer renderer) {
    this.runner = runner;
    this.renderer = renderer;
  }

  /** Name by id, of those ids that have one. */
  Map<String, String> of(Asked asked, String entity, Collection<@Nullable Object> ids) {
    List<String> wanted =
        ids.stream().filter(Objects::nonNull).map(String::valueOf).distinct().limit(MOST).toList();
    if (wanted.isEmpty() || Long.valueOf(0).equals(asked.status().rows().get(entity))) {
      return Map.of();
    }
    Table table = runner.run(asked, renderer.names(entity, wanted));
    Map<String, String> names = new LinkedHashMap<>();
    for (List<@Nullable Object> row : table.rows()) {
      names.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
    }
    return names;
  }
}
