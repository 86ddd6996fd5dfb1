package dev.callsight.app.notify;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.callsight.app.identity.OrganizationDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Tries a delivery, and again after longer and longer pauses. */
@Configuration(proxyBeanMethods = false)
class DeliveryTask {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryTask.class);

  /** Before the second attempt, the third and so on; then it is given up. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(8));

  private final MailSender mail;
  private final WebhookSender webhooks;
  private final OrganizationDirectory organizations;
  private final JsonMapper json;
  private final Clock clock;

  DeliveryTask(
      MailSender mail,
      WebhookSender webhooks,
      OrganizationDirectory organizations,
      JsonMapper json,
      Clock clock) {
    this.mail = mail;
    this.webhooks = webhooks;
    this.organizations = organizations;
    this.json = json;
    this.clock = clock;
  }

  @Bean
  Task<String> delivery() {
    return Tasks.custom(Deliveries.TASK)
        .onDeadExecutionRevive()
        .execute((instance, _) -> attempt(json.readValue(instance.getData(), Delivery.class)));
  }

  private CompletionHandler<String> attempt(Delivery delivery) {
    if (organizations.find(delivery.organizationId()).isEmpty()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    try {
      send(delivery);
      return new CompletionHandler.OnCompleteRemove<>();
    } catch (Undelivered failure) {
      return again(delivery, failure);
    }
  }

  private void send(Delivery delivery) throws Undelivered {
    switch (delivery.channel()) {
      case Channel.Mail channel -> mail.send(channel, delivery.notification());
      case Channel.Webhook channel -> webhooks.send(channel, delivery.notification());
      case Channel.Slack channel -> webhooks.send(channel, delivery.notification());
    }
  }

  private CompletionHandler<String> again(Delivery delivery, Undelivered failure) {
    boolean last = delivery.attempts() >= PAUSES.size();
    LOG.warn(
        "{} of {} did not arrive ({}); {}",
        delivery.notification().id(),
        delivery.organizationId(),
        failure.getMessage(),
        last || !failure.worthRetrying() ? "given up" : "tried again later");
    if (last || !failure.worthRetrying()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    Instant next = clock.instant().plus(PAUSES.get(delivery.attempts()));
    String data = json.writeValueAsString(delivery.triedAgain());
    return (completed, operations) -> operations.reschedule(completed, next, data);
  }
}
