package dev.callsight.core.query;

import static dev.callsight.core.query.Questions.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.core.catalog.Metric;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeltaTest {
  private static Delta delta(String metric, @Nullable String current, @Nullable String previous) {
    Metric bound = CATALOG.metric(metric);
    return Delta.of(
        bound,
        current == null ? null : new BigDecimal(current),
        previous == null ? null : new BigDecimal(previous));
  }

  @Test
  void additiveMetricsChangeInAbsoluteAndPercent() {
    Delta delta = delta("calls.total", "120", "100");
    assertThat(delta.absolute()).isEqualByComparingTo("20");
    assertThat(delta.percent()).isEqualByComparingTo("20");
    assertThat(delta.points()).isNull();
    assertThat(delta.good()).isTrue();
  }

  @Test
  void percentagesChangeInPoints() {
    Delta delta = delta("calls.success_rate", "44", "40");
    assertThat(delta.points()).isEqualByComparingTo("4");
    assertThat(delta.percent()).isEqualByComparingTo("10");
  }

  @Test
  void aFallingCostIsGood() {
    assertThat(delta("campaigns.cost_per_lead", "40", "45").good()).isTrue();
    assertThat(delta("calls.average_duration", "3", "4").good()).isNull();
  }

  @Test
  void thereIsNoPercentWithoutABase() {
    Delta delta = delta("calls.total", "5", "0");
    assertThat(delta.percent()).isNull();
    assertThat(delta.reason()).isEqualTo("no_base");
    assertThat(delta("calls.success_rate", null, "40").reason()).isEqualTo("no_value");
  }

  @Test
  void aNegativeBaseKeepsTheDirection() {
    assertThat(delta("revenue.gross_margin", "50", "-100").percent()).isEqualByComparingTo("150");
  }
}
