package dev.callsight.app.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.TestClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** A question in the same words is answered from bytes, and only as long as that is right. */
class RepeatedQuestionsTest {
  private static final String CALL =
      "{\"id\":\"%s\",\"startedAt\":\"2026-01-05T10:00:00Z\",\"durationSeconds\":60}";
  private static final String QUESTION =
      "{\"metrics\":[\"calls.total\"],\"timeRange\":{\"start\":\"2026-01-01\",\"end\":\"2026-01-31\"}}";

  @Test
  void repeatedAnswersAreTheSameAndFollowEachWrite() {
    Company company = Company.create();
    TestClient key = company.withKey("query:read", "ingest:write");
    company.ingest("calls", CALL.formatted("c1"));
    for (int round = 0; round < 5; round++) {
      Answer answer = key.post("/api/analytics/query", QUESTION).expect(200);
      assertThat(answer.json().at("/totals/calls.total").asInt()).isEqualTo(1);
      assertThat(answer.text("/meta/servedFrom").equals("cache")).isEqualTo(round > 0);
      assertThat(answer.json().at("/meta/tookMs").isNumber()).isTrue();
    }

    company.ingest("calls", CALL.formatted("c2"));

    Answer after = key.post("/api/analytics/query", QUESTION).expect(200);
    assertThat(after.json().at("/totals/calls.total").asInt()).isEqualTo(2);
  }

  @Test
  void anAnswerKeptForOneIsNotGivenToAnother() {
    Company company = Company.create();
    Company other = Company.create();
    TestClient key = company.withKey("query:read");
    company.ingest("calls", CALL.formatted("c1"));
    String named = QUESTION.replaceFirst("\\{", "{\"organizationId\":\"" + company.id() + "\",");
    for (int round = 0; round < 3; round++) {
      key.post("/api/analytics/query", named).expect(200);
      key.post("/api/analytics/query", QUESTION).expect(200);
    }

    other.withKey("query:read").post("/api/analytics/query", named).expect(403);
    company.withKey("ingest:write").post("/api/analytics/query", named).expect(403);
    Answer own = other.withKey("query:read").post("/api/analytics/query", QUESTION).expect(200);
    assertThat(own.json().at("/totals/calls.total").asInt()).isZero();
    assertThat(own.text("/meta/organizationId")).isEqualTo(other.id());
  }

  @Test
  void bytesAreTheSameJsonWithAnyTimeAndCompressed() throws IOException {
    String json =
        "{\"rows\":[\"\\\"tookMs\\\":7,\",\"ä\"],\"meta\":{\"tookMs\":12.5,\"warnings\":[]}}";
    WrittenAnswer answer = WrittenAnswer.of(json.getBytes(StandardCharsets.UTF_8));

    String expected = json.replace("12.5", "0.042");
    assertThat(new String(answer.json(0.042), StandardCharsets.UTF_8)).isEqualTo(expected);
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(answer.gzip(0.042)))) {
      assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(expected);
    }
  }
}
