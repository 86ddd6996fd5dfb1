package dev.callsight.app.notify;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.callsight.app.settings.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The way out: keeps what is to be sent until it arrived or was given up. */
@Component
public class Deliveries {
  static final TaskDescriptor<String> TASK = TaskDescriptor.of("delivery", String.class);

  private final SchedulerClient scheduler;
  private final MailSender mail;
  private final PublicAddresses addresses;
  private final JsonMapper json;
  private final Clock clock;

  Deliveries(
      SchedulerClient scheduler, MailSender mail, Settings settings, JsonMapper json, Clock clock) {
    this.scheduler = scheduler;
    this.mail = mail;
    this.addresses = new PublicAddresses(settings.outgoing().privateAddresses());
    this.json = json;
    this.clock = clock;
  }

  /** Sends soon, and again when that fails; within the running transaction when there is one. */
  public void send(String organizationId, Channel channel, Notification notification) {
    Delivery delivery = new Delivery(organizationId, channel, notification, 0);
    scheduler.schedule(
        TASK.instance(UUID.randomUUID().toString())
            .data(json.writeValueAsString(delivery))
            .scheduledTo(clock.instant()),
        SchedulerClient.ScheduleOptions.WHEN_EXISTS_DO_NOTHING);
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
      case Channel.Webhook _ -> Optional.empty();
      case Channel.Slack _ -> Optional.empty();
    };
  }
}
