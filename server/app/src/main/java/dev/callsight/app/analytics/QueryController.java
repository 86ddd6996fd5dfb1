package dev.callsight.app.analytics;

import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import jakarta.servlet.http.HttpServletRequest;
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
class QueryController implements AskedAlone {
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
      Caller caller,
      HttpServletRequest request) {
    JsonBody body = JsonBody.of(json);
    String id = QuestionReader.organization(body, named);
    Organization organization = permitted(id, caller);
    AnswerCache.Found<Answer> found = analytics.find(organization, reader.question(body));
    Answer answer = found.answer();
    if (found.cached()) {
      RepeatedQuestions.keep(
          request,
          new RepeatedQuestions.Found(
              id, organization, answer.meta().dataVersion(), found.until(), answer));
    }
    return answer;
  }

  @Override
  public String kind() {
    return "query";
  }

  @Override
  public Answer answer(JsonBody body, @Nullable String named, Caller caller) {
    return analytics.answer(
        permitted(QuestionReader.organization(body, named), caller), reader.question(body));
  }

  @PostMapping(path = "/api/analytics/query", produces = AnswerCsv.MEDIA_TYPE)
  ResponseEntity<byte[]> queryAsCsv(
      @RequestBody @Nullable JsonNode json,
      @RequestParam(name = "organizationId", required = false) @Nullable String named,
      Caller caller) {
    JsonBody body = JsonBody.of(json);
    Answer answer = answer(body, named, caller);
    return csv.response(answer.columns(), answer.rows(), answer.names(), "query");
  }

  private Organization permitted(@Nullable String id, Caller caller) {
    return access.authorize(caller, id, Scope.QUERY_READ);
  }
}
