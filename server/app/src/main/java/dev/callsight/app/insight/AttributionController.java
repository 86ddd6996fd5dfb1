package dev.callsight.app.insight;

import dev.callsight.app.analytics.AskedAlone;
import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.analytics.QuestionReader;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Attribution over HTTP. */
@RestController
class AttributionController implements AskedAlone {
  private final Access access;
  private final QuestionReader reader;
  private final Attributions attributions;

  AttributionController(Access access, QuestionReader reader, Attributions attributions) {
    this.access = access;
    this.reader = reader;
    this.attributions = attributions;
  }

  @Operation(summary = "Leads, deals or revenue shared among the touches that led to them")
  @PostMapping("/api/analytics/attribution")
  AttributionReport attribution(
      @RequestBody @Nullable JsonNode json,
      @RequestParam(name = "organizationId", required = false) @Nullable String named,
      Caller caller) {
    return answer(JsonBody.of(json), named, caller);
  }

  @Override
  public String kind() {
    return "attribution";
  }

  @Override
  public AttributionReport answer(JsonBody body, @Nullable String named, Caller caller) {
    Organization organization =
        access.authorize(caller, QuestionReader.organization(body, named), Scope.QUERY_READ);
    return attributions.report(organization, AttributionQuestion.read(body, reader));
  }
}
