package dev.callsight.app.alert;

import dev.callsight.app.identity.Organization;
import dev.callsight.app.notify.Channel;
import dev.callsight.app.notify.Deliveries;
import dev.callsight.app.seal.ForeignSealException;
import dev.callsight.app.seal.Sealed;
import dev.callsight.app.seal.Seals;
import java.math.BigDecimal;
import java.time.Instant;
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
  private final AlertHistory history;
  private final Deliveries deliveries;
  private final Seals seals;

  AlertViews(RunStore runs, AlertHistory history, Deliveries deliveries, Seals seals) {
    this.runs = runs;
    this.history = history;
    this.deliveries = deliveries;
    this.seals = seals;
  }

  List<AlertView> of(Organization organization, List<KeptAlert> alerts) {
    Map<String, Instant> changes = history.lastChanges(organization.id());
    return alerts.stream()
        .map(alert -> of(organization, alert, Set.of(), changes.get(alert.document().id())))
        .toList();
  }

  /**
   * The view of one alert.
   *
   * @param fresh ids of channels whose secrets were just made
   */
  AlertView of(Organization organization, KeptAlert alert, Set<String> fresh) {
    Map<String, Instant> changes = history.lastChanges(organization.id());
    return of(organization, alert, fresh, changes.get(alert.document().id()));
  }

  private AlertView of(
      Organization organization, KeptAlert alert, Set<String> fresh, @Nullable Instant changedAt) {
    AlertRun run = runs.find(alert.document().id());
    return new AlertView(
        alert.document().id(),
        alert.rule().name(),
        Wording.sentence(organization, alert.rule()),
        alert.rule().enabled(),
        alert.json(),
        alert.rule().channels().stream()
            .map(channel -> view(channel, fresh.contains(channel.id())))
            .toList(),
        gravest(run.states()),
        run.states().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> group(organization, alert.rule(), run, entry))
            .toList(),
        run.evaluatedTo(),
        changedAt,
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

  private static AlertView.Group group(
      Organization organization,
      AlertRule rule,
      AlertRun run,
      Map.Entry<String, AlertState> entry) {
    boolean whole = entry.getKey().equals(Course.WHOLE);
    AlertRun.Seen seen = run.seen().get(entry.getKey());
    String kept = seen == null ? null : seen.number();
    BigDecimal number = kept == null ? null : new BigDecimal(kept);
    return new AlertView.Group(
        whole ? null : entry.getKey(),
        whole ? null : seen == null ? entry.getKey() : seen.name(),
        entry.getValue().id(),
        since(entry.getValue()),
        number,
        number == null ? null : Wording.judged(organization, rule, number));
  }

  private static @Nullable Instant since(AlertState state) {
    return switch (state) {
      case AlertState.Firing firing -> firing.since();
      case AlertState.Recovering recovering -> recovering.since();
      case AlertState.NoData missing -> missing.since();
      case AlertState.Failed failed -> since(failed.before());
      case AlertState.Normal _ -> null;
      case AlertState.Pending _ -> null;
    };
  }

  /** A secret that was just made, so that its key is there. */
  private String open(Sealed secret) {
    try {
      return seals.open(secret);
    } catch (ForeignSealException impossible) {
      throw new IllegalStateException(impossible);
    }
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
              fresh ? open(webhook.secret()) : null,
              problem);
      case Channel.Slack slack -> view(channel, "slack", null, slack.host() + "/…", null, problem);
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
