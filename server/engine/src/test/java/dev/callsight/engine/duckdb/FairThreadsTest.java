package dev.callsight.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads shared by organizations: nobody waits behind another's queue, and no queue grows on. */
class FairThreadsTest {
  private final FairThreads threads =
      new FairThreads(
          new FairThreads.Limits(2, 1, 6, 4), Thread.ofPlatform().daemon(true).factory());
  private final CountDownLatch gate = new CountDownLatch(1);
  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    gate.countDown();
    threads.close();
  }

  @Test
  void aBusyOrganizationLeavesAThreadToOthers() throws InterruptedException {
    holdAtGate("busy");
    threads.execute("busy", () -> done.add("busy"));

    threads.execute("quiet", () -> done.add("quiet"));

    assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("quiet");
    assertThat(threads.running()).isBetween(1, 2);
    assertThat(threads.waiting()).isEqualTo(1);
    gate.countDown();
    assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("busy");
  }

  @Test
  void organizationsTakeTurnsHoweverMuchOneHasWaiting() throws InterruptedException {
    FairThreads.Limits oneThread = new FairThreads.Limits(1, 1, 6, 4);
    try (FairThreads alone =
        new FairThreads(oneThread, Thread.ofPlatform().daemon(true).factory())) {
      alone.execute("two", this::awaitGate);
      for (int i = 0; i < 3; i++) {
        alone.execute("one", () -> done.add("one"));
      }
      alone.execute("three", () -> done.add("three"));

      gate.countDown();

      List<String> firstTwo =
          List.of(
              String.valueOf(done.poll(30, TimeUnit.SECONDS)),
              String.valueOf(done.poll(30, TimeUnit.SECONDS)));
      assertThat(firstTwo).contains("three");
    }
  }

  @Test
  void whatWouldWaitTooLongIsRefusedAtOnce() throws InterruptedException {
    holdAtGate("one");
    for (int i = 0; i < 4; i++) {
      threads.execute("one", () -> done.add("one"));
    }

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> threads.execute("one", () -> done.add("too many")))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.OVERLOADED));

    assertThat(threads.refused()).isEqualTo(1);
    threads.execute("two", () -> done.add("two"));
    gate.countDown();
    threads.close();
    assertThat(done).hasSize(5).doesNotContain("too many");
  }

  @Test
  void whatIsTakenBackIsNotDoneAndLeavesItsPlace() throws InterruptedException {
    holdAtGate("one");
    Runnable unwanted = () -> done.add("unwanted");
    threads.execute("one", unwanted);
    threads.execute("one", () -> done.add("wanted"));

    assertThat(threads.withdraw("one", unwanted)).isTrue();

    assertThat(threads.waiting()).isEqualTo(1);
    assertThat(threads.withdraw("one", unwanted)).isFalse();
    gate.countDown();
    threads.close();
    assertThat(done).containsExactly("wanted");
  }

  /** Occupies a thread until the gate opens; returns when it is occupied. */
  private void holdAtGate(String organization) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    threads.execute(
        organization,
        () -> {
          begun.countDown();
          awaitGate();
        });
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private void awaitGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
