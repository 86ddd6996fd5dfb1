package dev.callsight.app.analytics;

import dev.callsight.app.http.Cursors;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The records behind a number over HTTP, as JSON or CSV. */
@RestController
class RecordsController {
  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;
  private static final int LARGEST_CSV = 100_000;

  private final Access access;
  private final QuestionReader reader;
  private final RecordLists lists;
  private final Cursors cursors;
  private final AnswerCsv csv;

  RecordsController(
      Access access, QuestionReader reader, RecordLists lists, Cursors cursors, AnswerCsv csv) {
    this.access = access;
    this.reader = reader;
    this.lists = lists;
    this.cursors = cursors;
    this.csv = csv;
  }

  /** Where a page starts. */
  record Position(Instant time, String id) {}

  @PostMapping(path = "/api/analytics/records", produces = MediaType.APPLICATION_JSON_VALUE)
  RecordList records(
      @RequestBody @Nullable JsonNode json,
      @RequestParam(name = "organizationId", required = false) @Nullable String named,
      Caller caller) {
    JsonBody body = JsonBody.of(json);
    int limit =
        body.find("limit").map(number -> number.whole(1, LARGEST_LIMIT)).orElse(DEFAULT_LIMIT);
    return list(body, named, caller, limit);
  }

  @PostMapping(path = "/api/analytics/records", produces = AnswerCsv.MEDIA_TYPE)
  ResponseEntity<byte[]> recordsAsCsv(
      @RequestBody @Nullable JsonNode json,
      @RequestParam(name = "organizationId", required = false) @Nullable String named,
      Caller caller) {
    JsonBody body = JsonBody.of(json);
    RecordList list = list(body, named, caller, LARGEST_CSV);
    return csv.response(list.columns(), list.rows(), list.names(), "records");
  }

  private RecordList list(JsonBody body, @Nullable String named, Caller caller, int limit) {
    Organization organization =
        access.authorize(caller, QuestionReader.organization(body, named), Scope.QUERY_READ);
    Position after =
        body.find("cursor")
            .map(cursor -> cursors.decode(cursor.text(), Position.class))
            .orElse(null);
    return lists.list(organization, RecordQuestion.read(body, reader), after, limit);
  }
}
