package dev.callsight.engine.duckdb;

import static dev.callsight.engine.duckdb.Stores.LISBON;
import static dev.callsight.engine.duckdb.Stores.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.core.sql.Sql;
import dev.callsight.engine.Records;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.WriteResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many organizations and many threads on few open files. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ManyOrganizationsTest {
  private static final Sql ENDLESS =
      new Sql(
          "SELECT count(*) FROM range(100000000000) a, range(1000) b WHERE hash(a.range + b.range)"
              + " = 1",
          List.of());

  @TempDir Path folder;

  private DuckDbSettings settings(int open, Duration idle) {
    return new DuckDbSettings(folder, 2, 512L << 20, 128L << 20, open, idle, 4, 100, 2, 16L << 20);
  }

  @Test
  void moreOrganizationsThanStayOpenKeepTheirFacts() {
    try (DuckDbFacts store = Stores.start(settings(3, Duration.ofHours(1)))) {
      for (int i = 0; i < 8; i++) {
        store.open("org_" + i, LISBON);
        store.write("org_" + i, List.of(Records.batch("calls", call("c" + i))));
        assertThat(store.attachedFiles()).isLessThanOrEqualTo(3);
      }
      for (int i = 0; i < 8; i++) {
        assertThat(ask(store, "org_" + i, "SELECT id FROM calls"))
            .containsExactly(List.of("c" + i));
        assertThat(store.write("org_" + i, List.of(Records.batch("calls", call("c" + i)))))
            .extracting(WriteResult::unchanged)
            .isEqualTo(1L);
      }
    }
  }

  @Test
  void writersAndReadersOfSeveralOrganizationsDoNotDisturbEachOther() throws Exception {
    try (DuckDbFacts store = Stores.start(settings(2, Duration.ofMillis(1)));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> writers = new ArrayList<>();
      for (int organization = 0; organization < 4; organization++) {
        String id = "org_" + organization;
        store.open(id, LISBON);
        for (int writer = 0; writer < 4; writer++) {
          String prefix = "w" + writer + "_";
          writers.add(threads.submit(() -> writeAndRead(store, id, prefix)));
        }
      }
      for (Future<Long> writer : writers) {
        assertThat(writer.get()).isEqualTo(10);
      }
      for (int organization = 0; organization < 4; organization++) {
        String id = "org_" + organization;
        assertThat(ask(store, id, "SELECT count(*), count(DISTINCT id) FROM calls"))
            .containsExactly(List.of(40L, 40L));
        assertThat(store.status(id).rows()).containsEntry("calls", 40L);
        assertThat(Stores.firstWrongRollup(store, id)).isEmpty();
      }
    }
  }

  /** Each writer's version grows, and it reads its own writes. */
  private static long writeAndRead(DuckDbFacts store, String organization, String prefix) {
    long version = 0;
    long accepted = 0;
    for (int i = 0; i < 10; i++) {
      WriteResult result =
          store.write(organization, List.of(Records.batch("calls", call(prefix + i))));
      assertThat(result.version()).isGreaterThan(version);
      version = result.version();
      accepted += result.accepted();
      assertThat(
              ask(
                  store,
                  organization,
                  "SELECT count(*) FROM calls WHERE starts_with(id, ?)",
                  prefix))
          .containsExactly(List.of(i + 1L));
    }
    return accepted;
  }

  @Test
  void aStatementThatTakesTooLongIsStoppedAndLeavesTheStoreUsable() {
    try (DuckDbFacts store = Stores.start(settings(2, Duration.ofHours(1)))) {
      store.open("org_one", LISBON);
      assertThatThrownBy(() -> store.run("org_one", ENDLESS, Duration.ofMillis(200)))
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.TIMEOUT));

      assertThat(ask(store, "org_one", "SELECT 1")).hasSize(1);
    }
  }

  @Test
  void aStatementThatNobodyWaitsForAnyMoreIsStopped() throws InterruptedException {
    DuckDbSettings one = settings(2, Duration.ofHours(1));
    try (DuckDbFacts store = Stores.start(one)) {
      store.open("org_one", LISBON);
      AtomicReference<StoreException> failure = new AtomicReference<>();
      Thread asker =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  store.run("org_one", ENDLESS, Duration.ofHours(1));
                } catch (StoreException e) {
                  failure.set(e);
                }
              });
      while (store.load().running() == 0) {
        Thread.onSpinWait();
      }

      asker.interrupt();
      asker.join();

      assertThat(failure.get().kind()).isEqualTo(StoreException.Kind.ABANDONED);
      // Closing the store waits for whatever still runs: had it not been stopped, for ever.
      assertThat(store.load().stopped()).isEqualTo(1);
    }
  }

  @Test
  void aClosedStoreRefusesAndAnOpenOneAnswers() {
    DuckDbFacts store = Stores.start(settings(2, Duration.ofHours(1)));
    store.open("org_one", LISBON);
    assertThat(store.answers()).isTrue();
    store.close();
    assertThat(store.answers()).isFalse();
    assertThatThrownBy(() -> store.write("org_one", List.of(Records.batch("calls", call("c")))))
        .isInstanceOf(StoreException.class);
  }

  private static Map<String, Object> call(String id) {
    return Records.row(
        "id",
        id,
        "startedAt",
        "2026-01-01T10:00:00Z",
        "durationSeconds",
        60,
        "status",
        "completed");
  }
}
