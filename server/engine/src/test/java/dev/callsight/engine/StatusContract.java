package dev.callsight.engine;

import static dev.callsight.engine.Records.batch;
import static dev.callsight.engine.Records.row;
import static dev.callsight.engine.StoreUnderTest.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store tells of its records: how many, until when, and which buckets of rollups moved. */
interface StatusContract extends StoreUnderTest {
  @Test
  default void statusFollowsEveryWriteAndSurvivesARestart() {
    write(
        batch("calls", call("a", "2026-01-01T10:00:00Z"), call("b", "2026-01-03T11:00:00Z")),
        batch(
            "deals",
            row(
                "id",
                "d",
                "createdAt",
                "2026-01-01T00:00:00Z",
                "amount",
                5,
                "closedAt",
                "2026-02-01T00:00:00Z")));
    FactsStatus before = facts().status(organization());
    assertThat(before.rows()).containsEntry("calls", 2L).containsEntry("deals", 1L);
    assertThat(before.latest())
        .containsEntry("calls.startedAt", Instant.parse("2026-01-03T11:00:00Z"))
        .containsEntry("deals.closedAt", Instant.parse("2026-02-01T00:00:00Z"));
    assertThat(before.rollupGrain()).isEqualTo(Duration.ofHours(1));

    restart();

    assertThat(facts().status(organization()))
        .usingRecursiveComparison()
        .ignoringFields("changes")
        .isEqualTo(before);
    assertThat(ask("SELECT count(*) FROM calls")).containsExactly(List.of(2L));
    assertThat(write(batch("calls", call("a", "2026-01-01T10:00:00Z"))).unchanged()).isEqualTo(1);
  }

  @Test
  default void saysWhichBucketsWritesHaveTouchedOrThatItDoesNotKnow() {
    write(
        batch("calls", call("a", "2026-01-01T10:10:00Z"), call("b", "2026-01-01T11:50:00Z")),
        batch("leads", row("id", "l", "createdAt", "2026-01-01T08:00:00Z", "source", "mail")));
    long before = facts().status(organization()).version();

    write(batch("calls", call("c", "2026-02-01T09:30:00Z")));
    assertTouched(before, "calls", "startedAt", "2026-02-01T09:00:00Z");
    assertUntouchedOrUnknown(before, "leads", "createdAt");

    write(batch("calls", call("b", "2026-03-01T09:30:00Z")));
    assertTouched(before, "calls", "startedAt", "2026-01-01T11:00:00Z");
    assertTouched(before, "calls", "startedAt", "2026-02-01T09:00:00Z");
    assertTouched(before, "calls", "startedAt", "2026-03-01T09:00:00Z");

    // A touch attributes the lead to another campaign, and so moves its sums.
    write(
        batch(
            "touchpoints",
            row("id", "t", "leadId", "l", "at", "2026-01-02T08:00:00Z", "campaignId", "k")));
    assertTouched(before, "leads", "createdAt", "2026-01-01T08:00:00Z");

    long last = facts().status(organization()).version();
    assertUntouchedOrUnknown(last, "calls", "startedAt");
    facts().rebuild(organization(), _ -> {});
    assertThat(facts().status(organization()).changes().after(last, "calls", "startedAt"))
        .isEmpty();
  }

  @Test
  default void manyWritesFarApartAreAllTouched() {
    long before = facts().status(organization()).version();
    List<String> buckets = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      buckets.add("20%d-%02d-01T09:00:00Z".formatted(10 + month, month));
      write(batch("calls", call("c" + month, buckets.getLast())));
    }
    buckets.forEach(bucket -> assertTouched(before, "calls", "startedAt", bucket));
  }

  @Test
  default void countsWhatIsStored() {
    write(
        batch("calls", call("c1", "2026-03-01T00:00:00Z"), call("c2", "2026-04-01T12:30:00.5Z")),
        batch("people", row("id", "p1", "name", "Ana")));

    Inventory inventory = facts().inventory(organization());

    assertThat(inventory.bytes()).isPositive();
    assertThat(kind(inventory, "calls").rows()).isEqualTo(2);
    assertThat(kind(inventory, "calls").first()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(kind(inventory, "calls").last()).isEqualTo("2026-04-01T12:30:00.500Z");
    assertThat(kind(inventory, "people").rows()).isEqualTo(1);
    assertThat(kind(inventory, "people").first()).isNull();
    assertThat(kind(inventory, "leads")).isEqualTo(new Inventory.Kind("leads", 0, null, null, 0));
  }

  private void assertTouched(long version, String entity, String time, String bucket) {
    Instant start = Instant.parse(bucket);
    assertThat(facts().status(organization()).changes().after(version, entity, time))
        .satisfiesAnyOf(
            known -> assertThat(known).isEmpty(),
            known ->
                assertThat(known.orElseThrow())
                    .anyMatch(span -> !start.isBefore(span.start()) && start.isBefore(span.end())));
  }

  private void assertUntouchedOrUnknown(long version, String entity, String time) {
    assertThat(
            facts().status(organization()).changes().after(version, entity, time).orElse(List.of()))
        .isEmpty();
  }

  private static Inventory.Kind kind(Inventory inventory, String entity) {
    return inventory.entities().stream()
        .filter(kind -> kind.entity().equals(entity))
        .findFirst()
        .orElseThrow();
  }
}
