package dev.callsight.app.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How the server reaches others.
 *
 * @param smtp {@code smtp://} or {@code smtps://}, with user and password where needed; null: no
 *     mail is sent. Holds a secret
 * @param mailFrom the sender's address
 * @param privateAddresses whether webhooks may go to private networks and this machine
 */
public record Outgoing(@Nullable URI smtp, String mailFrom, boolean privateAddresses) {
  /** No mail, and webhooks to the open internet only. */
  public static final Outgoing NONE = new Outgoing(null, "callsight@localhost", false);

  /** Everything but the secret. */
  @Override
  public String toString() {
    return "Outgoing[smtp=%s, mailFrom=%s, privateAddresses=%s]"
        .formatted(smtp == null ? "none" : smtp.getHost(), mailFrom, privateAddresses);
  }
}
