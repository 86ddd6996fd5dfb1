package dev.callsight.app.analytics;

import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.time.Comparison;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The overview over HTTP. */
@RestController
class OverviewController {
  private static final Set<String> MEMBERS =
      Set.of(
          "timeRange",
          "organizationId",
          "metrics",
          "filters",
          "comparison",
          "timezone",
          "complete");

  private final Access access;
  private final QuestionReader reader;
  private final Overviews overviews;

  OverviewController(Access access, QuestionReader reader, Overviews overviews) {
    this.access = access;
    this.reader = reader;
    this.overviews = overviews;
  }

  @PostMapping("/api/analytics/overview")
  Overview overview(
      @RequestBody @Nullable JsonNode json,
      @RequestParam(name = "organizationId", required = false) @Nullable String named,
      Caller caller,
      HttpServletRequest request) {
    JsonBody body = JsonBody.of(json);
    String id = QuestionReader.organization(body, named);
    Organization organization = access.authorize(caller, id, Scope.QUERY_READ);
    List<String> warnings = new ArrayList<>(QuestionReader.unknown(body, MEMBERS));
    List<Comparison> comparisons = reader.comparisons(body);
    MetricQuery query =
        new MetricQuery(
            List.of("calls.total"),
            List.of(),
            reader.timeRange(body),
            null,
            body.flag("complete"),
            reader.filter(body),
            comparisons,
            List.of(),
            MetricQuery.LARGEST_LIMIT);
    Question question = new Question(query, reader.timezone(body), false, 0, warnings);
    AnswerCache.Found<Overview> found = overviews.overview(organization, question, groups(body));
    Overview overview = found.answer();
    if (found.cached()) {
      RepeatedQuestions.keep(
          request,
          new RepeatedQuestions.Found(
              id, organization, overview.meta().dataVersion(), found.until(), overview));
    }
    return overview;
  }

  private static List<OverviewGroup> groups(JsonBody body) {
    if (body.find("metrics").isEmpty()) {
      return List.of(OverviewGroup.values());
    }
    List<OverviewGroup> groups = new ArrayList<>();
    for (JsonBody name : body.find("metrics").orElseThrow().items()) {
      groups.add(
          OverviewGroup.find(name.text())
              .orElseThrow(() ->
                  AnalyticsError.at(
                      AnalyticsError.UNKNOWN_METRIC,
                      name.pointer(),
                      "unknown group '"
                          + name.text().substring(0, Math.min(80, name.text().length()))
                          + "'; expected one of "
                          + Arrays.stream(OverviewGroup.values())
                              .map(OverviewGroup::id)
                              .toList())));
    }
    return groups.stream().distinct().toList();
  }
}
