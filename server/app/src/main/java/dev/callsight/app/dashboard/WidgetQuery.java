package dev.callsight.app.dashboard;

import dev.callsight.app.analytics.Analytics;
import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.analytics.QuestionReader;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.FieldError;
import dev.callsight.app.identity.Organization;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks a widget's question: the body of a query without its range, which the dashboard gives. */
@Component
class WidgetQuery {
  private static final Set<String> KEPT =
      Set.of(
          "metrics", "dimensions", "grain", "filters", "comparison", "order", "limit", "complete");

  private final Analytics analytics;
  private final QuestionReader reader;

  WidgetQuery(Analytics analytics, QuestionReader reader) {
    this.analytics = analytics;
    this.reader = reader;
  }

  /**
   * The question's members that mean something.
   *
   * @throws ApiException as asking it would, with pointers into the dashboard
   */
  JsonNode checked(Organization organization, JsonBody query, JsonNode range) {
    if (!query.isObject()) {
      throw query.malformed("a query: {metrics, dimensions, grain, filters, …}");
    }
    if (query.find("timeRange").isPresent()) {
      throw ApiException.invalidField(
          query.pointer() + "/timeRange", "must be absent: the dashboard's range is asked");
    }
    ObjectNode kept = ((ObjectNode) query.node()).deepCopy();
    kept.retain(KEPT);
    ObjectNode asked = kept.deepCopy();
    asked.set("timeRange", range);
    try {
      analytics.check(organization, reader.question(JsonBody.of(asked)));
    } catch (ApiException refusal) {
      throw moved(refusal, query.pointer());
    }
    return kept;
  }

  private static ApiException moved(ApiException refusal, String pointer) {
    List<FieldError> errors =
        refusal.errors().stream()
            .map(error -> new FieldError(pointer + error.pointer(), error.message()))
            .toList();
    return new ApiException(refusal.code(), refusal.detail(), errors);
  }
}
