package dev.callsight.app.analytics;

import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Any question over HTTP, answered as JSON or CSV. */
@RestController
class QueryController {
  private final Access access;
  private final QuestionReader reader;
  private final Analytics analytics;
  private final AnswerCsv csv;

  QueryController(Access access, QuestionReader reader, Analytics analytics, AnswerCsv csv) {
    this.access = access;
    this.reader = reader;
    this.analytics = analytics;
    this.csv = csv;
  }

  @PostMapping(path = "/api/analytics/query", produces = MediaType.APPLICATION_JSON_VALUE)
  Answer query(
      @RequestBody @Nullable JsonNode json,
      @RequestParam(name = "organizationId", required = false) @Nullable String named,
      Caller caller) {
    return answer(JsonBody.of(json), named, caller);
  }

  @PostMapping(path = "/api/analytics/query", produces = AnswerCsv.MEDIA_TYPE)
  ResponseEntity<byte[]> queryAsCsv(
      @RequestBody @Nullable JsonNode json,
      @RequestParam(name = "organizationId", required = false) @Nullable String named,
      Caller caller) {
    Answer answer = answer(JsonBody.of(json), named, caller);
    return csv.response(answer.columns(), answer.rows(), answer.names(), "query");
  }

  private Answer answer(JsonBody body, @Nullable String named, Caller caller) {
    Organization organization =
        access.authorize(caller, QuestionReader.organization(body, named), Scope.QUERY_READ);
    return analytics.answer(organization, reader.question(body));
  }
}
