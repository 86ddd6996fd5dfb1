package dev.callsight.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.callsight.app.testing.Postgres;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one state database. */
class DueTasksTest {
  private static final int DUE = 40;
  private static final TaskDescriptor<String> COUNTED = TaskDescriptor.of("counted", String.class);

  private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
  private final CountDownLatch done = new CountDownLatch(DUE);

  @Test
  void eachDueTimeRunsOnceOnWhicheverNode(@TempDir Path folder) throws InterruptedException {
    JdbcConnectionPool state =
        JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("state"), "callsight", "");
    eachDueTimeRunsOnce(state);
    state.dispose();
  }

  @Test
  void eachDueTimeRunsOnceOverPostgresToo() throws InterruptedException {
    eachDueTimeRunsOnce(Postgres.newDataSource());
  }

  private void eachDueTimeRunsOnce(DataSource state) throws InterruptedException {
    Flyway.configure().dataSource(state).load().migrate();
    SchedulerClient client = DueTasks.client(state);
    Clock clock = Clock.systemUTC();
    for (int i = 0; i < DUE; i++) {
      client.schedule(
          COUNTED.instance("task-" + i).data("given " + i).scheduledTo(clock.instant()),
          SchedulerClient.ScheduleOptions.WHEN_EXISTS_DO_NOTHING);
    }
    Scheduler one = DueTasks.over(state, List.of(counting()), clock);
    Scheduler other = DueTasks.over(state, List.of(counting()), clock);
    one.start();
    other.start();
    try {
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      one.stop();
      other.stop();
    }
    assertThat(runs).hasSize(DUE);
    assertThat(runs.values()).allMatch(count -> count.get() == 1);
    assertThat(runs).containsKey("task-7 given 7");
    assertThat(client.getScheduledExecutions()).isEmpty();
  }

  private Task<String> counting() {
    return Tasks.custom(COUNTED)
        .execute((instance, _) -> {
          String key = instance.getId() + " " + instance.getData();
          runs.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
          done.countDown();
          return new CompletionHandler.OnCompleteRemove<>();
        });
  }
}
