package dev.callsight.app.schedule;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.callsight.app.testing.RunningServer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What a second node does beside a server: looks for what is due in the same state database. */
public final class AnotherNode implements AutoCloseable {
  private final DueTasks tasks;

  /** Starts at once. */
  public AnotherNode(RunningServer server) {
    List<Task<?>> all = new ArrayList<>();
    server.parts(Task.class).forEach(all::add);
    tasks = new DueTasks(server.part(DataSource.class), all, server.part(Clock.class));
    tasks.start();
  }

  @Override
  public void close() {
    tasks.stop();
  }
}
