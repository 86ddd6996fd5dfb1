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

  private final Dispatch dispatch;
  private final DeliveryLog log;
  private final OrganizationDirectory organizations;
  private final JsonMapper json;
  private final Clock clock;

  DeliveryTask(
      Dispatch dispatch,
      DeliveryLog log,
      OrganizationDirectory organizations,
      JsonMapper json,
      Clock clock) {
    this.dispatch = dispatch;
    this.log = log;
    this.organizations = organizations;
    this.json = json;
    this.clock = clock;
  }

  @Bean
  Task<String> delivery() {
    return Tasks.custom(Deliveries.TASK)
        .onDeadExecutionRevive()
        .execute((instance, _) ->
            attempt(instance.getId(), json.readValue(instance.getData(), Delivery.class)));
  }

  private CompletionHandler<String> attempt(String id, Delivery delivery) {
    if (organizations.find(delivery.organizationId()).isEmpty()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    try {
      dispatch.send(delivery.channel(), delivery.notification());
      log.arrived(id);
      return new CompletionHandler.OnCompleteRemove<>();
    } catch (Undelivered failure) {
      return again(id, delivery, failure);
    }
  }

  private CompletionHandler<String> again(String id, Delivery delivery, Undelivered failure) {
    String problem = String.valueOf(failure.getMessage());
    boolean ends = delivery.attempts() >= PAUSES.size() || !failure.worthRetrying();
    LOG.warn(
        "{} of {} did not arrive ({}); {}",
        delivery.notification().id(),
        delivery.organizationId(),
        problem,
        ends ? "given up" : "tried again later");
    if (ends) {
      log.givenUp(id, problem);
      return new CompletionHandler.OnCompleteRemove<>();
    }
    Instant next = clock.instant().plus(PAUSES.get(delivery.attempts()));
    log.waits(id, problem, next);
    String data = json.writeValueAsString(delivery.triedAgain());
    return (completed, operations) -> operations.reschedule(completed, next, data);
  }
}
