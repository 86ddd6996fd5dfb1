package dev.callsight.engine.clickhouse;

import dev.callsight.core.table.Table;
import dev.callsight.engine.QueryLoad;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statements of questions, each for a thread that waits. When that is interrupted, or its time is
 * up, it waits no longer, and the statement is ended on its server: again and again, since one that
 * is just beginning does not hear it.
 */
final class Statements implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Statements.class);
  private static final Duration AGAIN = Duration.ofMillis(50);

  /** After so many tries it is left to the server, which sees that the connection is closed. */
  private static final int TRIES = 100;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger running = new AtomicInteger();
  private final LongAdder stopped = new LongAdder();
  private final LongAdder timedOut = new LongAdder();
  private final LongAdder tooLarge = new LongAdder();

  /** What runs, until its server has ended it, and what was stopped. */
  QueryLoad load() {
    return new QueryLoad(running.get(), 0, 0, stopped.sum(), timedOut.sum(), tooLarge.sum());
  }

  /** Runs a statement on a shard and returns all its rows. */
  Table run(
      Node node,
      String text,
      Parameters parameters,
      Duration timeout,
      Map<String, String> settings) {
    String id = UUID.randomUUID().toString();
    running.incrementAndGet();
    CompletableFuture<Table> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return node.query("run a statement", text, parameters, id, timeout, settings);
              } finally {
                running.decrementAndGet();
              }
            },
            threads);
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      end(node, id, answer);
      Thread.currentThread().interrupt();
      throw counted(new StoreException(Kind.ABANDONED, "nobody waits for the answer any more", e));
    } catch (TimeoutException e) {
      end(node, id, answer);
      throw counted(new StoreException(Kind.TIMEOUT, "no answer within " + timeout, e));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StoreException failure
          ? counted(failure)
          : new StoreException(Kind.INTERNAL, "could not run a statement", e);
    }
  }

  private void end(Node node, String id, CompletableFuture<Table> answer) {
    threads.execute(() -> {
      for (int tries = 0; tries < TRIES && !answer.isDone(); tries++) {
        kill(node, id);
        awaitEnd(answer);
      }
      node.hangUp(id);
    });
  }

  private static void kill(Node node, String id) {
    try {
      node.kill(id);
    } catch (StoreException e) {
      LOGGER.debug("the statement {} could not be ended", id, e);
    }
  }

  private static void awaitEnd(CompletableFuture<Table> answer) {
    try {
      answer.get(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // It runs still, or has ended: the next look will tell.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private StoreException counted(StoreException failure) {
    switch (failure.kind()) {
      case ABANDONED -> stopped.increment();
      case TIMEOUT -> timedOut.increment();
      case RESOURCES -> tooLarge.increment();
      case OVERLOADED, UNREACHABLE, INTERNAL -> {
        // Not stopped here.
      }
    }
    return failure;
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
