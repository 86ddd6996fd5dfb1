package dev.callsight.app.notify;

import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What is told.
 *
 * @param id the same each time it is tried, so that a receiver can tell a repetition
 * @param subject one line
 * @param text for people
 * @param payload for machines
 */
public record Notification(String id, String subject, String text, JsonNode payload) {
  /** Checks that nothing is missing. */
  public Notification {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(payload, "payload");
  }
}
