package dev.callsight.app.demo.company;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a deal is going to go.
 *
 * @param entries the stages it reaches, in order
 * @param closedAt when it is decided, null when nobody ever decides
 * @param amount in the company's currency
 */
record DealPlan(
    String id,
    LeadStory story,
    Person owner,
    ProductLine line,
    double amount,
    List<Entry> entries,
    @Nullable Instant closedAt,
    boolean won,
    Instant expectedCloseAt) {

  /** The deal enters a stage. */
  record Entry(DealStage stage, Instant at) {}

  DealPlan {
    entries = List.copyOf(entries);
  }

  Instant createdAt() {
    return entries.getFirst().at();
  }

  /** The last stage entered by then. */
  Entry entryAt(Instant at) {
    return entries.reversed().stream()
        .filter(entry -> !entry.at().isAfter(at))
        .findFirst()
        .orElseGet(entries::getFirst);
  }
}
