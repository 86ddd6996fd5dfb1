package dev.callsight.app.ingest;

import dev.callsight.app.http.ApiException;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The kinds of record that are taken. */
@Component
final class IngestEntities {
  private final Catalog catalog;

  IngestEntities(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The entity of that id.
   *
   * @throws ApiException {@code unknown_entity} with the names there are, the nearest first
   */
  Entity require(String id) {
    return catalog.entities().stream()
        .filter(entity -> entity.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id));
  }

  private ApiException unknown(String id) {
    List<String> names = catalog.entities().stream().map(Entity::id).toList();
    String known = Likeness.sorted(names, id).stream().limit(3).collect(Collectors.joining(", "));
    String shown = id.length() > 60 ? id.substring(0, 60) + "…" : id;
    return new ApiException(
        IngestError.UNKNOWN_ENTITY,
        "No records are called \"" + shown + "\"; the nearest names are " + known + ".");
  }
}
