package dev.callsight.core.plan;

import static dev.callsight.core.query.Questions.NOW;
import static dev.callsight.core.query.Questions.ask;
import static dev.callsight.core.query.Questions.plan;
import static dev.callsight.core.query.Questions.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.time.Grain;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the rule fires and where it must not. */
class CountFirstRecordsTest {
  private static List<Source> sources(MetricQuery query) {
    return plan(query, NOW.minusSeconds(5))
        .root()
        .steps()
        .filter(PlanNode.Aggregate.class::isInstance)
        .map(step -> ((PlanNode.Aggregate) step).source())
        .toList();
  }

  @Test
  void differentTextsOfAPeriodAreCountedByTheirFirstRecords() {
    assertThat(sources(ask("30d", "campaigns.reached", "campaigns.responded")))
        .singleElement()
        .isInstanceOf(Source.Firsts.class);
    assertThat(sources(ask("30d", "campaigns.reached").by(Grain.DAY)))
        .singleElement()
        .isInstanceOf(Source.Firsts.class);
  }

  @Test
  void aFilterOrADimensionMayLeaveTheFirstRecordOut() {
    Source facts = new Source.Facts("touchpoints");
    assertThat(sources(ask("30d", "campaigns.reached").by(List.of("channel"))))
        .containsExactly(facts);
    assertThat(sources(ask("30d", "campaigns.reached").where(where("channel", "mail"))))
        .containsExactly(facts);
    assertThat(sources(ask("30d", "campaigns.reached").by(List.of("weekday"))))
        .containsExactly(facts);
  }
}
