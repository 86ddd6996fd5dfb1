package dev.callsight.app.analytics;

import static dev.callsight.app.analytics.AwkwardZones.CATALOG;
import static dev.callsight.app.analytics.AwkwardZones.bind;
import static dev.callsight.app.analytics.AwkwardZones.id;
import static dev.callsight.app.analytics.AwkwardZones.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.ChosenFacts;
import dev.callsight.core.query.BoundQuery;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.time.Grain;
import dev.callsight.engine.FactsStatus;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random questions of random records in awkward zones: the answer from the rollups that are held in
 * memory is the answer from records, also while records are written.
 */
class HeldAnswerTest {
  @RegisterExtension static final AwkwardZones zones = new AwkwardZones();

  private Parallel parallel;
  private SeriesCache series;
  private QueryRunner runner;

  @BeforeEach
  void holdNothing() {
    parallel = new Parallel();
    series = new SeriesCache(CATALOG, zones.renderer(), zones.facts(), zones.facts(), parallel);
    runner = new QueryRunner(CATALOG, zones.renderer(), zones.facts(), series);
  }

  @AfterEach
  void stop() {
    parallel.destroy();
  }

  @Test
  void theAnswerFromMemoryIsTheAnswerFromRecords() {
    Random random = new Random(23);
    RandomQuestions questions = new RandomQuestions(random);
    RandomRecords records = new RandomRecords(CATALOG, random);
    int rounds = ChosenFacts.rounds(400);
    long held = 0;
    for (int i = 0; i < rounds; i++) {
      String zone = AwkwardZones.zone(i);
      String asked = questions.zone();
      BoundQuery query = bind(questions.next(), asked);
      Asked whole = asked(zone, query);
      runner.run(whole, new Trace(false));
      series.settle(id(zone));
      held += stepsFromMemory(zone, whole);
      assertThat(shown(query, runner.run(whole, new Trace(false))))
          .as(zone + " in " + asked + ": " + query)
          .isEqualTo(zones.fromRecords(zone, query));
      if (i % 25 == 24) {
        zones.facts().write(id(zone), List.of(records.calls(2_000)));
      }
    }
    assertThat(held).as("steps that memory answered").isGreaterThan(rounds / 8);
  }

  @Test
  void whatIsHeldFollowsEveryWrite() {
    Random random = new Random(31);
    RandomQuestions questions = new RandomQuestions(random);
    RandomRecords records = new RandomRecords(CATALOG, random);
    boolean told = tellsWhatAWriteTouched(records);
    int rounds = told ? 120 : 10;
    long held = 0;
    for (int i = 0; i < rounds; i++) {
      String zone = AwkwardZones.zone(i % 2);
      zones.facts().write(id(zone), List.of(records.calls(2)));
      BoundQuery query = bind(questions.next(), zone);
      Asked whole = asked(zone, query);
      held += stepsFromMemory(zone, whole);
      assertThat(shown(query, runner.run(whole, new Trace(false))))
          .as(zone + ": " + query)
          .isEqualTo(zones.fromRecords(zone, query));
      series.settle(id(zone));
    }
    if (told) {
      assertThat(held)
          .as("steps that memory answered right after a write")
          .isGreaterThan(rounds / 6);
    } else {
      assertThat(held).as("steps answered from what may be no longer true").isZero();
    }
  }

