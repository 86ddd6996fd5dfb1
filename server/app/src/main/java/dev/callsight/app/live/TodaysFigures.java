package dev.callsight.app.live;

import dev.callsight.app.analytics.Analytics;
import dev.callsight.app.analytics.Answer;
import dev.callsight.app.analytics.Question;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.time.Comparison;
import dev.callsight.core.time.PeriodRequest;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks what today came to so far, against yesterday by the same time. */
@Component
class TodaysFigures {
  /** What the dashboard's strip of today shows. */
  static final List<String> METRICS =
      List.of("calls.total", "calls.successful", "leads.total", "deals.won", "revenue.total");

  private static final Question TODAY =
      Question.of(
          MetricQuery.totals(METRICS, PeriodRequest.named("today"))
              .comparedWith(List.of(Comparison.PREVIOUS_PERIOD)));

  private final Analytics analytics;
  private final JsonMapper json;

  TodaysFigures(Analytics analytics, JsonMapper json) {
    this.analytics = analytics;
    this.json = json;
  }

  Figures of(Organization organization) {
    Answer answer = analytics.answer(organization, TODAY);
    return new Figures(LiveMark.of(organization, answer), json.writeValueAsString(answer));
  }
}
