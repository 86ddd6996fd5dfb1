package dev.callsight.app.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.callsight.app.state.StateDocument;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An alert as clients get it.
 *
 * @param rule as it was sent, without its channels
 * @param channels whom it tells
 * @param state the gravest of its groups
 * @param groups where each group stands; without grouping one whose group is null
 * @param evaluatedTo the end of the last bucket judged; null before the first
 * @param snoozedUntil until when nothing is told; null when it is not snoozed
 */
record AlertView(
    String id,
    String name,
    JsonNode rule,
    List<ChannelView> channels,
    String state,
    List<Group> groups,
    @Nullable Instant evaluatedTo,
    @Nullable Instant snoozedUntil,
    StateDocument.Author author,
    long version,
    Instant createdAt,
    Instant updatedAt) {
  /** Where a group stands. */
  record Group(@Nullable String group, String state) {}

  /**
   * A channel without its secrets.
   *
   * @param url of a chat only the host: the rest is a secret
   * @param secret shown when it was just made, and never again
   * @param problem why nothing can arrive there
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChannelView(
      String id,
      String type,
      @Nullable List<String> to,
      @Nullable String url,
      @Nullable String secret,
      @Nullable String problem) {}

  /** Alerts of an organization. */
  record Listing(List<AlertView> alerts) {}

  /** What an alert went through, newest first. */
  record History(List<AlertEvent> events, @Nullable String next) {}
}
