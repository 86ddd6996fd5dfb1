package dev.callsight.engine.duckdb;

import dev.callsight.core.sql.Sql;
import dev.callsight.core.table.Table;
import dev.callsight.engine.QueryLoad;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs statements on threads of its own, a bounded number at once: a native call holds its thread,
 * and callers may be virtual. The time allowed counts from the asking, waiting included. A caller
 * that is interrupted stops its statement.
 */
final class QueryRunner {
  private static final Logger LOGGER = LoggerFactory.getLogger(QueryRunner.class);
  private static final Duration AGAIN = Duration.ofMillis(20);

  /** How often, and after what pause, a statement is tried that found no room beside another. */
  private static final int TRIES = 20;

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Organizations organizations;
  private final StatementGuard guard;
  private final FairThreads threads;
  private final ScheduledExecutorService timer;
  private final MemoryWatch memory;
  private final LongAdder stopped = new LongAdder();
  private final LongAdder timedOut = new LongAdder();
  private final LongAdder tooLarge = new LongAdder();

  QueryRunner(
      Organizations organizations,
      StatementGuard guard,
      FairThreads threads,
      ScheduledExecutorService timer,
      MemoryWatch memory) {
    this.organizations = organizations;
    this.guard = guard;
    this.threads = threads;
    this.timer = timer;
    this.memory = memory;
  }

  QueryLoad load() {
    return new QueryLoad(
        threads.running(),
        threads.waiting(),
        threads.refused(),
        stopped.sum(),
        timedOut.sum(),
        tooLarge.sum());
  }

  Table run(Slot slot, Sql sql, Duration timeout) {
    Question question = new Question(sql, timeout);
    CompletableFuture<Table> answer = new CompletableFuture<>();
    Runnable work = () -> complete(answer, slot, question);
    ScheduledFuture<?> alarm =
        timer.schedule(
            () -> giveUp(slot, work, question, answer),
            Math.max(timeout.toMillis(), 1),
            TimeUnit.MILLISECONDS);
    try {
      threads.execute(slot.organization, work);
      return answer.get();
    } catch (InterruptedException e) {
      question.stop(Kind.ABANDONED);
      threads.withdraw(slot.organization, work);
      Thread.currentThread().interrupt();
      throw question.failure(null);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new StoreException(Kind.INTERNAL, "could not run a statement", e);
    } catch (RejectedExecutionException e) {
      throw new StoreException(Kind.RESOURCES, "the store is closed", e);
    } finally {
      alarm.cancel(false);
    }
  }

  /** Its time is over; one that still waits for its turn need not come to it. */
  private void giveUp(
      Slot slot, Runnable work, Question question, CompletableFuture<Table> answer) {
    question.stop(Kind.TIMEOUT);
    if (threads.withdraw(slot.organization, work)) {
      answer.completeExceptionally(question.failure(null));
    }
  }

  // Whatever goes wrong, somebody waits to hear of it.
  private void complete(CompletableFuture<Table> answer, Slot slot, Question question) {
    try {
      answer.complete(answer(slot, question));
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
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
    for (int tries = 1; ; tries++) {
      try (MemoryWatch.Share share = memory.begin(() -> question.stop(Kind.RESOURCES))) {
        try {
          return answerOnce(file, question);
        } catch (SQLException e) {
          if (tries == TRIES || !Failures.isOutOfMemory(e) || !share.isCrowdedOut()) {
            throw e;
          }
        }
      }
      // The other one ends soon, for it finds no room either.
      LockSupport.parkNanos(PAUSE.toNanos());
      question.requireTime();
    }
  }

  private Table answerOnce(OrganizationFile file, Question question) throws SQLException {
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
  private final class Question {
    private final Sql sql;
    private final Duration timeout;
    private final AtomicReference<@Nullable Kind> stoppedFor = new AtomicReference<>();
    private final AtomicReference<@Nullable PreparedStatement> running = new AtomicReference<>();

    Question(Sql sql, Duration timeout) {
      this.sql = sql;
      this.timeout = timeout;
    }

    void stop(Kind reason) {
      if (stoppedFor.compareAndSet(null, reason)) {
        counter(reason).increment();
      }
      interrupt();
    }

    private LongAdder counter(Kind reason) {
      return switch (reason) {
        case TIMEOUT -> timedOut;
        case RESOURCES -> tooLarge;
        case OVERLOADED, UNREACHABLE, ABANDONED, INTERNAL -> stopped;
      };
    }

    /** Again and again: a statement that is just beginning does not hear it. */
    private void interrupt() {
      PreparedStatement statement = running.get();
      if (statement == null) {
        return;
      }
      try {
        statement.cancel();
      } catch (SQLException e) {
        LOGGER.debug("a statement ended while it was being stopped", e);
      }
      if (!timer.isShutdown()) {
        var _ = timer.schedule(this::interrupt, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      }
    }

    void requireTime() {
      if (stoppedFor.get() != null) {
        throw failure(null);
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

    StoreException failure(@Nullable SQLException cause) {
      Kind reason = stoppedFor.get();
      if (reason == Kind.ABANDONED) {
        return new StoreException(reason, "nobody waits for the answer any more", cause);
      }
      if (reason == Kind.RESOURCES) {
        return new StoreException(reason, "the statement holds more memory than it may", cause);
      }
      return reason == null && cause != null
          ? Failures.of("run a statement", cause)
          : new StoreException(Kind.TIMEOUT, "no answer within " + timeout, cause);
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
