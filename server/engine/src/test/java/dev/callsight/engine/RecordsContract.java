package dev.callsight.engine;

import static dev.callsight.engine.Records.batch;
import static dev.callsight.engine.Records.row;
import static dev.callsight.engine.StoreUnderTest.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.core.sql.Sql;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records are kept as they were written, the newest of each id, apart for each organization. */
interface RecordsContract extends StoreUnderTest {
  @Test
  default void keepsEveryTypeOfValueAsItWasWritten() {
    write(
        batch(
            "calls",
            call(
                "c1",
                "2026-03-29T00:59:59.123456Z",
                "durationSeconds",
                "12.345",
                "successful",
                true,
                "satisfaction",
                5,
                "cost",
                "0.000001",
                "outcome",
                "naïve ☎ 'quoted' \"double\" ; DROP TABLE calls",
                "properties",
                "{\"a\":1}")),
        batch("spend", row("id", "s1", "campaignId", "k", "date", "2026-02-28", "amount", 10)));

    assertThat(
            ask(
                "SELECT started_at, duration_seconds, successful, satisfaction, cost, outcome,"
                    + " properties, agent_id FROM calls"))
        .containsExactly(
            Arrays.asList(
                Instant.parse("2026-03-29T00:59:59.123456Z"),
                new BigDecimal("12.345"),
                true,
                5L,
                new BigDecimal("0.000001"),
                "naïve ☎ 'quoted' \"double\" ; DROP TABLE calls",
                "{\"a\":1}",
                null));
    assertThat(ask("SELECT date FROM spend"))
        .containsExactly(List.of(LocalDate.parse("2026-02-28")));
  }

  @Test
  default void storesNewRowsAndReplacesThoseOfTheSameId() {
    WriteResult first =
        write(
            batch(
                "calls",
                call("a", "2026-01-01T10:00:00Z", "outcome", "booked"),
                call("b", "2026-01-01T11:00:00Z")));
    assertThat(first)
        .extracting(WriteResult::accepted, WriteResult::updated, WriteResult::unchanged)
        .containsExactly(2L, 0L, 0L);

    WriteResult second =
        write(
            batch(
                "calls",
                call("a", "2026-01-05T10:00:00Z", "outcome", "lost"),
                call("b", "2026-01-01T11:00:00Z"),
                call("c", "2026-01-01T12:00:00Z")));
    assertThat(second)
        .extracting(WriteResult::accepted, WriteResult::updated, WriteResult::unchanged)
        .containsExactly(1L, 1L, 1L);
    assertThat(second.version()).isGreaterThan(first.version());
    assertThat(ask("SELECT id, outcome FROM calls ORDER BY id"))
        .containsExactly(List.of("a", "lost"), Arrays.asList("b", null), Arrays.asList("c", null));
  }

  @Test
  default void anOlderUpdateIsIgnoredAndAnAbsentTimeIsNewest() {
    write(batch("calls", call("a", "2026-01-01T10:00:00Z", "updatedAt", "2026-01-02T00:00:00Z")));

    assertThat(
            write(
                    batch(
                        "calls",
                        call(
                            "a",
                            "2026-01-01T10:00:00Z",
                            "outcome",
                            "old",
                            "updatedAt",
                            "2026-01-01T23:59:59Z")))
                .unchanged())
        .isEqualTo(1);
    assertThat(
            write(batch("calls", call("a", "2026-01-01T10:00:00Z", "outcome", "undated")))
                .updated())
        .isEqualTo(1);
    assertThat(
            write(
                    batch(
                        "calls",
                        call(
                            "a",
                            "2026-01-01T10:00:00Z",
                            "outcome",
                            "late",
                            "updatedAt",
                            "2027-01-01T00:00:00Z")))
                .unchanged())
        .isEqualTo(1);
    assertThat(ask("SELECT outcome FROM calls")).containsExactly(List.of("undated"));
  }

  @Test
  default void rowsOfOneIdInOneWriteCountAsIfWrittenOneByOne() {
    WriteResult result =
        write(
            batch(
                "calls",
                call("a", "2026-01-01T10:00:00Z", "outcome", "1"),
                call("a", "2026-01-01T10:00:00Z", "outcome", "2"),
                call("b", "2026-01-01T10:00:00Z", "updatedAt", "2026-01-02T00:00:00Z"),
                call("a", "2026-01-01T10:00:00Z", "outcome", "2"),
                call("b", "2026-01-01T10:00:00Z", "updatedAt", "2026-01-01T00:00:00Z")));

    assertThat(result)
        .extracting(WriteResult::accepted, WriteResult::updated, WriteResult::unchanged)
        .containsExactly(2L, 1L, 2L);
    assertThat(ask("SELECT id, outcome FROM calls ORDER BY id"))
        .containsExactly(List.of("a", "2"), Arrays.asList("b", null));
  }

  @Test
  default void aReplayChangesNothing() {
    RecordBatch calls =
        batch("calls", call("a", "2026-01-01T10:00:00Z"), call("b", "2026-01-01T11:00:00Z"));
    WriteResult first = write(calls);

    WriteResult replay = write(calls);

    assertThat(replay).isEqualTo(new WriteResult(0, 0, 2, first.version()));
    assertThat(facts().status(organization()).version()).isEqualTo(first.version());
  }

  @Test
  default void organizationsSeeOnlyTheirOwn() {
    String other = organization() + "_two";
    facts().open(other, LISBON);
    write(batch("calls", call("a", "2026-01-01T10:00:00Z")));

    assertThat(
            facts()
                .run(other, new Sql("SELECT count(*) FROM calls", List.of()), Duration.ofMinutes(1))
                .rows())
        .containsExactly(List.of(0L));
  }
}
