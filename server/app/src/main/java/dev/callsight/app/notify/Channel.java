package dev.callsight.app.notify;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.callsight.app.seal.Sealed;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/** A way to somebody. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Channel.Mail.class, name = "mail"),
  @JsonSubTypes.Type(value = Channel.Webhook.class, name = "webhook"),
  @JsonSubTypes.Type(value = Channel.Slack.class, name = "slack")
})
public sealed interface Channel {
  /**
   * Mail.
   *
   * @param to addresses, at least one
   */
  record Mail(List<String> to) implements Channel {
    /** Copies the addresses. */
    public Mail {
      to = List.copyOf(to);
      if (to.isEmpty()) {
        throw new IllegalArgumentException("mail to nobody");
      }
    }
  }

  /**
   * A webhook signed as Standard Webhooks has it.
   *
   * @param url http or https
   * @param secret {@code whsec_…} sealed; signs, and is never sent
   */
  record Webhook(URI url, Sealed secret) implements Channel {
    /** Checks that both are there. */
    public Webhook {
      Objects.requireNonNull(url, "url");
      Objects.requireNonNull(secret, "secret");
    }

    /** Never the secret. */
    @Override
    public String toString() {
      return "Webhook[" + url.getHost() + "]";
    }
  }

  /**
   * A chat that takes Slack's incoming webhooks.
   *
   * @param host what may be shown of the address
   * @param url http or https, sealed: it is a secret in itself
   */
  record Slack(String host, Sealed url) implements Channel {
    /** Checks that both are there. */
    public Slack {
      Objects.requireNonNull(host, "host");
      Objects.requireNonNull(url, "url");
    }
  }

  /** Its kind, as clients name it. */
  default String kind() {
    return switch (this) {
      case Mail _ -> "mail";
      case Webhook _ -> "webhook";
      case Slack _ -> "slack";
    };
  }

  /** Where it leads, without secrets. */
  default String target() {
    return switch (this) {
      case Mail mail -> String.join(", ", mail.to());
      case Webhook webhook -> webhook.url().getScheme() + "://" + webhook.url().getAuthority();
      case Slack slack -> slack.host();
    };
  }
}
