package dev.callsight.app.alert;

import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.notify.Channel;
import dev.callsight.app.notify.Deliveries;
import dev.callsight.app.notify.WebhookSignature;
import dev.callsight.app.seal.Seals;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads channels from JSON; one that names a known id and nothing else stays as it was. */
@Component
class ChannelReader {
  private static final int MOST = 10;
  private static final int LONGEST = 2_000;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;]{1,64}@[^\\s@<>,;]{1,190}");

  private final Deliveries deliveries;
  private final Seals seals;

  ChannelReader(Deliveries deliveries, Seals seals) {
    this.deliveries = deliveries;
    this.seals = seals;
  }

  List<AlertChannel> read(JsonBody body, List<AlertChannel> before) {
    List<JsonBody> items = body.find("channels").map(JsonBody::items).orElse(List.of());
    if (items.size() > MOST) {
      throw ApiException.invalidField("/channels", "must be at most " + MOST);
    }
    List<AlertChannel> channels = new ArrayList<>();
    items.forEach(item -> channels.add(channel(item, before)));
    return channels;
  }

  /** One channel; the channels before are those that it may mean by its id. */
  AlertChannel channel(JsonBody item, List<AlertChannel> before) {
    String id = item.textOrNull("id");
    Optional<AlertChannel> known =
        before.stream().filter(channel -> channel.id().equals(id)).findFirst();
    if (known.isPresent() && item.find("url").isEmpty() && item.find("to").isEmpty()) {
      return known.get();
    }
    Channel channel =
        switch (item.require("type").text()) {
          case "mail" -> new Channel.Mail(addresses(item.require("to")));
          case "webhook" -> webhook(url(item.require("url")), known);
          case "slack" -> slack(url(item.require("url")));
          default -> throw item.require("type").malformed("mail, webhook or slack");
        };
    String kept = known.map(AlertChannel::id).orElseGet(() -> UUID.randomUUID().toString());
    return new AlertChannel(kept, channel);
  }

  /** The secret stays with the address: a new receiver gets a new one. */
  private Channel slack(URI url) {
    return new Channel.Slack(url.getScheme() + "://" + url.getHost(), seals.seal(url.toString()));
  }

  private Channel webhook(URI url, Optional<AlertChannel> known) {
    return known
        .map(AlertChannel::channel)
        .filter(channel -> channel instanceof Channel.Webhook webhook && webhook.url().equals(url))
        .orElseGet(() -> new Channel.Webhook(url, seals.seal(WebhookSignature.newSecret())));
  }

  private static List<String> addresses(JsonBody to) {
    List<String> addresses = to.texts();
    if (addresses.isEmpty() || addresses.size() > 20) {
      throw ApiException.invalidField(to.pointer(), "must be 1 to 20 addresses");
    }
    for (int i = 0; i < addresses.size(); i++) {
      if (!ADDRESS.matcher(addresses.get(i)).matches()) {
        throw ApiException.invalidField(
            to.pointer() + "/" + i, "must be an address such as ann@example.org");
      }
    }
    return addresses;
  }

  private URI url(JsonBody text) {
    URI url = address(text);
    Optional<String> refusal = deliveries.refusal(url);
    if (refusal.isPresent()) {
      throw ApiException.invalidField(text.pointer(), refusal.get());
    }
    return url;
  }

  private static URI address(JsonBody text) {
    String expected = "must be an http or https address without a user";
    try {
      URI url = URI.create(text.text());
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      boolean plain = url.getHost() != null && url.getUserInfo() == null;
      if (web && plain && text.text().length() <= LONGEST) {
        return url;
      }
    } catch (IllegalArgumentException _) {
      throw ApiException.invalidField(text.pointer(), expected);
    }
    throw ApiException.invalidField(text.pointer(), expected);
  }
}
