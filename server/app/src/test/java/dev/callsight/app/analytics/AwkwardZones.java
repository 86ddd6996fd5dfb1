package dev.callsight.app.analytics;

import dev.callsight.app.identity.Organization;
import dev.callsight.app.testing.ChosenFacts;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.plan.Plan;
import dev.callsight.core.plan.PlanFacts;
import dev.callsight.core.query.AnswerRow;
import dev.callsight.core.query.Binder;
import dev.callsight.core.query.BoundQuery;
import dev.callsight.core.query.Evaluation;
import dev.callsight.core.query.LeafFrame;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.table.Table;
import dev.callsight.core.time.Calendar;
import dev.callsight.engine.Facts;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.FactsStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * A store in which organizations in zones with odd offsets and clock changes have {@link
 * RandomRecords}, and the ways to ask it past everything that only makes answers faster.
 */
final class AwkwardZones implements BeforeAllCallback, AfterAllCallback {
  static final Catalog CATALOG = Catalog.builtIn();

  static final List<String> ZONES =
      List.of(
          "Europe/Lisbon",
          "Asia/Kolkata",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "America/New_York");

  private static final int ROWS = 2_000;
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private @Nullable Path folder;
  private @Nullable Facts facts;

  /** Fills a new store for the tests of a class; half of the records come twice, changed. */
  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("callsight-zones");
    facts = ChosenFacts.start(folder, CATALOG);
    RandomRecords records = new RandomRecords(CATALOG, new Random(5));
    for (String zone : ZONES) {
      facts.open(id(zone), new FactsSettings(ZoneId.of(zone), EURO));
      for (int time = 0; time < 2; time++) {
        facts.write(id(zone), List.of(records.calls(ROWS), records.touches(ROWS)));
        facts.write(id(zone), List.of(records.deals(ROWS), records.subscriptions(ROWS)));
        facts.write(id(zone), List.of(records.spend(ROWS)));
      }
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (facts != null) {
      facts.close();
    }
    if (folder != null) {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  /** One zone after the other. */
  static String zone(int round) {
    return ZONES.get(round % ZONES.size());
  }

  /** The organization of a zone. */
  static String id(String zone) {
    return zone.substring(zone.indexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  static Organization organization(String zone) {
    return new Organization(id(zone), zone, ZoneId.of(zone), EURO, DayOfWeek.MONDAY);
  }

  static BoundQuery bind(MetricQuery question, String zone) {
    Calendar calendar = new Calendar(ZoneId.of(zone), DayOfWeek.MONDAY);
    return new Binder(CATALOG).bind(question, calendar, RandomRecords.NOW);
  }

  Facts facts() {
    return Objects.requireNonNull(facts);
  }

  SqlRenderer renderer() {
    return facts().renderer(CATALOG);
  }

  /** What the planner knows of the organization of a zone. */
  PlanFacts planFacts(String zone) {
    FactsStatus status = facts().status(id(zone));
    return new PlanFacts(CATALOG, status.rollupGrain(), status.latest());
  }

  Plan plan(String zone, BoundQuery query) {
    return Plan.of(query, planFacts(zone));
  }

  /** What the store says to a plan. */
  LeafFrame run(String zone, BoundQuery query, Plan plan) {
    Table table = facts().run(id(zone), renderer().render(plan.root(), 100_000), TIMEOUT);
    return LeafFrame.of(query, List.of(table), CATALOG);
  }

  /** The answer as planned. */
  List<AnswerRow> rows(String zone, BoundQuery query) {
    return Evaluation.rows(query, run(zone, query, plan(zone, query)), null);
  }

  /** The answer from nothing but the records, as {@link #shown} shows it. */
  List<String> fromRecords(String zone, BoundQuery query) {
    return shown(query, run(zone, query, Plan.fromFacts(query)));
  }

  /** Rows whose every number is equal, whatever its scale; groups without any record left out. */
  static List<String> shown(BoundQuery query, LeafFrame leaves) {
    return Evaluation.rows(query, leaves, null).stream().map(AwkwardZones::shown).sorted().toList();
  }

  private static String shown(AnswerRow row) {
    List<String> numbers =
        row.metrics().stream()
            .map(number -> number == null ? "-" : number.stripTrailingZeros().toPlainString())
            .toList();
    return row.bucket() + " " + row.dimensions() + " " + numbers;
  }
}
