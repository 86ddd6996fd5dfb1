package dev.callsight.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private final Catalog catalog = Catalog.builtIn();

  @Test
  void theBuiltInCatalogIsSound() {
    assertThat(catalog.metric("success_rate").id()).isEqualTo("calls.success_rate");
    assertThat(catalog.metric("cpl").id()).isEqualTo("campaigns.cost_per_lead");
    assertThat(catalog.findDimension("assistantId").orElseThrow().id()).isEqualTo("assistant");
    assertThat(catalog.entities()).noneMatch(Entity::view);
    assertThat(catalog.views()).extracting(Entity::id).containsExactly("mrr_changes");
  }

  @Test
  void everyLeafOfEveryMetricHasAName() {
    for (Metric metric : catalog.metrics()) {
      for (Leaf leaf : metric.formula().leaves()) {
        assertThat(catalog.nameOf(leaf)).as(metric.id()).isNotBlank();
      }
    }
  }

  @Test
  void aRollupHoldsEveryAdditiveLeafOfItsEntityAndTime() {
    Rollup byTime = catalog.rollupsOf("calls").getFirst();
    assertThat(byTime.leaves().keySet())
        .contains("calls_total", "calls_average_duration_sum", "calls_average_duration_count")
        .doesNotContain("calls_duration_p50", "calls_followed_up");
  }

  @Test
  void whatALeadCostsIsUnknownWithoutAnExpense() {
    Formula cost = catalog.metric("campaigns.cost_per_lead").formula();
    assertThat(cost.evaluate(expenses("0", 0), expenses("0", 0))).isNull();
    assertThat(cost.evaluate(expenses("0", 2), expenses("0", 0))).isEqualByComparingTo("0");
    assertThat(cost.evaluate(expenses("90", 2), expenses("0", 0))).isEqualByComparingTo("22.5");
  }

  /** Four leads, and so many expenses of so much together. */
  private static Formula.Values expenses(String amount, int count) {
    return leaf ->
        switch (leaf) {
          case Leaf.Sum _ -> new BigDecimal(amount);
          case Leaf.Count of -> BigDecimal.valueOf(of.entity().equals("spend") ? count : 4);
          case Leaf.Distinct _, Leaf.Quantile _, Leaf.Balance _, Leaf.Overlap _ -> null;
        };
  }

  @Test
  void unknownNamesHaveNeighbours() {
    assertThat(catalog.metricsLike("calls.sucess_rate")).first().isEqualTo("calls.success_rate");
    assertThat(catalog.dimensionsLike("countri")).first().isEqualTo("country");
  }

  @Test
  void mistakesNameFileAndLine() {
    assertMistake("a.b:\n  label: x\n", "metrics.yaml:2", "expected exactly one of");
    assertMistake(
        "a.b: {label: x, group: calls, unit: count, good: up,\n description: d,"
            + " count: {entity: cals}}",
        "metrics.yaml:2",
        "no entity cals");
    assertMistake(
        "a.b: {label: x, group: calls, unit: count, good: up, description: d,\n"
            + "  count: {entity: calls,\n where: status = complete}}",
        "metrics.yaml:3",
        "status is never complete");
    assertMistake(
        "a.b: {label: x, group: calls, unit: count, good: up, description: d, formula: a.b + 1}",
        "metrics.yaml:1",
        "defined by itself");
    assertMistake(
        "a.b: {label: x, group: calls, unit: count, good: up, description: d, formula: a.c + 1}",
        "metrics.yaml:1",
        "no metric a.c");
    assertMistake("a: [", "metrics.yaml", "is not YAML");
  }

  private static void assertMistake(String metrics, String place, String problem) {
    assertThatThrownBy(() -> Catalog.of(Map.of("metrics.yaml", metrics)))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(problem);
  }
}
