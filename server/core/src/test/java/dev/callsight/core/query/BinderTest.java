package dev.callsight.core.query;

import static dev.callsight.core.query.Questions.ask;
import static dev.callsight.core.query.Questions.bind;
import static dev.callsight.core.query.Questions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.core.time.Grain;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinderTest {
  private static void assertRefused(
      MetricQuery query, QueryException.Code code, String pointer, String message) {
    assertThatThrownBy(() -> bind(query))
        .isInstanceOfSatisfying(
            QueryException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refusal.pointer()).isEqualTo(pointer);
              assertThat(refusal).hasMessageContaining(message);
            });
  }

  @Test
  void namesAndAliasesBindToTheSameThing() {
    BoundQuery query = bind(ask("30d", "total_calls", "calls.total").by(List.of("assistantId")));
    assertThat(query.metrics()).hasSize(1);
    assertThat(query.dimensions().getFirst().id()).isEqualTo("assistant");
    assertThat(bind(ask("30d", "calls.total").by(List.of("calls.country"))).dimensions())
        .extracting(dimension -> dimension.id())
        .containsExactly("country");
  }

  @Test
  void unknownNamesAreRefusedWithTheNearest() {
    assertRefused(
        ask("30d", "calls.totl"), QueryException.Code.UNKNOWN_METRIC, "/metrics/0", "calls.total");
    assertRefused(
        ask("30d", "calls.total").by(List.of("contry")),
        QueryException.Code.UNKNOWN_DIMENSION,
        "/dimensions/0",
        "country");
  }

  @Test
  void aDimensionMustExistOnEveryRecordBehindAMetric() {
    assertRefused(
        ask("30d", "campaigns.roi").by(List.of("country")),
        QueryException.Code.DIMENSION_NOT_APPLICABLE,
        "/dimensions",
        "spend do not have it");
    assertRefused(
        ask("30d", "revenue.mrr").by(List.of("hour_of_day")),
        QueryException.Code.DIMENSION_NOT_APPLICABLE,
        "/dimensions",
        "hour_of_day");
  }

  @Test
  void aForecastHasTheDimensionsOfWhatItForecasts() {
    assertRefused(
        ask("30d", "revenue.forecast").by(List.of("assistant")),
        QueryException.Code.DIMENSION_NOT_APPLICABLE,
        "/dimensions",
        "payments do not have it");
  }

  @Test
  void freePropertiesAreDimensions() {
    BoundQuery query = bind(ask("30d", "calls.total").by(List.of("properties.contact")));
    assertThat(query.dimensions().getFirst().path("calls", "startedAt").orElseThrow().property())
        .isEqualTo("contact");
    assertThat(bind(ask("30d", "calls.total").by(List.of("calls.properties.a.b"))).dimensions())
        .hasSize(1);
    assertRefused(
        ask("30d", "calls.total").by(List.of("leads.properties.contact")),
        QueryException.Code.DIMENSION_NOT_APPLICABLE,
        "/dimensions",
        "calls do not have it");
  }

  @Test
  void filterValuesMustFitTheirDimension() {
    assertRefused(
        ask("30d", "calls.total").where(where("successful", "maybe")),
        QueryException.Code.INVALID_FILTER,
        "/filters/0",
        "'maybe' of successful is not of type boolean");
    assertRefused(
        ask("30d", "calls.total").where(where("duration", "1e999999999")),
        QueryException.Code.INVALID_FILTER,
        "/filters/0",
        "not of type number");
    assertRefused(
        ask("30d", "calls.total")
            .where(new Filter.Test("country", Operator.GREATER, List.of(1), "/filters/0")),
        QueryException.Code.INVALID_FILTER,
        "/filters/0",
        "gt does not fit dimension country of type text");
    assertRefused(
        ask("30d", "calls.total")
            .where(new Filter.Test("country", Operator.EQUALS, List.of(), "/filters/0")),
        QueryException.Code.INVALID_FILTER,
        "/filters/0",
        "takes 1 to 1000 values, found 0");
  }

  @Test
  void filtersDoNotNestForEver() {
    Filter filter = where("country", "PT");
    for (int i = 0; i < 20; i++) {
      filter = new Filter.Any(List.of(filter));
    }
    assertRefused(
        ask("30d", "calls.total").where(filter),
        QueryException.Code.INVALID_FILTER,
        "/filters",
        "nest deeper");
  }

  @Test
  void hoursOfManyYearsAreTooMany() {
    assertRefused(
        ask("3650d", "calls.total").by(Grain.HOUR),
        QueryException.Code.INVALID_TIME_RANGE,
        "/grain",
        "coarser grain");
  }

  @Test
  void orderIsByAColumnOfTheQuestion() {
    MetricQuery query =
        new MetricQuery(
            List.of("calls.total"),
            List.of("country"),
            ask("30d", "calls.total").timeRange(),
            null,
            false,
            Filter.none(),
            List.of(),
            Arrays.asList(new Order("leads.total", true)),
            10);
    assertRefused(query, QueryException.Code.INVALID_ORDER, "/order", "leads.total");
  }
}
