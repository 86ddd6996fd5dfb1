package dev.callsight.app.dashboard;

import dev.callsight.app.state.StateDocument;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A dashboard as clients get it.
 *
 * @param sharing {@code private}, {@code read} or {@code edit}
 * @param mayEdit whether the one who asks may change it
 * @param own whether the one who asks made it
 * @param changedBy who changed it last
 * @param version what a change names, so that it overwrites no one else's
 */
record DashboardView(
    String id,
    String name,
    String description,
    String sharing,
    boolean mayEdit,
    boolean own,
    JsonNode timeRange,
    JsonNode comparison,
    JsonNode filters,
    JsonNode widgets,
    StateDocument.Author author,
    StateDocument.Author changedBy,
    long version,
    Instant createdAt,
    Instant updatedAt) {
  static DashboardView of(KeptDashboard kept, boolean mayEdit, boolean own) {
    JsonNode content = kept.dashboard().content();
    StateDocument document = kept.document();
    return new DashboardView(
        document.id(),
        kept.dashboard().name(),
        content.path("description").asString(""),
        kept.dashboard().sharing().id(),
        mayEdit,
        own,
        content.path("timeRange"),
        content.path("comparison"),
        content.path("filters"),
        content.path("widgets"),
        document.author(),
        document.changedBy(),
        document.version(),
        document.createdAt(),
        document.updatedAt());
  }

  /** Dashboards that the one who asks may see. */
  record Listing(List<Entry> dashboards) {}

  /** A dashboard in a list. */
  record Entry(
      String id,
      String name,
      String description,
      String sharing,
      boolean mayEdit,
      boolean own,
      int widgets,
      StateDocument.Author author,
      StateDocument.Author changedBy,
      long version,
      Instant updatedAt) {
    static Entry of(DashboardView view) {
      return new Entry(
          view.id(),
          view.name(),
          view.description(),
          view.sharing(),
          view.mayEdit(),
          view.own(),
          view.widgets().size(),
          view.author(),
          view.changedBy(),
          view.version(),
          view.updatedAt());
    }
  }
}
