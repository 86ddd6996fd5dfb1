package dev.callsight.app.insight;

import dev.callsight.app.analytics.AskedAlone;
import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.analytics.Outlooks;
import dev.callsight.app.analytics.Question;
import dev.callsight.app.analytics.QuestionReader;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.time.Grain;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Forecasts over HTTP. */
@RestController
class ForecastController implements AskedAlone {
  private static final Set<String> MEMBERS =
      Set.of(
          "organizationId",
          "timeRange",
          "complete",
          "timezone",
          "filters",
          "metric",
          "grain",
          "horizon");

  private final Access access;
  private final QuestionReader reader;
  private final Outlooks outlooks;

  ForecastController(Access access, QuestionReader reader, Outlooks outlooks) {
    this.access = access;
    this.reader = reader;
    this.outlooks = outlooks;
  }

  @Operation(
      summary = "How a metric is expected to go on, with intervals and the record of the model")
  @PostMapping("/api/analytics/forecast")
  ForecastReport forecast(
      @RequestBody @Nullable JsonNode json,
      @RequestParam(name = "organizationId", required = false) @Nullable String named,
      Caller caller) {
    return answer(JsonBody.of(json), named, caller);
  }

  @Override
  public String kind() {
    return "forecast";
  }

  @Override
  public ForecastReport answer(JsonBody body, @Nullable String named, Caller caller) {
    Organization organization =
        access.authorize(caller, QuestionReader.organization(body, named), Scope.QUERY_READ);
    String metric = body.find("metric").orElseThrow(() -> missing(body)).text();
    Question question = reader.context(body, MEMBERS);
    MetricQuery asked = question.query();
    MetricQuery query =
        new MetricQuery(
            List.of(metric),
            List.of(),
            asked.timeRange(),
            null,
            asked.complete(),
            asked.filter(),
            List.of(),
            List.of(),
            MetricQuery.DEFAULT_LIMIT);
    Grain grain =
        body.find("grain")
            .map(text ->
                Grain.find(text.text())
                    .orElseThrow(() -> text.malformed("hour, day, week, month, quarter or year")))
            .orElse(null);
    Integer horizon =
        body.find("horizon").map(number -> number.whole(1, Outlooks.MOST_STEPS)).orElse(null);
    return ForecastReport.of(outlooks.find(organization, question.with(query), grain, horizon));
  }

  private static RuntimeException missing(JsonBody body) {
    return new JsonBody(body.node(), "/metric").malformed("the metric to be forecast");
  }
}
