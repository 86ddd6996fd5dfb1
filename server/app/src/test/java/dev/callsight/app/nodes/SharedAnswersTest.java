package dev.callsight.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.ChosenFacts;
import dev.callsight.app.testing.RunningServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one node takes, the other answers at once; what one has computed, the other has. */
class SharedAnswersTest {
  private final RunningServer one = TwoNodes.shared().one();
  private final RunningServer other = TwoNodes.shared().other();
  private final OnTwoNodes company = new OnTwoNodes();

  /** A thousand with {@code -Dcallsight.test.alternations=1000}. */
  private static final int ALTERNATIONS =
      Integer.getInteger("callsight.test.alternations", ChosenFacts.rounds(50));

  @Test
  void whatOneNodeTakesTheOtherAnswersAtOnce() {
    company.alternate(ALTERNATIONS);
    // Not because nothing is cached: asked again, both answer from there.
    assertThat(company.ask(one).json().at("/meta/servedFrom").asString()).isEqualTo("cache");
    assertThat(company.ask(other).json().at("/meta/servedFrom").asString()).isEqualTo("cache");
  }

  @Test
  void anAnswerIsComputedForBothNodesAtOnce() {
    company.call(one, "a");
    String question =
        """
        {"organizationId":"%s","metrics":["calls.total","calls.success_rate","calls.average_duration"],
         "dimensions":["status"],"timeRange":"30d","grain":"day","comparison":["previous_period"]}
        """
            .formatted(company.id());
    JsonNode computed = one.platform().post("/api/analytics/query", question).expect(200).json();
    awaitKept();
    JsonNode found = other.platform().post("/api/analytics/query", question).expect(200).json();
    assertThat(computed.at("/meta/servedFrom").asString()).isNotEqualTo("cache");
    assertThat(found.at("/meta/servedFrom").asString()).isEqualTo("cache");
    assertThat(withoutMeta(found)).isEqualTo(withoutMeta(computed));

    JsonNode first = company.overview(one.platform()).expect(200).json();
    awaitKept();
    JsonNode second = company.overview(other.platform()).expect(200).json();
    assertThat(second.at("/meta/servedFrom").asString()).isEqualTo("cache");
    assertThat(withoutMeta(second)).isEqualTo(withoutMeta(first));
  }

  @Test
  void anErasedOrganizationIsErasedFromTheSharedCacheToo() {
    company.call(one, "a");
    company.ask(one);
    awaitKept();
    assertThat(kept()).isPositive();
    other.platform().delete("/api/organizations/" + company.id()).expect(204);
    TwoNodes.await(() -> kept() == 0);
    one.platform().post("/api/analytics/query", company.question()).expectProblem(404, "not_found");
  }

  private long kept() {
    Redis known = one.part(Redis.class);
    String pattern = known.key("answer", company.id(), "*");
    return known.ask(commands -> commands.keys(pattern)).map(List::size).orElse(-1);
  }

  /** What is told to Redis is not waited for by who tells it; what is asked after, is. */
  private void awaitKept() {
    one.part(Redis.class).ask(commands -> commands.get("anything"));
  }

  private static JsonNode withoutMeta(JsonNode answer) {
    return ((ObjectNode) answer.deepCopy()).without("meta");
  }
}
