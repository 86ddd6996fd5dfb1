package dev.callsight.app.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the tasks of every feature when they are due, while the server runs. */
@Component
class DueTasks implements SmartLifecycle {
  private static final Duration POLLING = Duration.ofMillis(500);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(15);
  private static final int THREADS = 4;

  /** A node that stays silent for four of these is dead: what it was at is run by another. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private static final int MISSED_HEARTBEATS = 4;

  private final DataSource state;
  private final List<Task<?>> tasks;
  private final Clock clock;
  private @Nullable Scheduler running;

  DueTasks(DataSource state, List<Task<?>> tasks, Clock clock) {
    this.state = state;
    this.tasks = List.copyOf(tasks);
    this.clock = clock;
  }

  /** A scheduler over the state database, not started; several may work on the same one. */
  static Scheduler over(DataSource state, List<Task<?>> tasks, Clock clock) {
    return Scheduler.create(state, tasks)
        .serializer(new TextSerializer())
        .clock(clock::instant)
        .pollingInterval(POLLING)
        .threads(THREADS)
        .shutdownMaxWait(LONGEST_STOP)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        // Host names are alike in containers made from one image; the process is not.
        .schedulerName(new SchedulerName.Fixed("node-" + UUID.randomUUID()))
        .build();
  }

  /** Puts tasks into the state database, within the running transaction when there is one. */
  static SchedulerClient client(DataSource state) {
    return SchedulerClient.Builder.create(state).serializer(new TextSerializer()).build();
  }

  /** Goes on also where "now" is fixed: from there, so that what is due then is run. */
  private Clock ticking() {
    Clock real = Clock.systemUTC();
    return Clock.offset(real, Duration.between(real.instant(), clock.instant()));
  }

  @Override
  public synchronized void start() {
    Scheduler scheduler = over(state, tasks, ticking());
    scheduler.start();
    running = scheduler;
  }

  @Override
  public synchronized void stop() {
    if (running != null) {
      running.stop();
      running = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return running != null;
  }
}
