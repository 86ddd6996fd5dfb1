package dev.callsight.app.goal;

import dev.callsight.app.state.StateDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A goal as clients get it.
 *
 * @param metric id of the metric
 * @param label the metric's label
 * @param unit the metric's unit
 * @param decimals decimal places shown
 * @param good which way the metric should move
 * @param direction {@code at_least} or {@code at_most}
 * @param filters as they were sent
 * @param period as it was sent
 * @param progress how far it is reached now
 * @param version what a change names, so that it overwrites no one else's
 */
record GoalView(
    String id,
    String name,
    String metric,
    String label,
    String unit,
    int decimals,
    String good,
    BigDecimal target,
    String direction,
    JsonNode filters,
    JsonNode period,
    GoalProgress progress,
    StateDocument.Author author,
    long version,
    Instant createdAt,
    Instant updatedAt) {
  static GoalView of(KeptGoal kept, GoalProgress progress) {
    Goal goal = kept.goal();
    StateDocument document = kept.document();
    return new GoalView(
        document.id(),
        goal.name(),
        goal.metric().id(),
        goal.metric().label(),
        goal.metric().unit().id(),
        goal.metric().decimals(),
        goal.metric().good().id(),
        goal.target(),
        goal.direction().id(),
        kept.json().path("filters"),
        kept.json().path("period"),
        progress,
        document.author(),
        document.version(),
        document.createdAt(),
        document.updatedAt());
  }

  /** Goals of an organization. */
  record Listing(List<GoalView> goals) {}
}
