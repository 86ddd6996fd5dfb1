package dev.callsight.engine;

import static dev.callsight.engine.Records.batch;
import static dev.callsight.engine.Records.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.core.sql.Sql;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store of facts does, whatever is behind it. An implementation's test extends it. */
public abstract class FactStoreContract {
  protected static final FactsSettings LISBON =
      new FactsSettings(ZoneId.of("Europe/Lisbon"), Currency.getInstance("EUR"));
  protected static final String ORGANIZATION = "org_one";

  @TempDir protected Path folder;

  protected FactStore store;
  protected QueryEngine engine;

  /** Starts the store over the folder; sets {@link #store} and {@link #engine}. */
  protected abstract void start();

  @BeforeEach
  void startAndOpen() {
    start();
    store.open(ORGANIZATION, LISBON);
  }

  @AfterEach
  void stop() {
    store.close();
  }

  protected final WriteResult write(RecordBatch... batches) {
    return store.write(ORGANIZATION, Arrays.asList(batches));
  }

  protected final List<List<Object>> ask(String text, Object... parameters) {
    return engine
        .run(ORGANIZATION, new Sql(text, Arrays.asList(parameters)), Duration.ofMinutes(1))
        .rows();
  }

  protected static Map<String, Object> call(String id, String startedAt, Object... more) {
    Map<String, Object> row = row(more);
    row.put("id", id);
    row.put("startedAt", startedAt);
    row.putIfAbsent("durationSeconds", 60);
    return row;
  }

