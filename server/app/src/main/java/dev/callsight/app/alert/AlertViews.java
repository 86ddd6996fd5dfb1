package dev.callsight.app.alert;

import dev.callsight.app.notify.Channel;
import dev.callsight.app.notify.Deliveries;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows alerts without their secrets. */
@Component
class AlertViews {
  private static final List<String> GRAVEST_FIRST =
      List.of("firing", "recovering", "error", "no_data", "pending", "normal");

  private final RunStore runs;
  private final Deliveries deliveries;

  AlertViews(RunStore runs, Deliveries deliveries) {
    this.runs = runs;
    this.deliveries = deliveries;
  }

  AlertView of(KeptAlert alert) {
    return of(alert, Set.of());
  }

  /**
   * The view of an alert just made or changed.
   *
   * @param fresh ids of channels whose secrets were just made
   */
  AlertView of(KeptAlert alert, Set<String> fresh) {
    AlertRun run = runs.find(alert.document().id());
    return new AlertView(
        alert.document().id(),
        alert.rule().name(),
        alert.json(),
        alert.rule().channels().stream()
            .map(channel -> view(channel, fresh.contains(channel.id())))
            .toList(),
        gravest(run.states()),
        run.states().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> group(entry.getKey(), entry.getValue()))
            .toList(),
        run.evaluatedTo(),
        run.snoozedUntil(),
        alert.document().author(),
        alert.document().version(),
        alert.document().createdAt(),
        alert.document().updatedAt());
  }

  private static String gravest(Map<String, AlertState> states) {
    List<String> found = states.values().stream().map(AlertState::id).toList();
    return GRAVEST_FIRST.stream().filter(found::contains).findFirst().orElse("normal");
  }

  private static AlertView.Group group(String group, AlertState state) {
    return new AlertView.Group(group.isEmpty() ? null : group, state.id());
  }

  private AlertView.ChannelView view(AlertChannel channel, boolean fresh) {
    String problem = deliveries.obstacle(channel.channel()).orElse(null);
    return switch (channel.channel()) {
      case Channel.Mail mail -> view(channel, "mail", mail.to(), null, null, problem);
      case Channel.Webhook webhook ->
          view(
              channel,
              "webhook",
              null,
              webhook.url().toString(),
              fresh ? webhook.secret() : null,
              problem);
      case Channel.Slack slack ->
          view(
              channel,
              "slack",
              null,
              slack.url().getScheme() + "://" + slack.url().getHost() + "/…",
              null,
              problem);
    };
  }

  private static AlertView.ChannelView view(
      AlertChannel channel,
      String type,
      @Nullable List<String> to,
      @Nullable String url,
      @Nullable String secret,
      @Nullable String problem) {
    return new AlertView.ChannelView(channel.id(), type, to, url, secret, problem);
  }
}
