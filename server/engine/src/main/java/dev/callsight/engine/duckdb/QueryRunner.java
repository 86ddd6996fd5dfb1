package dev.callsight.engine.duckdb;

import dev.callsight.core.sql.Sql;
import dev.callsight.core.table.Table;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import dev.callsight.engine.UnknownOrganizationException;
import dev.callsight.engine.duckdb.Organizations.Lease;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs statements on threads of its own, a bounded number at once: a native call holds its thread,
 * and callers may be virtual. The time allowed counts from the asking, waiting included.
 */
final class QueryRunner {
  private static final Logger LOGGER = LoggerFactory.getLogger(QueryRunner.class);

  private final Organizations organizations;
  private final StatementGuard guard;
  private final ExecutorService threads;
  private final ScheduledExecutorService timer;

  QueryRunner(
      Organizations organizations,
      StatementGuard guard,
      ExecutorService threads,
      ScheduledExecutorService timer) {
    this.organizations = organizations;
    this.guard = guard;
    this.threads = threads;
    this.timer = timer;
  }

  Table run(Slot slot, Sql sql, Duration timeout) {
    Question question = new Question(sql, timeout);
    ScheduledFuture<?> alarm =
        timer.schedule(question::stop, Math.max(timeout.toMillis(), 1), TimeUnit.MILLISECONDS);
    try {
      return CompletableFuture.supplyAsync(() -> answer(slot, question), threads).join();
    } catch (CompletionException e) {
      throw unwrapped(e);
    } catch (RejectedExecutionException | CancellationException e) {
      throw new StoreException(Kind.RESOURCES, "the store is closed", e);
    } finally {
      alarm.cancel(false);
    }
  }

  private static RuntimeException unwrapped(CompletionException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : e;
  }

  private Table answer(Slot slot, Question question) {
    question.requireTime();
    try (Lease lease = organizations.lease(slot)) {
      if (slot.status == null) {
        throw new UnknownOrganizationException(slot.organization);
      }
      return answer(lease.file(), question);
    } catch (SQLException e) {
      throw question.failure(e);
    }
  }

  private Table answer(OrganizationFile file, Question question) throws SQLException {
    Session session = file.take();
    boolean sound = false;
    try {
      guard.check(session, question.sql.text());
      Table table = question.ask(session);
      sound = true;
      return table;
    } finally {
      // After a failure or a stop the connection may be in any state: it is not used again.
      if (sound) {
        file.giveBack(session);
      } else {
        session.close();
      }
    }
  }

  /** One statement on its way, which may be stopped from another thread at any time. */
  private static final class Question {
    private final Sql sql;
    private final Duration timeout;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicReference<@Nullable PreparedStatement> running = new AtomicReference<>();

    Question(Sql sql, Duration timeout) {
      this.sql = sql;
      this.timeout = timeout;
    }

    void stop() {
      stopped.set(true);
      PreparedStatement statement = running.get();
      if (statement == null) {
        return;
      }
      try {
        statement.cancel();
      } catch (SQLException e) {
        LOGGER.debug("a statement ended while it was being stopped", e);
      }
    }

    void requireTime() {
      if (stopped.get()) {
        throw new StoreException(Kind.TIMEOUT, "no answer within " + timeout, null);
      }
    }

    Table ask(Session session) throws SQLException {
      PreparedStatement statement = session.prepare(sql.text());
      bind(statement, sql.parameters());
      running.set(statement);
      try {
        requireTime();
        try (ResultSet result = statement.executeQuery()) {
          return ResultReader.read(result);
        }
      } finally {
        running.set(null);
      }
    }

    StoreException failure(SQLException cause) {
      return stopped.get()
          ? new StoreException(Kind.TIMEOUT, "no answer within " + timeout, cause)
          : Failures.of("run a statement", cause);
    }
  }

  private static void bind(PreparedStatement statement, List<@Nullable Object> parameters)
      throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      Object value = parameters.get(i);
      statement.setObject(
          i + 1,
          value instanceof Instant instant
              ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
              : value);
    }
  }
}
