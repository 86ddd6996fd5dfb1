package dev.callsight.app.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.app.testing.Postgres;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Two nodes, each with a lock of its own over the same state. */
class StateWriteLockTest {
  private final DataSource state = Postgres.newDataSource();
  private final StateWriteLock one = new StateWriteLock(state);
  private final StateWriteLock other = new StateWriteLock(state);

  @Test
  void oneNodeAtATimeWritesAnOrganization() {
    AtomicInteger writing = new AtomicInteger();
    List<CompletableFuture<Integer>> writes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 40; i++) {
        StateWriteLock node = i % 2 == 0 ? one : other;
        writes.add(
            CompletableFuture.supplyAsync(
                () -> node.holding("busy", () -> together(writing)), threads));
      }
    }
    assertThat(writes).allMatch(write -> write.join() == 1);
  }

  @Test
  void organizationsDoNotWaitForEachOther() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    CompletableFuture<Boolean> first =
        CompletableFuture.supplyAsync(() ->
            one.holding(
                "left",
                () -> {
                  inside.countDown();
                  await(done);
                  return true;
                }));
    inside.await();
    assertThat(other.<Boolean>holding("right", () -> true)).isTrue();
    done.countDown();
    assertThat(first.join()).isTrue();
  }

  @Test
  void whatNeedNotWaitIsLeftWhileAnotherNodeWrites() {
    AtomicInteger done = new AtomicInteger();
    boolean meanwhile =
        one.holding("held", () -> other.holdingIfFree("held", done::incrementAndGet));
    assertThat(meanwhile).isFalse();
    assertThat(other.holdingIfFree("held", done::incrementAndGet)).isTrue();
    assertThat(done).hasValue(1);
  }

  @Test
  void aFailureGivesTheLockBack() {
    assertThatThrownBy(() ->
            one.holding(
                "failed",
                () -> {
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");
    assertThat(other.<Boolean>holding("failed", () -> true)).isTrue();
  }

  /** How many were inside at once, with time enough for another to come. */
  private static int together(AtomicInteger writing) {
    int together = writing.incrementAndGet();
    LockSupport.parkNanos(500_000);
    writing.decrementAndGet();
    return together;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure);
    }
  }
}
