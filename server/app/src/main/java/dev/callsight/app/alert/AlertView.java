package dev.callsight.app.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.callsight.app.notify.DeliveryReport;
import dev.callsight.app.state.StateDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An alert as clients get it.
 *
 * @param sentence the rule in words
 * @param enabled whether it is watched
 * @param rule as it was sent, without its channels
 * @param channels whom it tells
 * @param state the gravest of its groups; normal while it is not watched
 * @param groups where each group stands; without grouping one whose group is null
 * @param evaluatedTo the end of the last bucket judged; null before the first
 * @param changedAt when a group last went from one state to another; null before it did
 * @param snoozedUntil until when nothing is told; null when it is not snoozed
 */
record AlertView(
    String id,
    String name,
    String sentence,
    boolean enabled,
    JsonNode rule,
    List<ChannelView> channels,
    String state,
    List<Group> groups,
    @Nullable Instant evaluatedTo,
    @Nullable Instant changedAt,
    @Nullable Instant snoozedUntil,
    StateDocument.Author author,
    long version,
    Instant createdAt,
    Instant updatedAt) {
  /**
   * Where a group stands.
   *
   * @param group the value of the dimension; null without grouping
   * @param name what people call it; null without grouping
   * @param since from when on it has fired or had no data; null in any other state
   * @param number what its last bucket said; null where there was no number
   * @param words the same in words, with its unit
   */
  record Group(
      @Nullable String group,
      @Nullable String name,
      String state,
      @Nullable Instant since,
      @Nullable BigDecimal number,
      @Nullable String words) {}

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

  /** What was sent, newest first. */
  record Sent(List<DeliveryReport> deliveries) {}

  /**
   * Whether a test message arrived.
   *
   * @param problem why it did not; null when it did
   */
  record Tested(boolean arrived, @Nullable String problem) {}

  /** Alerts of an organization. */
  record Listing(List<AlertView> alerts) {}

  /** What an alert went through, newest first. */
  record History(List<AlertEvent> events, @Nullable String next) {}
}
