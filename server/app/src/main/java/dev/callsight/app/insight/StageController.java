package dev.callsight.app.insight;

import dev.callsight.app.analytics.AskedAlone;
import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.analytics.QuestionReader;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.core.query.StageHistory;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Stage history over HTTP. */
@RestController
class StageController implements AskedAlone {
  private static final Set<String> MEMBERS =
      Set.of("organizationId", "timeRange", "complete", "timezone", "filters", "subject", "by");

  private final Access access;
  private final QuestionReader reader;
  private final Stages stages;

  StageController(Access access, QuestionReader reader, Stages stages) {
    this.access = access;
    this.reader = reader;
    this.stages = stages;
  }

  @Operation(summary = "How far leads or deals get, and where they are stuck")
  @PostMapping("/api/analytics/stages")
  StageReport stages(
      @RequestBody @Nullable JsonNode json,
      @RequestParam(name = "organizationId", required = false) @Nullable String named,
      Caller caller) {
    return answer(JsonBody.of(json), named, caller);
  }

  @Override
  public String kind() {
    return "stages";
  }

  @Override
  public StageReport answer(JsonBody body, @Nullable String named, Caller caller) {
    Organization organization =
        access.authorize(caller, QuestionReader.organization(body, named), Scope.QUERY_READ);
    StageHistory.Subject subject =
        body.find("subject").map(StageController::subject).orElse(StageHistory.Subject.LEAD);
    String by = body.find("by").map(JsonBody::text).orElse(null);
    return stages.report(organization, reader.context(body, MEMBERS), subject, by);
  }

  private static StageHistory.Subject subject(JsonBody subject) {
    return switch (subject.text()) {
      case "lead" -> StageHistory.Subject.LEAD;
      case "deal" -> StageHistory.Subject.DEAL;
      default -> throw subject.malformed("lead or deal");
    };
  }
}
