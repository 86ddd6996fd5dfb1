package dev.callsight.app.insight;

import dev.callsight.app.analytics.AskedAlone;
import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.analytics.QuestionReader;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The effectiveness of the lead score over HTTP. */
@RestController
class ScoreController implements AskedAlone {
  private static final Set<String> MEMBERS =
      Set.of("organizationId", "timeRange", "complete", "timezone", "filters", "outcome");

  private final Access access;
  private final QuestionReader reader;
  private final Scores scores;

  ScoreController(Access access, QuestionReader reader, Scores scores) {
    this.access = access;
    this.reader = reader;
    this.scores = scores;
  }

  @Operation(summary = "How well the lead score tells who converts")
  @PostMapping("/api/analytics/scores")
  ScoreReport scores(
      @RequestBody @Nullable JsonNode json,
      @RequestParam(name = "organizationId", required = false) @Nullable String named,
      Caller caller) {
    return answer(JsonBody.of(json), named, caller);
  }

  @Override
  public String kind() {
    return "scores";
  }

  @Override
  public ScoreReport answer(JsonBody body, @Nullable String named, Caller caller) {
    Organization organization =
        access.authorize(caller, QuestionReader.organization(body, named), Scope.QUERY_READ);
    return scores.report(organization, reader.context(body, MEMBERS), outcome(body));
  }

  private static Scores.Outcome outcome(JsonBody body) {
    JsonBody outcome = body.find("outcome").orElse(null);
    if (outcome == null) {
      return Scores.Outcome.QUALIFIED;
    }
    return switch (outcome.text()) {
      case "qualified" -> Scores.Outcome.QUALIFIED;
      case "converted" -> Scores.Outcome.CONVERTED;
      default -> throw outcome.malformed("qualified or converted");
    };
  }
}
