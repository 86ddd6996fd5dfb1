package dev.callsight.app.alert;

import dev.callsight.app.seal.Seals;
import dev.callsight.app.state.StateDocuments;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Seals at start what an earlier version kept in plain, or an earlier key sealed. */
@Component
class SealedChannels {
  private static final Logger LOG = LoggerFactory.getLogger(SealedChannels.class);

  private final StateDocuments documents;
  private final Seals seals;
  private final JsonMapper json;

  SealedChannels(StateDocuments documents, Seals seals, JsonMapper json) {
    this.documents = documents;
    this.seals = seals;
    this.json = json;
  }

  @EventListener(ApplicationReadyEvent.class)
  void renew() {
    int changed = documents.rewrite(AlertStore.KIND, this::renewed);
    if (changed > 0) {
      LOG.info("Sealed the channels of {} alerts anew", changed);
    }
  }

  private String renewed(String body) {
    JsonNode alert = json.readTree(body);
    for (JsonNode kept : alert.path(AlertStore.CHANNELS)) {
      if (kept.path("channel") instanceof ObjectNode channel) {
        renew(channel);
      }
    }
    String after = json.writeValueAsString(alert);
    return after.equals(json.writeValueAsString(json.readTree(body))) ? body : after;
  }

  private void renew(ObjectNode channel) {
    switch (channel.path("type").asString()) {
      case "webhook" -> renew(channel, "secret");
      case "slack" -> {
        if (!channel.has("host")) {
          URI url = URI.create(channel.path("url").asString());
          channel.put("host", url.getScheme() + "://" + url.getHost());
        }
        renew(channel, "url");
      }
      default -> {
        // Nothing of it is secret.
      }
    }
  }

  private void renew(ObjectNode channel, String member) {
    channel.put(member, seals.renew(channel.path(member).asString()).text());
  }
}
