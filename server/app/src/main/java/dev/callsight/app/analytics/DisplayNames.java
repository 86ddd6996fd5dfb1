package dev.callsight.app.analytics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.table.Table;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The names people know things by, for values that are ids; kept for as long as nothing is written.
 */
@Component
class DisplayNames {
  private static final int MOST = 10_000;

  /** Ids of all organizations whose names are kept. */
  private static final int MOST_KNOWN = 200_000;

  private final QueryRunner runner;
  private final SqlRenderer renderer;
  private final Cache<Wanted, Map<String, String>> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KNOWN)
          .weigher((Wanted wanted, Map<String, String> names) -> 1 + wanted.ids().size())
          .expireAfterAccess(Duration.ofMinutes(10))
          .build();

  DisplayNames(QueryRunner runner, SqlRenderer renderer) {
    this.runner = runner;
    this.renderer = renderer;
  }

  private record Wanted(String organization, long version, String entity, List<String> ids) {}

  /** Name by id, of those ids that have one. */
  Map<String, String> of(Asked asked, String entity, Collection<@Nullable Object> ids) {
    List<String> wanted =
        ids.stream()
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .distinct()
            .sorted()
            .limit(MOST)
            .toList();
    if (wanted.isEmpty() || Long.valueOf(0).equals(asked.status().rows().get(entity))) {
      return Map.of();
    }
    Wanted key = new Wanted(asked.organization().id(), asked.status().version(), entity, wanted);
    Map<String, String> names = known.getIfPresent(key);
    if (names == null) {
      names = read(asked, entity, wanted);
      known.put(key, names);
    }
    return names;
  }

  private Map<String, String> read(Asked asked, String entity, List<String> wanted) {
    Table table = runner.run(asked, renderer.names(entity, wanted));
    Map<String, String> names = new LinkedHashMap<>();
    for (List<@Nullable Object> row : table.rows()) {
      names.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
    }
    return Collections.unmodifiableMap(names);
  }
}
