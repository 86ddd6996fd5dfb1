package dev.callsight.app.alert;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has each alert evaluated when it is due: once, however many nodes there are. */
@Configuration(proxyBeanMethods = false)
class EvaluationTask {
  /** So that an evaluation that cannot get ahead does not run without end. */
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(10);

  private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);

  @Bean
  Task<String> alertEvaluation(Evaluation evaluation) {
    return Tasks.custom(AlertStore.EVALUATION)
        .onDeadExecutionRevive()
        .execute((instance, _) -> evaluate(evaluation, instance.getData(), instance.getId()));
  }

  @Bean
  Task<String> alertAsking(AlertStore alerts) {
    return Tasks.custom(AlertStore.ASKING)
        .onDeadExecutionRevive()
        .execute((instance, _) ->
            alerts.ask(instance.getData(), instance.getId())
                ? new CompletionHandler.OnCompleteRemove<>()
                : (completed, operations) ->
                    operations.reschedule(completed, completed.getTimeDone().plus(SHORT_PAUSE)));
  }

  private static CompletionHandler<String> evaluate(
      Evaluation evaluation, String organizationId, String alertId) {
    Optional<Instant> next = evaluation.evaluate(organizationId, alertId);
    if (next.isEmpty()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    return (completed, operations) -> {
      Instant soonest = completed.getTimeDone().plus(LEAST_PAUSE);
      Instant due = next.get().isAfter(soonest) ? next.get() : soonest;
      operations.reschedule(completed, due);
    };
  }
}
