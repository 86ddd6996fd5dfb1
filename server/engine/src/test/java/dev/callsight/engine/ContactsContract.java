package dev.callsight.engine;

import static dev.callsight.engine.Records.batch;
import static dev.callsight.engine.Records.row;
import static dev.callsight.engine.StoreUnderTest.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a lead was contacted, and how often, in whatever order it and its calls come and change. */
interface ContactsContract extends StoreUnderTest {
  String CONTACTS = "SELECT id, contacted_at, engagements FROM leads ORDER BY id";

  @Test
  default void aLeadFindsTheCallsThatCameBeforeIt() {
    write(batch("calls", outbound("early", "2026-01-01T09:00:00Z", "a")));
    write(
        batch(
            "calls",
            outbound("first", "2026-01-01T10:00:00Z", "a"),
            inbound("second", "2026-01-01T11:00:00Z", "a"),
            call("unanswered", "2026-01-01T12:00:00Z", "status", "busy", "leadId", "a"),
            outbound("other", "2026-01-01T10:30:00Z", "b")),
        batch(
            "touchpoints",
            row("id", "t", "leadId", "a", "at", "2026-01-01T09:59:00Z", "channel", "mail")));
    restart();

    write(batch("leads", lead("a", "2026-01-01T09:30:00Z")));

    assertThat(ask(CONTACTS)).containsExactly(contacts("a", "2026-01-01T09:59:00Z", 4));
    write(batch("leads", lead("a", "2026-01-01T09:30:00Z"), lead("b", "2026-01-01T10:30:00Z")));
    write(batch("calls", outbound("later", "2026-01-02T10:00:00Z", "b")));
    List<List<Object>> all =
        List.of(contacts("a", "2026-01-01T09:59:00Z", 4), contacts("b", "2026-01-01T10:30:00Z", 2));
    assertThat(ask(CONTACTS)).isEqualTo(all);
    facts().rebuild(organization(), _ -> {});
    assertThat(ask(CONTACTS)).isEqualTo(all);
  }

  @Test
  default void aLeadFindsItsCallsAsTheyWereCorrected() {
    RecordBatch call = batch("calls", outbound("moved", "2026-01-01T10:00:00Z", "a"));
    write(call, batch("calls", outbound("kept", "2026-01-01T12:00:00Z", "a")));
    write(call);
    write(batch("calls", outbound("kept", "2026-01-01T11:00:00Z", "a")));
    write(batch("calls", inbound("moved", "2026-01-01T10:00:00Z", "b")));
    write(batch("calls", outbound("moved", "2026-01-01T10:05:00Z", "b")));

    write(batch("leads", lead("b", "2026-01-01T00:00:00Z")));
    assertThat(ask(CONTACTS)).containsExactly(contacts("b", "2026-01-01T10:05:00Z", 1));

    // From a lead that is known to one that is not, and back.
    write(batch("calls", outbound("moved", "2026-01-01T10:05:00Z", "c")));
    assertThat(ask(CONTACTS)).containsExactly(contacts("b", null, 0));
    write(batch("calls", outbound("moved", "2026-01-01T10:05:00Z", "b")));
    write(batch("leads", lead("c", "2026-01-01T00:00:00Z"), lead("a", "2026-01-01T10:30:00Z")));
    assertThat(ask(CONTACTS))
        .containsExactly(
            contacts("a", "2026-01-01T11:00:00Z", 1),
            contacts("b", "2026-01-01T10:05:00Z", 1),
            contacts("c", null, 0));

    // A call replaced in the commit that brings its lead.
    write(batch("calls", outbound("late", "2026-01-01T09:00:00Z", "d")));
    write(
        batch("calls", outbound("late", "2026-01-01T09:30:00Z", "d")),
        batch("leads", lead("d", "2026-01-01T00:00:00Z")));
    assertThat(ask(CONTACTS + " DESC LIMIT 1"))
        .containsExactly(contacts("d", "2026-01-01T09:30:00Z", 1));
  }

  @Test
  default void aLeadDoesNotFindCallsThatWereErased() {
    write(batch("calls", outbound("c1", "2026-01-01T10:00:00Z", "a")));
    facts().eraseRecords(organization(), Set.of("calls"), _ -> {});
    write(batch("leads", lead("a", "2026-01-01T00:00:00Z")));
    assertThat(ask(CONTACTS)).containsExactly(contacts("a", null, 0));

    // A lead that was erased finds its calls when it comes again.
    write(batch("calls", outbound("c2", "2026-01-01T11:00:00Z", "a")));
    facts().eraseRecords(organization(), Set.of("leads"), _ -> {});
    write(batch("leads", lead("a", "2026-01-01T00:00:00Z")));
    assertThat(ask(CONTACTS)).containsExactly(contacts("a", "2026-01-01T11:00:00Z", 1));

    // Of an organization that was erased nothing is left.
    write(batch("calls", outbound("c3", "2026-01-01T11:00:00Z", "b")));
    facts().erase(organization());
    facts().open(organization(), LISBON);
    write(batch("leads", lead("b", "2026-01-01T00:00:00Z")));
    assertThat(ask(CONTACTS)).containsExactly(contacts("b", null, 0));
  }

  private static Map<String, Object> outbound(String id, String startedAt, String lead) {
    return call(id, startedAt, "direction", "outbound", "status", "completed", "leadId", lead);
  }

  private static Map<String, Object> inbound(String id, String startedAt, String lead) {
    return call(id, startedAt, "direction", "inbound", "status", "completed", "leadId", lead);
  }

  private static Map<String, Object> lead(String id, String createdAt) {
    return row("id", id, "createdAt", createdAt);
  }

  private static List<Object> contacts(
      String lead, @Nullable String contactedAt, long engagements) {
    return Arrays.asList(
        lead, contactedAt == null ? null : Instant.parse(contactedAt), engagements);
  }
}
