package dev.callsight.app.analytics;

import static dev.callsight.app.analytics.AwkwardZones.CATALOG;
import static dev.callsight.app.analytics.AwkwardZones.bind;
import static dev.callsight.app.analytics.AwkwardZones.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.ChosenFacts;
import dev.callsight.core.plan.Plan;
import dev.callsight.core.query.AnswerRow;
import dev.callsight.core.query.BoundQuery;
import dev.callsight.core.query.Filter;
import dev.callsight.core.query.LeafFrame;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.query.Operator;
import dev.callsight.core.query.Records;
import dev.callsight.core.table.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random questions of random records in awkward zones: the answer from rollups is the answer from
 * records, buckets add up to totals, and as many records stand behind a count as it says.
 */
class RoutedAnswerTest {
  @RegisterExtension static final AwkwardZones zones = new AwkwardZones();

  @Test
  void theRoutedAnswerIsTheAnswerFromRecords() {
    RandomQuestions questions = new RandomQuestions(new Random(11));
    int rounds = ChosenFacts.rounds(400);
    int routed = 0;
    for (int i = 0; i < rounds; i++) {
      String zone = AwkwardZones.zone(i);
      String asked = questions.zone();
      BoundQuery query = bind(questions.next(), asked);
      Plan plan = zones.plan(zone, query);
      routed += plan.servedFromRollups() ? 1 : 0;
      assertThat(shown(query, zones.run(zone, query, plan)))
          .as(zone + " in " + asked + ": " + query)
          .isEqualTo(zones.fromRecords(zone, query));
    }
    assertThat(routed).as("questions that a rollup answered").isGreaterThan(rounds * 3 / 8);
  }

  @Test
  void peopleReachedAreCountedAsIfTheirNamesWereCompared() {
    Random random = new Random(29);
    RandomQuestions questions = new RandomQuestions(random);
    for (int i = 0; i < ChosenFacts.rounds(60); i++) {
      String zone = AwkwardZones.zone(i);
      MetricQuery question =
          MetricQuery.totals(
              List.of("campaigns.reached", "campaigns.responded"), questions.period());
      if (random.nextInt(3) > 0) {
        question = question.by(questions.grain());
      }
      BoundQuery query = bind(question, questions.zone());
      assertThat(shown(query, zones.run(zone, query, zones.plan(zone, query))))
          .as(zone + ": " + query)
          .isEqualTo(zones.fromRecords(zone, query));
    }
  }

  @Test
  void whatIsAliveIsWhatRecordsSay() {
    RandomQuestions questions = new RandomQuestions(new Random(37));
    int rounds = ChosenFacts.rounds(100);
    for (int i = 0; i < rounds; i++) {
      String zone = AwkwardZones.zone(i);
      MetricQuery question =
          MetricQuery.totals(questions.some(RandomQuestions.STOCKS, 3), questions.period());
      BoundQuery query = bind(question, questions.zone());
      Plan plan = zones.plan(zone, query);
      assertThat(plan.servedFromRollups()).as(zone + ": " + query).isTrue();
      assertThat(shown(query, zones.run(zone, query, plan)))
          .as(zone + ": " + query)
          .isEqualTo(zones.fromRecords(zone, query));
    }
  }

  @Test
  void bucketsAddUpToTotals() {
    RandomQuestions questions = new RandomQuestions(new Random(13));
    for (int i = 0; i < ChosenFacts.rounds(100); i++) {
      String zone = AwkwardZones.zone(i);
      MetricQuery question =
          MetricQuery.totals(List.of("calls.total", "calls.cost"), questions.period());
      AnswerRow whole = zones.rows(zone, bind(question, zone)).getFirst();
      List<AnswerRow> parts = zones.rows(zone, bind(question.by(questions.grain()), zone));
      for (int metric = 0; metric < 2; metric++) {
        int place = metric;
        BigDecimal sum =
            parts.stream()
                .map(row -> row.metrics().get(place))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(whole.metrics().get(place));
      }
    }
  }

  @Test
  void theTotalOfRowsIsTheTotalThatIsAskedFor() {
    RandomQuestions questions = new RandomQuestions(new Random(17));
    List<String> metrics = new ArrayList<>(RandomQuestions.METRICS);
    metrics.addAll(List.of("calls.latency_p50", "calls.duration_p90"));
    for (int i = 0; i < ChosenFacts.rounds(80); i++) {
      String zone = AwkwardZones.zone(i);
      MetricQuery question = MetricQuery.totals(questions.some(metrics, 4), questions.period());
      question = i % 2 == 0 ? question.by(questions.grain()) : question.by(questions.dimension());
      BoundQuery rows = bind(question, zone);
      BoundQuery total = rows.total();
      LeafFrame rest =
          rows.leavesOfTotal().isEmpty()
              ? LeafFrame.of(total, List.of(), CATALOG)
              : zones.run(zone, total, Plan.of(total, rows.leavesOfTotal(), zones.planFacts(zone)));
      LeafFrame added = zones.run(zone, rows, zones.plan(zone, rows)).total(rest);
      assertThat(shown(total, added))
          .as(zone + ": " + rows)
          .isEqualTo(shown(total, zones.run(zone, total, zones.plan(zone, total))));
    }
  }

  @Test
  void asManyRecordsStandBehindACountAsItSays() {
    RandomQuestions questions = new RandomQuestions(new Random(19));
    List<String> counts = List.of("calls.total", "calls.successful", "calls.contained");
    for (int i = 0; i < ChosenFacts.rounds(60); i++) {
      String zone = AwkwardZones.zone(i);
      String metric = counts.get(i % counts.size());
      MetricQuery question =
          MetricQuery.totals(List.of(metric), questions.period())
              .where(new Filter.Test("weekday", Operator.IN, List.of(1 + i % 7), "/filters/0"));
      BoundQuery query = bind(question, zone);
      BigDecimal number = zones.rows(zone, query).getFirst().metrics().getFirst();
      Records records =
          Records.behind(
              CATALOG.metric(metric),
              Records.Part.DENOMINATOR,
              query.filter(),
              query.period(),
              CATALOG);
      assertThat(listed(zone, records)).isEqualTo(number.intValueExact());
    }
  }

  /** The records of every page together, each one once. */
  private static int listed(String zone, Records records) {
    Set<Object> ids = new HashSet<>();
    Records.Position after = null;
    while (true) {
      Table page =
          zones
              .facts()
              .run(
                  AwkwardZones.id(zone),
                  zones.renderer().records(records, after, 97),
                  Duration.ofSeconds(30));
      page.rows().forEach(row -> assertThat(ids.add(row.get(1))).isTrue());
      if (page.rows().size() < 97) {
        return ids.size();
      }
      List<Object> last = page.rows().getLast();
      after = new Records.Position((Instant) last.get(0), (String) last.get(1));
    }
  }
}
