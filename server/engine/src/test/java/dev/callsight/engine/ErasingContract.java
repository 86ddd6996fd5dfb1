package dev.callsight.engine;

import static dev.callsight.engine.Records.batch;
import static dev.callsight.engine.StoreUnderTest.call;
import static dev.callsight.engine.StoreUnderTest.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is erased is gone, and nothing else; what is stopped half way has not been. */
interface ErasingContract extends StoreUnderTest {
  @Test
  default void anUnknownOrganizationIsRefusedAndAnErasedOneIsUnknown() {
    assertThatThrownBy(() -> facts().status("org_none"))
        .isInstanceOf(UnknownOrganizationException.class);
    assertThatThrownBy(() ->
            facts().write("org_none", List.of(batch("calls", call("a", "2026-01-01T10:00:00Z")))))
        .isInstanceOf(UnknownOrganizationException.class);

    write(batch("calls", call("a", "2026-01-01T10:00:00Z")));
    long version = facts().status(organization()).version();
    facts().erase(organization());
    facts().erase(organization());

    assertThatThrownBy(() -> facts().status(organization()))
        .isInstanceOf(UnknownOrganizationException.class);
    assertThatThrownBy(() -> ask("SELECT 1")).isInstanceOf(UnknownOrganizationException.class);
    facts().open(organization(), LISBON);
    assertThat(ask("SELECT count(*) FROM calls")).containsExactly(List.of(0L));
    assertThat(facts().status(organization()).version()).isGreaterThanOrEqualTo(version);
  }

  @Test
  default void erasesTheRecordsOfSomeEntitiesOnly() {
    write(batch("calls", call("c1", "2026-03-01T00:00:00Z")));
    write(batch("payments", payment("p1", 10, "EUR")));
    long version = facts().status(organization()).version();

    facts().eraseRecords(organization(), Set.of("calls"), _ -> {});

    assertThat(ask("SELECT count(*) FROM calls")).containsExactly(List.of(0L));
    assertThat(ask("SELECT count(*) FROM payments")).containsExactly(List.of(1L));
    FactsStatus status = facts().status(organization());
    assertThat(status.version()).isGreaterThan(version);
    assertThat(status.rows()).containsEntry("calls", 0L).containsEntry("payments", 1L);
    assertThat(status.latest()).doesNotContainKey("calls.startedAt");

    // The id is free again: a record with it is new, and older than nothing.
    WriteResult again = write(batch("calls", call("c1", "2026-03-01T00:00:00Z")));
    assertThat(again.accepted()).isEqualTo(1);
    assertThatThrownBy(() -> facts().eraseRecords(organization(), Set.of("nothing"), _ -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void toldToStopItLeavesEverythingAsItWas() {
    write(batch("calls", call("c1", "2026-03-01T00:00:00Z")));
    FactsStatus before = facts().status(organization());
    List<Double> told = new ArrayList<>();

    assertThatThrownBy(() ->
            facts()
                .eraseRecords(
                    organization(),
                    Set.of("calls"),
                    done -> {
                      told.add(done);
                      if (done > 0.5) {
                        throw new IllegalStateException("enough");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");

    assertThat(told).isSorted().first().isEqualTo(0.0);
    assertThat(facts().status(organization())).isEqualTo(before);
    assertThat(ask("SELECT count(*) FROM calls")).containsExactly(List.of(1L));
    assertThat(write(batch("calls", call("c1", "2026-03-01T00:00:00Z"))).unchanged()).isEqualTo(1);
    told.clear();
    facts().rebuild(organization(), told::add);
    assertThat(told).last().isEqualTo(1.0);
  }
}
