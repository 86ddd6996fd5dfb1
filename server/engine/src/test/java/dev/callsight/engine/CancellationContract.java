package dev.callsight.engine;

import static dev.callsight.engine.Records.batch;
import static dev.callsight.engine.Records.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.core.sql.Sql;
import dev.callsight.engine.StoreException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * In every store a statement ends when nobody waits for it, and leaves room for others. One store
 * for all tests of a class, since nothing is written.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class CancellationContract {
  /** Some of them on each shard. */
  private static final List<String> ORGANIZATIONS = List.of("org_one", "org_two", "org_three");

  private static final int CALLS = 500;
  private static final Sql COUNT = new Sql("SELECT count(*) FROM calls", List.of());

  /** Takes hours, and nothing that is known of the columns tells its answer. */
  private static final Sql ENDLESS =
      new Sql(
          "SELECT count(*) FROM calls AS a CROSS JOIN calls AS b CROSS JOIN calls AS c CROSS JOIN"
              + " calls AS d CROSS JOIN calls AS e WHERE a.duration_seconds + b.duration_seconds"
              + " + c.duration_seconds + d.duration_seconds + e.duration_seconds = 7",
          List.of());

  @TempDir protected static Path folder;
  protected Facts facts;

  /** Starts the store over the folder. */
  protected abstract Facts start();

  /** How many statements of questions run, as the store itself tells. */
  protected abstract long running();

  @BeforeAll
  void startAndFill() {
    facts = start();
    List<Map<String, Object>> calls =
        IntStream.range(0, CALLS)
            .mapToObj(
                i -> row("id", "c" + i, "startedAt", "2026-01-01T00:00:00Z", "durationSeconds", i))
            .toList();
    for (String organization : ORGANIZATIONS) {
      facts.open(organization, new FactsSettings(ZoneId.of("UTC"), Currency.getInstance("EUR")));
      facts.write(organization, List.of(batch("calls", calls)));
    }
  }

  @AfterAll
  void stop() {
    facts.close();
  }

  /** A question on its way, on a thread that waits for it. */
  private record Asker(Thread thread, CompletableFuture<Kind> end) {
    Kind interrupt() {
      thread.interrupt();
      return end.join();
    }
  }

  private Asker ask(String organization) {
    CompletableFuture<Kind> end = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                facts.run(organization, ENDLESS, Duration.ofHours(1));
                end.completeExceptionally(new AssertionError("it was answered"));
              } catch (StoreException e) {
                end.complete(e.kind());
              } catch (RuntimeException | Error e) {
                end.completeExceptionally(e);
              }
            });
    return new Asker(thread, end);
  }

  private void assertNothingIsLeft() {
    await(() -> running() == 0 && facts.load().running() == 0 && facts.load().waiting() == 0);
    for (String organization : ORGANIZATIONS) {
      assertThat(facts.run(organization, COUNT, Duration.ofMinutes(1)).rows())
          .containsExactly(List.of((long) CALLS));
    }
  }

  @Test
  void aStatementEndsWhenItsAskerIsInterrupted() {
    long before = facts.load().stopped();
    for (String organization : ORGANIZATIONS) {
      Asker asker = ask(organization);
      await(() -> running() == 1);

      assertThat(asker.interrupt()).isEqualTo(Kind.ABANDONED);
      assertNothingIsLeft();
    }
    assertThat(facts.load().stopped() - before).isEqualTo(ORGANIZATIONS.size());
  }

  @Test
  void aStatementEndsWhenItsTimeIsUp() {
    long before = facts.load().timedOut();
    assertThatThrownBy(() -> facts.run("org_one", ENDLESS, Duration.ofMillis(300)))
        .isInstanceOfSatisfying(
            StoreException.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT));
    assertNothingIsLeft();
    assertThat(facts.load().timedOut() - before).isEqualTo(1);
  }

  /** One that is just beginning may not hear that it shall end. */
  @Test
  void aStatementOfWhomIsGoneAlreadyEnds() {
    for (int i = 0; i < 10; i++) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> facts.run("org_two", ENDLESS, Duration.ofHours(1)))
          .isInstanceOfSatisfying(
              StoreException.class,
              failure -> assertThat(failure.kind()).isEqualTo(Kind.ABANDONED));
      assertThat(Thread.interrupted()).isTrue();
    }
    assertNothingIsLeft();
  }

  /** As when a proxy before the server goes, with all its clients. */
  @Test
  void moreStatementsThanCanRunEndTogether() {
    List<Asker> askers = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      askers.add(ask(ORGANIZATIONS.get(i % ORGANIZATIONS.size())));
    }
    await(() -> running() > 1);

    askers.forEach(asker -> asker.thread().interrupt());

    assertThat(askers).extracting(asker -> asker.end().join()).containsOnly(Kind.ABANDONED);
    assertNothingIsLeft();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for two minutes").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
