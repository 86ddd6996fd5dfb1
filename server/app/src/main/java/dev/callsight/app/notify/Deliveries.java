package dev.callsight.app.notify;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.callsight.app.seal.Seals;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The way out: keeps what is to be sent until it arrived or was given up. */
@Component
public class Deliveries {
  static final TaskDescriptor<String> TASK = TaskDescriptor.of("delivery", String.class);

  private static final String FOREIGN =
      "its secret was sealed with a key that this server does not have; enter it anew";

  private final SchedulerClient scheduler;
  private final DeliveryLog log;
  private final Dispatch dispatch;
  private final MailSender mail;
  private final PublicAddresses addresses;
  private final Seals seals;
  private final JsonMapper json;
  private final Clock clock;

  Deliveries(
      SchedulerClient scheduler,
      DeliveryLog log,
      Dispatch dispatch,
      MailSender mail,
      PublicAddresses addresses,
      Seals seals,
      JsonMapper json,
      Clock clock) {
    this.scheduler = scheduler;
    this.log = log;
    this.dispatch = dispatch;
    this.mail = mail;
    this.addresses = addresses;
    this.seals = seals;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Sends soon, and again when that fails; within the running transaction when there is one. Mail
   * goes to each address on its own, so that one that is refused keeps it from nobody else.
   *
   * @param topic what it is about, such as an alert's id; at most 64 characters
   */
  public void send(
      String organizationId, String topic, Channel channel, Notification notification) {
    if (channel instanceof Channel.Mail(List<String> to)) {
      to.forEach(address ->
          begin(
              new Delivery(
                  organizationId, topic, new Channel.Mail(List.of(address)), notification, 0)));
      return;
    }
    begin(new Delivery(organizationId, topic, channel, notification, 0));
  }

  private void begin(Delivery delivery) {
    String id = UUID.randomUUID().toString();
    log.add(id, delivery);
    scheduler.schedule(
        TASK.instance(id).data(json.writeValueAsString(delivery)).scheduledTo(clock.instant()),
        SchedulerClient.ScheduleOptions.WHEN_EXISTS_DO_NOTHING);
  }

  /** Sends once, now; why it did not arrive, or empty. */
  public Optional<String> attempt(Channel channel, Notification notification) {
    try {
      dispatch.send(channel, notification);
      return Optional.empty();
    } catch (Undelivered failure) {
      return Optional.of(String.valueOf(failure.getMessage()));
    }
  }

  /** What was sent about a topic in the last 90 days, newest first. */
  public List<DeliveryReport> reports(String organizationId, String topic, int limit) {
    return log.newest(organizationId, topic, limit);
  }

  /** Forgets what was sent about a topic. */
  public void forget(String organizationId, String topic) {
    log.forget(organizationId, topic);
  }

  /** Why nothing may be sent to an address; empty when it may, or when it is not known yet. */
  public Optional<String> refusal(URI url) {
    try {
      InetAddress[] found = addresses.resolve(url.getHost());
      return found.length == 0 ? Optional.of("has no address") : Optional.empty();
    } catch (PublicAddresses.RefusedAddressException _) {
      return Optional.of("must be a public address, but " + url.getHost() + " is not");
    } catch (UnknownHostException _) {
      return Optional.empty();
    }
  }

  /** Why nothing can arrive by that channel on this server; empty when it may. */
  public Optional<String> obstacle(Channel channel) {
    return switch (channel) {
      case Channel.Mail _ ->
          mail.configured() ? Optional.empty() : Optional.of("mail is not configured");
      case Channel.Webhook webhook ->
          seals.opens(webhook.secret()) ? Optional.empty() : Optional.of(FOREIGN);
      case Channel.Slack slack ->
          seals.opens(slack.url()) ? Optional.empty() : Optional.of(FOREIGN);
    };
  }
}