  @Test
  void keepsEveryTypeOfValueAsItWasWritten() {
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
  void storesNewRowsAndReplacesThoseOfTheSameId() {
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
  void anOlderUpdateIsIgnoredAndAnAbsentTimeIsNewest() {
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
  void rowsOfOneIdInOneWriteCountAsIfWrittenOneByOne() {
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
  void aReplayChangesNothing() {
    RecordBatch calls =
        batch("calls", call("a", "2026-01-01T10:00:00Z"), call("b", "2026-01-01T11:00:00Z"));
    WriteResult first = write(calls);

    WriteResult replay = write(calls);

    assertThat(replay).isEqualTo(new WriteResult(0, 0, 2, first.version()));
    assertThat(store.status(ORGANIZATION).version()).isEqualTo(first.version());
  }

  @Test
  void statusFollowsEveryWriteAndSurvivesARestart() {
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
    FactsStatus before = store.status(ORGANIZATION);
    assertThat(before.rows()).containsEntry("calls", 2L).containsEntry("deals", 1L);
    assertThat(before.latest())
        .containsEntry("calls.startedAt", Instant.parse("2026-01-03T11:00:00Z"))
        .containsEntry("deals.closedAt", Instant.parse("2026-02-01T00:00:00Z"));
    assertThat(before.rollupGrain()).isEqualTo(Duration.ofHours(1));

    store.close();
    start();

    assertThat(store.status(ORGANIZATION))
        .usingRecursiveComparison()
        .ignoringFields("changes")
        .isEqualTo(before);
    assertThat(ask("SELECT count(*) FROM calls")).containsExactly(List.of(2L));
    assertThat(write(batch("calls", call("a", "2026-01-01T10:00:00Z"))).unchanged()).isEqualTo(1);
  }

  @Test
  void saysWhichBucketsWritesHaveTouchedOrThatItDoesNotKnow() {
    write(
        batch("calls", call("a", "2026-01-01T10:10:00Z"), call("b", "2026-01-01T11:50:00Z")),
        batch("leads", row("id", "l", "createdAt", "2026-01-01T08:00:00Z", "source", "mail")));
    long before = store.status(ORGANIZATION).version();

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

    long last = store.status(ORGANIZATION).version();
    assertUntouchedOrUnknown(last, "calls", "startedAt");
    store.rebuild(ORGANIZATION, _ -> {});
    assertThat(store.status(ORGANIZATION).changes().after(last, "calls", "startedAt")).isEmpty();
  }

  @Test
  void manyWritesFarApartAreAllTouched() {
    long before = store.status(ORGANIZATION).version();
    List<String> buckets = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      buckets.add("20%d-%02d-01T09:00:00Z".formatted(10 + month, month));
      write(batch("calls", call("c" + month, buckets.getLast())));
    }
    buckets.forEach(bucket -> assertTouched(before, "calls", "startedAt", bucket));
  }

  private void assertTouched(long version, String entity, String time, String bucket) {
    Instant start = Instant.parse(bucket);
    assertThat(store.status(ORGANIZATION).changes().after(version, entity, time))
        .satisfiesAnyOf(
            known -> assertThat(known).isEmpty(),
            known ->
                assertThat(known.orElseThrow())
                    .anyMatch(span -> !start.isBefore(span.start()) && start.isBefore(span.end())));
  }

  private void assertUntouchedOrUnknown(long version, String entity, String time) {
    assertThat(store.status(ORGANIZATION).changes().after(version, entity, time).orElse(List.of()))
        .isEmpty();
  }

  @Test
  void organizationsSeeOnlyTheirOwn() {
    store.open("org_two", LISBON);
    write(batch("calls", call("a", "2026-01-01T10:00:00Z")));

    assertThat(
            engine
                .run(
                    "org_two",
                    new Sql("SELECT count(*) FROM calls", List.of()),
                    Duration.ofMinutes(1))
                .rows())
        .containsExactly(List.of(0L));
  }

  @Test
  void anUnknownOrganizationIsRefusedAndAnErasedOneIsUnknown() {
    assertThatThrownBy(() -> store.status("org_none"))
        .isInstanceOf(UnknownOrganizationException.class);
    assertThatThrownBy(() ->
            store.write("org_none", List.of(batch("calls", call("a", "2026-01-01T10:00:00Z")))))
        .isInstanceOf(UnknownOrganizationException.class);

    write(batch("calls", call("a", "2026-01-01T10:00:00Z")));
    long version = store.status(ORGANIZATION).version();
    store.erase(ORGANIZATION);
    store.erase(ORGANIZATION);

    assertThatThrownBy(() -> store.status(ORGANIZATION))
        .isInstanceOf(UnknownOrganizationException.class);
    assertThatThrownBy(() -> ask("SELECT 1")).isInstanceOf(UnknownOrganizationException.class);
    store.open(ORGANIZATION, LISBON);
    assertThat(ask("SELECT count(*) FROM calls")).containsExactly(List.of(0L));
    assertThat(store.status(ORGANIZATION).version()).isGreaterThanOrEqualTo(version);
  }

  @Test
  void moneyInAnotherCurrencyHasNoReportingAmount() {
    write(
        batch(
            "payments",
            payment("p1", 10, null),
            payment("p2", 20, "EUR"),
            payment("p3", 40, "USD")));
    String total = "SELECT sum(amount_reporting) FROM payments";
    assertThat(ask(total)).containsExactly(List.of(new BigDecimal("30.000000")));

    store.open(ORGANIZATION, new FactsSettings(LISBON.zone(), Currency.getInstance("USD")));

    assertThat(ask(total)).containsExactly(List.of(new BigDecimal("50.000000")));
  }

  @Test
  void moneyIsConvertedByTheLatestRateOfItsDay() {
    write(batch("payments", payment("p1", 10, "EUR"), payment("p2", 20, "USD")));
    long version = store.status(ORGANIZATION).version();

    // The payments are of the first of January.
    store.useRates(ORGANIZATION, rates("2025-12-31", "0.5", "2026-01-02", "9"));
    assertThat(store.status(ORGANIZATION).version()).isGreaterThan(version);
    write(batch("payments", payment("p3", 40, "USD"), payment("p4", 80, "GBP")));

    String total = "SELECT sum(amount_reporting), count(amount_reporting) FROM payments";
    assertThat(ask(total)).containsExactly(List.of(new BigDecimal("40.000000"), 3L));

    store.useRates(ORGANIZATION, rates("2026-01-01", "0.25"));
    assertThat(ask(total)).containsExactly(List.of(new BigDecimal("25.000000"), 3L));

    store.useRates(ORGANIZATION, rates("2026-01-02", "0.25"));
    assertThat(ask(total)).containsExactly(List.of(new BigDecimal("10.000000"), 1L));
  }

  @Test
  void theSameRatesChangeNothingAndSurviveARestart() {
    store.useRates(ORGANIZATION, rates("2026-01-01", "0.5"));
    write(batch("payments", payment("p1", 10, "USD")));
    long version = store.status(ORGANIZATION).version();
    store.close();
    start();
    store.open(ORGANIZATION, LISBON);
    store.useRates(ORGANIZATION, rates("2026-01-01", "0.500"));
    assertThat(store.status(ORGANIZATION).version()).isEqualTo(version);
    assertThat(ask("SELECT amount_reporting FROM payments"))
        .containsExactly(List.of(new BigDecimal("5.000000")));

    // What a dollar is worth in euros says nothing about pounds.
    store.open(ORGANIZATION, new FactsSettings(LISBON.zone(), Currency.getInstance("GBP")));
    assertThat(ask("SELECT count(amount_reporting) FROM payments")).containsExactly(List.of(0L));
  }

  @Test
  void countsWhatIsStored() {
    write(
        batch("calls", call("c1", "2026-03-01T00:00:00Z"), call("c2", "2026-04-01T12:30:00.5Z")),
        batch("people", row("id", "p1", "name", "Ana")));

    Inventory inventory = store.inventory(ORGANIZATION);

    assertThat(inventory.bytes()).isPositive();
    assertThat(kind(inventory, "calls").rows()).isEqualTo(2);
    assertThat(kind(inventory, "calls").first()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(kind(inventory, "calls").last()).isEqualTo("2026-04-01T12:30:00.500Z");
    assertThat(kind(inventory, "people").rows()).isEqualTo(1);
    assertThat(kind(inventory, "people").first()).isNull();
    assertThat(kind(inventory, "leads")).isEqualTo(new Inventory.Kind("leads", 0, null, null, 0));
  }

  private static Inventory.Kind kind(Inventory inventory, String entity) {
    return inventory.entities().stream()
        .filter(kind -> kind.entity().equals(entity))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void erasesTheRecordsOfSomeEntitiesOnly() {
    write(batch("calls", call("c1", "2026-03-01T00:00:00Z")));
    write(batch("payments", payment("p1", 10, "EUR")));
    long version = store.status(ORGANIZATION).version();

    store.eraseRecords(ORGANIZATION, Set.of("calls"), _ -> {});

    assertThat(ask("SELECT count(*) FROM calls")).containsExactly(List.of(0L));
    assertThat(ask("SELECT count(*) FROM payments")).containsExactly(List.of(1L));
    FactsStatus status = store.status(ORGANIZATION);
    assertThat(status.version()).isGreaterThan(version);
    assertThat(status.rows()).containsEntry("calls", 0L).containsEntry("payments", 1L);
    assertThat(status.latest()).doesNotContainKey("calls.startedAt");

    // The id is free again: a record with it is new, and older than nothing.
    WriteResult again = write(batch("calls", call("c1", "2026-03-01T00:00:00Z")));
    assertThat(again.accepted()).isEqualTo(1);
    assertThatThrownBy(() -> store.eraseRecords(ORGANIZATION, Set.of("nothing"), _ -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void toldToStopItLeavesEverythingAsItWas() {
    write(batch("calls", call("c1", "2026-03-01T00:00:00Z")));
    FactsStatus before = store.status(ORGANIZATION);
    List<Double> told = new ArrayList<>();

    assertThatThrownBy(() ->
            store.eraseRecords(
                ORGANIZATION,
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
    assertThat(store.status(ORGANIZATION)).isEqualTo(before);
    assertThat(ask("SELECT count(*) FROM calls")).containsExactly(List.of(1L));
    assertThat(write(batch("calls", call("c1", "2026-03-01T00:00:00Z"))).unchanged()).isEqualTo(1);
    told.clear();
    store.rebuild(ORGANIZATION, told::add);
    assertThat(told).last().isEqualTo(1.0);
  }

  private static final String CONTACTS =
      "SELECT id, contacted_at, engagements FROM leads ORDER BY id";

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

  @Test
  void aLeadFindsTheCallsThatCameBeforeIt() {
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
    store.close();
    start();

    write(batch("leads", lead("a", "2026-01-01T09:30:00Z")));

    assertThat(ask(CONTACTS)).containsExactly(contacts("a", "2026-01-01T09:59:00Z", 4));
    write(batch("leads", lead("a", "2026-01-01T09:30:00Z"), lead("b", "2026-01-01T10:30:00Z")));
    write(batch("calls", outbound("later", "2026-01-02T10:00:00Z", "b")));
    List<List<Object>> all =
        List.of(contacts("a", "2026-01-01T09:59:00Z", 4), contacts("b", "2026-01-01T10:30:00Z", 2));
    assertThat(ask(CONTACTS)).isEqualTo(all);
    store.rebuild(ORGANIZATION, _ -> {});
    assertThat(ask(CONTACTS)).isEqualTo(all);
  }

  @Test
  void aLeadFindsItsCallsAsTheyWereCorrected() {
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
  void aLeadDoesNotFindCallsThatWereErased() {
    write(batch("calls", outbound("c1", "2026-01-01T10:00:00Z", "a")));
    store.eraseRecords(ORGANIZATION, Set.of("calls"), _ -> {});
    write(batch("leads", lead("a", "2026-01-01T00:00:00Z")));
    assertThat(ask(CONTACTS)).containsExactly(contacts("a", null, 0));

    // A lead that was erased finds its calls when it comes again.
    write(batch("calls", outbound("c2", "2026-01-01T11:00:00Z", "a")));
    store.eraseRecords(ORGANIZATION, Set.of("leads"), _ -> {});
    write(batch("leads", lead("a", "2026-01-01T00:00:00Z")));
    assertThat(ask(CONTACTS)).containsExactly(contacts("a", "2026-01-01T11:00:00Z", 1));

    // Of an organization that was erased nothing is left.
    write(batch("calls", outbound("c3", "2026-01-01T11:00:00Z", "b")));
    store.erase(ORGANIZATION);
    store.open(ORGANIZATION, LISBON);
    write(batch("leads", lead("b", "2026-01-01T00:00:00Z")));
    assertThat(ask(CONTACTS)).containsExactly(contacts("b", null, 0));
  }

  private static ExchangeRates rates(String... datesAndRates) {
    List<ExchangeRate> rates = new ArrayList<>();
    for (int i = 0; i < datesAndRates.length; i += 2) {
      LocalDate date = LocalDate.parse(datesAndRates[i]);
      rates.add(new ExchangeRate("USD", date, new BigDecimal(datesAndRates[i + 1])));
    }
    return new ExchangeRates(rates);
  }

  @Test
  void changesOfRecurringRevenueAddUpToItsLevel() {
    write(
        batch(
            "subscriptions",
            subscription("s1", "c1", 100, "2026-01-01", "2026-03-01"),
            subscription("s2", "c1", 50, "2026-02-01", "2026-04-01"),
            subscription("s3", "c1", 70, "2026-06-01", null),
            subscription("s4", "c2", 10, "2026-01-01", "2026-02-01"),
            subscription("s5", "c2", 30, "2026-02-01", null),
            subscription("s6", "c3", 99, "2026-05-01", "2026-04-01")));

    assertThat(
            ask(
                """
                SELECT customer_id, CAST("at" AS DATE), kind, CAST(amount AS BIGINT)
                FROM mrr_changes ORDER BY customer_id, "at\"\
                """))
        .containsExactly(
            List.of("c1", LocalDate.parse("2026-01-01"), "new", 100L),
            List.of("c1", LocalDate.parse("2026-02-01"), "expansion", 50L),
            List.of("c1", LocalDate.parse("2026-03-01"), "contraction", -100L),
            List.of("c1", LocalDate.parse("2026-04-01"), "churn", -50L),
            List.of("c1", LocalDate.parse("2026-06-01"), "reactivation", 70L),
            List.of("c2", LocalDate.parse("2026-01-01"), "new", 10L),
            List.of("c2", LocalDate.parse("2026-02-01"), "expansion", 20L));
  }

  private static Map<String, Object> subscription(
      String id, String customer, int amount, String start, String end) {
    Map<String, Object> row = row("id", id, "customerId", customer, "monthlyAmount", amount);
    row.put("startedAt", start + "T00:00:00Z");
    if (end != null) {
      row.put("endedAt", end + "T00:00:00Z");
    }
    return row;
  }

  private static Map<String, Object> payment(String id, int amount, String currency) {
    Map<String, Object> row =
        row("id", id, "paidAt", "2026-01-01T00:00:00Z", "amount", amount, "kind", "one_time");
    if (currency != null) {
      row.put("currency", currency);
    }
    return row;
  }
}
