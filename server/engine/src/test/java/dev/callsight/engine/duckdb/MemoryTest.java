package dev.callsight.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.core.sql.Sql;
import dev.callsight.engine.Records;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No question takes the memory of the store for itself. */
class MemoryTest {
  /** Keeps every number: nothing of it can go to the disk. Needs 8 GB. */
  private static final Sql LARGE =
      new Sql("SELECT quantile_cont(CAST(range AS DOUBLE), 0.9) FROM range(1000000000)", List.of());

  private static final long MEGABYTE = 1L << 20;

  @TempDir Path folder;

  @Test
  void aQuestionThatWantsTooMuchEndsAndThoseBesideItAreAnswered() {
    DuckDbSettings settings =
        DuckDbSettings.of(folder, 512 * MEGABYTE).withQuestionMemory(32 * MEGABYTE);
    try (DuckDbFacts store = started(settings)) {
      CompletableFuture<Kind> large = CompletableFuture.supplyAsync(() -> failure(store));
      int answered = 0;
      while (!large.isDone() || answered == 0) {
        assertCounts(store, "org_two");
        answered++;
      }

      assertThat(large.join()).isEqualTo(Kind.RESOURCES);
      assertThat(store.load().tooLarge()).isEqualTo(1);
      assertCounts(store, "org_one");
    }
  }

  /** What is held together is put down to those that ran while it was taken. */
  @Test
  void theOneThatRanWhileMemoryWasTakenIsStopped() {
    AtomicLong held = new AtomicLong();
    List<String> stopped = new ArrayList<>();
    ScheduledExecutorService never = Executors.newSingleThreadScheduledExecutor();
    never.shutdown();
    MemoryWatch watch = new MemoryWatch(100, held::get, never);
    MemoryWatch.Share large = watch.begin(() -> stopped.add("large"));
    held.set(80);
    watch.look();
    MemoryWatch.Share young = watch.begin(() -> stopped.add("young"));
    held.set(130);
    watch.look();

    assertThat(stopped).containsExactly("large");
    assertThat(young.isCrowdedOut()).isTrue();
    assertThat(large.isCrowdedOut()).isFalse();
    large.close();
    held.set(20);
    watch.look();
    held.set(100);
    watch.look();
    assertThat(stopped).containsExactly("large");
    assertThat(young.isCrowdedOut()).isFalse();
    held.set(130);
    watch.look();
    assertThat(stopped).containsExactly("large", "young");
  }

  private static DuckDbFacts started(DuckDbSettings settings) {
    DuckDbFacts store = Stores.start(settings);
    for (String organization : List.of("org_one", "org_two")) {
      store.open(organization, Stores.LISBON);
      store.write(
          organization,
          List.of(
              Records.batch(
                  "calls",
                  Records.row(
                      "id", "c", "startedAt", "2026-01-01T10:00:00Z", "durationSeconds", 1))));
    }
    return store;
  }

  private static Kind failure(DuckDbFacts store) {
    try {
      store.run("org_one", LARGE, Duration.ofMinutes(2));
      throw new AssertionError("it was answered");
    } catch (StoreException e) {
      return e.kind();
    }
  }

  private static void assertCounts(DuckDbFacts store, String organization) {
    assertThat(Stores.ask(store, organization, "SELECT count(*) FROM calls"))
        .containsExactly(List.of(1L));
  }

  @Test
  void aLimitBelowAMegabyteIsNone() {
    assertThatThrownBy(() -> DuckDbSettings.of(folder, 512 * MEGABYTE).withQuestionMemory(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("questionMemory");
  }
}
