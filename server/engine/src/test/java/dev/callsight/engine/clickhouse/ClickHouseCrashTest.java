package dev.callsight.engine.clickhouse;

import static dev.callsight.engine.Records.batch;
import static dev.callsight.engine.Records.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.sql.Sql;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.WriteResult;
import dev.callsight.testing.ClickHouseServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever the server or the writer is lost: what was answered is there, all of it, once. */
class ClickHouseCrashTest {
  private static final String ORGANIZATION = "org_crash";

  @TempDir Path folder;
  private ClickHouseServer server;
  private ClickHouseFacts facts;

  @BeforeEach
  void start() {
    server = ClickHouseServer.start(folder);
    facts = connect(server.host());
    facts.open(ORGANIZATION, new FactsSettings(ZoneId.of("UTC"), Currency.getInstance("EUR")));
  }

  private static ClickHouseFacts connect(String host) {
    return ClickHouseFacts.start(
        settings(host), Catalog.builtIn(), Clock.systemUTC(), WriteLock.ofOneProcess());
  }

  private static ClickHouseSettings settings(String host) {
    return ClickHouseSettings.parse("clickhouse://" + host + "/calls");
  }

  @AfterEach
  void stop() {
    facts.close();
    server.close();
  }

  private static RecordBatch calls(int from, int to) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add(row("id", "c" + i, "startedAt", "2026-01-01T00:00:00Z", "durationSeconds", 10));
    }
    return batch("calls", rows);
  }

  private long number(String text) {
    return (Long)
        facts
            .run(ORGANIZATION, new Sql(text, List.of()), Duration.ofMinutes(1))
            .rows()
            .getFirst()
            .getFirst();
  }

  private void assertWhole(long calls) {
    assertThat(number("SELECT count(*) FROM calls")).isEqualTo(calls);
    assertThat(number("SELECT sum(\"calls_total\") FROM calls_by_time")).isEqualTo(calls);
    assertThat(facts.status(ORGANIZATION).rows()).containsEntry("calls", calls);
  }

  @Test
  void aServerKilledWhileItIsWrittenHasAllThatWasAnswered() {
    facts.write(ORGANIZATION, List.of(calls(0, 10)));
    CompletableFuture<Integer> writer =
        CompletableFuture.supplyAsync(() -> {
          int answered = 10;
          try {
            while (true) {
              facts.write(ORGANIZATION, List.of(calls(answered, answered + 10)));
              answered += 10;
            }
          } catch (StoreException e) {
            return answered;
          }
        });
    while (facts.status(ORGANIZATION).rows().getOrDefault("calls", 0L) < 60) {
      Thread.onSpinWait();
    }
    server.kill();
    int answered = writer.join();
    server.restart();

    // Told again, since nobody knows what became of the last ones.
    WriteResult again = facts.write(ORGANIZATION, List.of(calls(0, answered + 10)));

    assertThat(again.unchanged()).isGreaterThanOrEqualTo(answered);
    assertThat(again.updated()).isZero();
    assertWhole(answered + 10L);
  }

  /** Each stop is a place where a writer may be lost: before, between and after the copies. */
  @Test
  void aWriterLostAnywhereLeavesAllOrNothing() throws IOException {
    facts.write(ORGANIZATION, List.of(calls(0, 5)));
    long calls = 5;
    for (int stop = 0; stop < 10; stop++) {
      int from = 5 + 5 * stop;
      try (FaultyWay way = new FaultyWay(server.host());
          ClickHouseFacts other = connect(way.host())) {
        way.breakAfter(stop);
        RecordBatch more = calls(from - 2, from + 5);
        // A write takes more than four requests; after its last, nothing is left to break.
        Throwable failure = catchThrowable(() -> other.write(ORGANIZATION, List.of(more)));
        if (stop < 4) {
          assertThat(failure).isInstanceOf(StoreException.class);
        }
      }
      // Nothing is half there for readers, before anybody cleans up.
      assertThat(number("SELECT count(*) FROM calls")).isIn(calls, calls + 5);
      WriteResult again = facts.write(ORGANIZATION, List.of(calls(from - 2, from + 5)));
      assertThat(again.updated()).isZero();
      calls += 5;
      assertWhole(calls);
    }
  }

  /** The server takes a request, and the way breaks before it can say so: tried again, or told. */
  @Test
  void anAnswerLostAnywhereCountsNothingTwice() throws IOException {
    facts.write(ORGANIZATION, List.of(calls(0, 5)));
    long calls = 5;
    for (int stop = 0; stop < 16; stop++) {
      int from = 5 + 5 * stop;
      RecordBatch more = calls(from - 2, from + 5);
      try (FaultyWay way = new FaultyWay(server.host());
          ClickHouseFacts other = connect(way.host())) {
        way.loseAnswerAfter(stop);
        Throwable failure = catchThrowable(() -> other.write(ORGANIZATION, List.of(more)));
        assertThat(failure)
            .satisfiesAnyOf(
                none -> assertThat(none).isNull(),
                one -> assertThat(one).isInstanceOf(StoreException.class));
      }
      WriteResult again = facts.write(ORGANIZATION, List.of(more));
      assertThat(again.updated()).isZero();
      calls += 5;
      assertWhole(calls);
    }
  }

  private List<List<Object>> payment() {
    return facts
        .run(
            ORGANIZATION,
            new Sql(
                "SELECT p.attributed_campaign, p.amount_reporting, s.sums FROM payments AS p CROSS"
                    + " JOIN (SELECT sum(revenue_one_time) AS sums FROM payments_by_campaign WHERE"
                    + " attributed_campaign = 'k') AS s",
                List.of()),
            Duration.ofMinutes(1))
        .rows();
  }

  /** What follows from records is made wrong behind the store's back, as a defect would. */
  private void damage(int call) {
    // Something else first: what replaces the payment needs a revision after its own.
    facts.write(ORGANIZATION, List.of(calls(call, call + 1)));
    ClickHouseSettings settings = settings(server.host());
    try (Database database = new Database(settings)) {
      database
          .node(ORGANIZATION)
          .execute(
              "damage a payment",
              "INSERT INTO %1$s SELECT * REPLACE ('wrong' AS attributed_campaign, 1 AS amount_reporting, {r:UInt64} AS revision) FROM %1$s FINAL"
                  .formatted(database.table("facts_payments")),
              new Parameters().with("r", 2 * facts.status(ORGANIZATION).version() + 1));
    }
  }

  /** One commit, however much it is: readers see all of it or nothing, wherever it is lost. */
  @Test
  void aRebuildLostAnywhereIsDoneOrNotBegun() throws IOException {
    facts.write(
        ORGANIZATION,
        List.of(
            batch("leads", row("id", "l", "createdAt", "2026-01-01T00:00:00Z", "campaignId", "k")),
            batch(
                "payments",
                row(
                    "id",
                    "p",
                    "leadId",
                    "l",
                    "paidAt",
                    "2026-01-02T00:00:00Z",
                    "amount",
                    10,
                    "kind",
                    "one_time"))));
    List<List<Object>> right = payment();
    for (int stop = 0, answered = 0; answered == 0; stop += 6) {
      damage(stop);
      List<List<Object>> wrong = payment();
      assertThat(wrong).isNotEqualTo(right);
      long version = facts.status(ORGANIZATION).version();
      try (FaultyWay way = new FaultyWay(server.host());
          ClickHouseFacts other = connect(way.host())) {
        way.breakAfter(stop);
        if (catchThrowable(() -> other.rebuild(ORGANIZATION, _ -> {})) == null) {
          answered++;
        }
      }
      boolean done = facts.status(ORGANIZATION).version() > version;
      assertThat(payment()).isEqualTo(done ? right : wrong);
      facts.rebuild(ORGANIZATION, _ -> {});
      assertThat(payment()).isEqualTo(right);
    }
  }
}