  @Test
  void whatIsAliveFollowsEveryWrite() {
    Random random = new Random(47);
    RandomQuestions questions = new RandomQuestions(random);
    RandomRecords records = new RandomRecords(CATALOG, random);
    boolean told = tellsWhatAWriteTouched(records);
    int rounds = told ? 100 : 10;
    long held = 0;
    for (int i = 0; i < rounds; i++) {
      String zone = AwkwardZones.zone(i % 2);
      zones.facts().write(id(zone), List.of(records.deals(2), records.subscriptions(2)));
      MetricQuery question =
          MetricQuery.totals(questions.some(RandomQuestions.STOCKS, 3), questions.period());
      BoundQuery query = bind(question, zone);
      Asked whole = asked(zone, query);
      held += stepsFromMemory(zone, whole);
      assertThat(shown(query, runner.run(whole, new Trace(false))))
          .as(zone + ": " + query)
          .isEqualTo(zones.fromRecords(zone, query));
      series.settle(id(zone));
    }
    if (told) {
      assertThat(held).as("flows from memory right after a write").isGreaterThan(rounds);
    } else {
      assertThat(held).as("flows from what may be no longer true").isZero();
    }
  }

  @Test
  void peopleReachedFollowEveryWrite() {
    Random random = new Random(53);
    RandomQuestions questions = new RandomQuestions(random);
    RandomRecords records = new RandomRecords(CATALOG, random);
    boolean told = tellsWhatAWriteTouched(records);
    int rounds = told ? 150 : 10;
    long held = 0;
    for (int i = 0; i < rounds; i++) {
      String zone = AwkwardZones.zone(i % 2);
      zones.facts().write(id(zone), List.of(records.touches(2)));
      MetricQuery question =
          MetricQuery.totals(
              List.of("campaigns.reached", "campaigns.responded"), questions.period());
      BoundQuery query = bind(i % 3 == 0 ? question : question.by(Grain.DAY), zone);
      Asked whole = asked(zone, query);
      held += stepsFromMemory(zone, whole);
      assertThat(shown(query, runner.run(whole, new Trace(false))))
          .as(zone + ": " + query)
          .isEqualTo(zones.fromRecords(zone, query));
      series.settle(id(zone));
    }
    if (told) {
      assertThat(held).as("counts from memory right after a write").isGreaterThan(rounds / 5);
    } else {
      assertThat(held).as("counts from what may be no longer true").isZero();
    }
  }

  @Test
  void moneySpentIsHeldByDays() {
    Random random = new Random(59);
    RandomQuestions questions = new RandomQuestions(random);
    RandomRecords records = new RandomRecords(CATALOG, random);
    int rounds = ChosenFacts.rounds(100);
    long held = 0;
    for (int i = 0; i < rounds; i++) {
      String zone = AwkwardZones.zone(i);
      MetricQuery question =
          MetricQuery.totals(
              List.of("campaigns.spend", "campaigns.sends", "campaigns.expenses"),
              questions.period());
      question = i % 2 == 0 ? question : question.by(List.of("campaign"));
      BoundQuery query = bind(i % 3 == 0 ? question : question.by(Grain.DAY), questions.zone());
      Asked whole = asked(zone, query);
      runner.run(whole, new Trace(false));
      series.settle(id(zone));
      held += stepsFromMemory(zone, whole);
      assertThat(shown(query, runner.run(whole, new Trace(false))))
          .as(zone + ": " + query)
          .isEqualTo(zones.fromRecords(zone, query));
      if (i % 10 == 9) {
        zones.facts().write(id(zone), List.of(records.spend(3)));
      }
    }
    assertThat(held).as("steps that memory answered").isGreaterThan(rounds / 4);
  }

  /** ClickHouse does not: other nodes write as well. */
  private static boolean tellsWhatAWriteTouched(RandomRecords records) {
    String organization = id(AwkwardZones.ZONES.getFirst());
    zones.facts().write(organization, List.of(records.calls(2)));
    FactsStatus status = zones.facts().status(organization);
    return status.changes().since() < status.version();
  }

  private static Asked asked(String zone, BoundQuery query) {
    return new Asked(
        AwkwardZones.organization(zone),
        query,
        zones.facts().status(id(zone)),
        zones.planFacts(zone));
  }

  private long stepsFromMemory(String zone, Asked asked) {
    return zones
        .plan(zone, asked.query())
        .root()
        .steps()
        .filter(step -> series.rows(asked, step).isPresent())
        .count();
  }
}
