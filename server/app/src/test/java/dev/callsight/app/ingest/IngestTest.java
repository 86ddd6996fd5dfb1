package dev.callsight.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.TestClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ingest through the real door into the real store. */
class IngestTest {
  private static final String FACTS =
      "SELECT id, started_at, duration_seconds, status, successful, city, cost, properties"
          + " FROM calls ORDER BY id";

  private final IngestedOrganization organization = new IngestedOrganization();

  @Test
  void storesTheSameFromEveryFormat() {
    List<String> objects = IntStream.range(0, 50).mapToObj(IngestTest::numbered).toList();
    String csv =
        "id,startedAt,durationSeconds,status,successful,city,cost,floor\r\n"
            + IntStream.range(0, 50)
                .mapToObj(i ->
                    "c%d,2026-03-29T02:30:00.5+01:00,%d.5,completed,TRUE,\"São \"\"P\"\"\",0.25,3\r\n"
                        .formatted(i + 100, i))
                .collect(Collectors.joining());
    IngestedOrganization lines = new IngestedOrganization();
    IngestedOrganization table = new IngestedOrganization();
    IngestedOrganization packed = new IngestedOrganization();
    assertCounts(organization.json("calls", objects.toString()), 50, 0, 0, 0);
    assertCounts(lines.ndjson("calls", String.join("\n", objects)), 50, 0, 0, 0);
    assertCounts(
        table.send("calls", "", "text/csv; charset=utf-8", BodyPublishers.ofString(csv)),
        50,
        0,
        0,
        0);
    assertCounts(
        packed.send("calls", "", "text/csv", BodyPublishers.ofByteArray(gzip(csv))), 50, 0, 0, 0);
    assertThat(organization.rows(FACTS)).hasSize(50).isEqualTo(lines.rows(FACTS));
    assertThat(table.rows(FACTS)).isEqualTo(organization.rows(FACTS));
    assertThat(packed.rows(FACTS)).isEqualTo(organization.rows(FACTS));
  }

  @Test
  void takesAReplayForUnchangedAndANewValueForAnUpdate() {
    Answer first = organization.json("calls", call("a", "\"cost\":1"));
    assertCounts(first, 1, 0, 0, 0);
    Answer replay = organization.json("calls", call("a", "\"cost\":1.000"));
    assertCounts(replay, 0, 0, 1, 0);
    assertThat(replay.json().at("/version")).isEqualTo(first.json().at("/version"));
    assertCounts(organization.json("calls", call("a", "\"cost\":2")), 0, 1, 0, 0);
    assertThat(organization.count("calls")).isEqualTo(1);
  }

  @Test
  void ignoresWhatIsOlder() {
    organization.json(
        "calls", call("a", "\"city\":\"new\",\"updatedAt\":\"2026-02-02T00:00:00Z\""));
    assertCounts(
        organization.json(
            "calls", call("a", "\"city\":\"old\",\"updatedAt\":\"2026-02-01T00:00:00Z\"")),
        0,
        0,
        1,
        0);
    assertThat(organization.rows("SELECT city FROM calls")).isEqualTo(List.of(List.of("new")));
  }

  @Test
  void storesRightRowsAndNamesTheOthers() {
    Answer answer =
        organization.ndjson(
            "calls",
            call("a", "\"cost\":1") + "\n{\"id\":\"b\"}\n\nbroken\n" + call("c", "\"x\":1"));
    assertCounts(answer, 2, 0, 0, 2);
    assertThat(answer.json().at("/errors/0/line").asInt()).isEqualTo(2);
    assertThat(answer.text("/errors/0/field")).isEqualTo("startedAt");
    assertThat(answer.text("/errors/0/message")).startsWith("is required; expected");
    assertThat(answer.json().at("/errors/2/line").asInt()).isEqualTo(4);
    assertThat(answer.json().at("/errors/2/field").isNull()).isTrue();
    assertThat(answer.text("/errors/2/value")).isEqualTo("broken");
  }

  @Test
  void storesAllOrNothingWhenAsked() {
    String wrong = call("a", "\"cost\":1") + "\n{\"id\":\"b\"}";
    Answer refused =
        organization.send(
            "calls", "&atomic=true", "application/x-ndjson", BodyPublishers.ofString(wrong));
    refused.expectProblem(422, "rows_rejected");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("/2/startedAt");
    assertThat(refused.json().at("/rejected").asInt()).isEqualTo(1);
    assertThat(organization.count("calls")).isZero();
    String right = call("a", "\"cost\":1") + "\n" + call("b", "\"cost\":2");
    assertCounts(
        organization.send(
            "calls", "&atomic=true", "application/x-ndjson", BodyPublishers.ofString(right)),
        2,
        0,
        0,
        0);
  }

  @Test
  void refusesTooMuchForAllOrNothing() {
    String body =
        IntStream.rangeClosed(0, 200_000)
            .mapToObj(i -> "{\"id\":\"p%d\",\"name\":\"n\"}".formatted(i))
            .collect(Collectors.joining("\n"));
    organization
        .send("people", "&atomic=true", "application/x-ndjson", BodyPublishers.ofString(body))
        .expectProblem(413, "payload_too_large");
    assertThat(organization.count("people")).isZero();
  }

  @Test
  void saysWhatWasStoredBeforeABreak() {
    String body =
        IntStream.range(0, 200_000)
            .mapToObj("{\"id\":\"p%d\",\"name\":\"n\"}"::formatted)
            .collect(Collectors.joining(",", "[", ""));
    Answer answer = organization.json("people", body);
    answer.expectProblem(400, "malformed_body");
    long stored = organization.count("people");
    assertThat(stored).isPositive().isLessThan(200_000);
    assertThat(answer.text("/detail")).contains(stored + " rows before that are stored");
    organization.json("people", "[{\"id\":\"x\"").expectProblem(400, "malformed_body");
    assertThat(organization.json("people", "[{\"id\":\"x\"").text("/detail"))
        .contains("Nothing of it was stored");
  }

  @Test
  void passesOverALineOf100Megabytes() {
    byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    Answer answer =
        organization.send(
            "calls",
            "",
            "application/x-ndjson",
            BodyPublishers.ofInputStream(() -> {
              List<InputStream> parts =
                  new java.util.ArrayList<>(
                      Collections.nCopies(100, block).stream()
                          .<InputStream>map(ByteArrayInputStream::new)
                          .toList());
              parts.addFirst(stream(call("a", "\"cost\":1") + "\n{\"id\":\""));
              parts.add(stream("\"}\n" + call("b", "\"cost\":1")));
              return new SequenceInputStream(Collections.enumeration(parts));
            }));
    assertCounts(answer, 2, 0, 0, 1);
    assertThat(answer.text("/errors/0/message")).contains("longer than");
  }

  @Test
  void refusesGzipThatIsCutOrAbomb() {
    byte[] whole = gzip((call("a", "\"cost\":1") + "\n").repeat(500));
    organization
        .send(
            "calls",
            "",
            "application/x-ndjson",
            BodyPublishers.ofByteArray(Arrays.copyOf(whole, whole.length / 2)))
        .expectProblem(400, "malformed_body");
    organization
        .send(
            "calls",
            "",
            "application/x-ndjson",
            BodyPublishers.ofByteArray(gzip(" ".repeat(150 << 20))))
        .expectProblem(413, "payload_too_large");
  }

  @ParameterizedTest
  @CsvSource({
    "application/xml, 415, unsupported_media_type",
    "application/x-www-form-urlencoded, 415, unsupported_media_type",
    "application/json; charset=utf-16, 415, unsupported_media_type",
    "nonsense, 415, unsupported_media_type"
  })
  void refusesOtherTypes(String type, int status, String code) {
    organization.send("calls", "", type, BodyPublishers.ofString("{}")).expectProblem(status, code);
  }

  @Test
  void refusesABodyWithoutAType() {
    organization
        .server()
        .platform()
        .send(
            "POST",
            "/api/ingest/calls?organizationId=" + organization.id(),
            null,
            BodyPublishers.ofString("{}"))
        .expectProblem(415, "unsupported_media_type");
  }

  @Test
  void namesTheNearestEntities() {
    Answer answer = organization.json("call", "{}").expectProblem(404, "unknown_entity");
    assertThat(answer.text("/detail")).contains("calls");
    organization.json("%00", "{}").expect(400);
    organization.json("x".repeat(3_000), "{}").expectProblem(404, "unknown_entity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n\n"})
  void refusesAnEmptyBody(String body) {
    organization.json("calls", body).expectProblem(400, "malformed_body");
    organization.ndjson("calls", body).expectProblem(400, "malformed_body");
  }

  @Test
  void asksForTheScopeAndTheOrganization() {
    String path = "/api/ingest/calls?organizationId=" + organization.id();
    organization.server().browser().post(path, call("a", "\"cost\":1")).expect(401);
    TestClient reader = withScope("query:read");
    reader.post(path, call("a", "\"cost\":1")).expectProblem(403, "forbidden");
    TestClient writer = withScope("ingest:write");
    IngestedOrganization other = new IngestedOrganization();
    writer
        .post("/api/ingest/calls?organizationId=" + other.id(), call("a", "\"cost\":1"))
        .expectProblem(403, "forbidden");
    assertCounts(writer.post("/api/ingest/calls", call("a", "\"cost\":1")), 1, 0, 0, 0);
    assertThat(other.count("calls")).isZero();
  }

  @Test
  void limitsTheErrorsThatAreSaidButNotTheCount() {
    String wrong = "{}\n".repeat(3_000);
    Answer few =
        organization.send(
            "people", "&errorLimit=10", "application/x-ndjson", BodyPublishers.ofString(wrong));
    assertThat(few.expect(200).json().at("/rejected").asInt()).isEqualTo(3_000);
    assertThat(few.json().at("/errors").size()).isEqualTo(10);
    assertThat(organization.ndjson("people", wrong).json().at("/errors").size()).isEqualTo(1_000);
    organization
        .send("people", "&errorLimit=-1", "application/x-ndjson", BodyPublishers.ofString(wrong))
        .expectProblem(422, "invalid_field");
  }

  @Test
  void storesEveryRowOnceFromManySendersAtOnce() throws Exception {
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers =
          IntStream.range(0, 8)
              .mapToObj(sender -> senders.submit(() -> organization.ndjson("calls", calls(sender))))
              .toList();
      long accepted = 0;
      for (Future<Answer> answer : answers) {
        accepted += answer.get().expect(200).json().at("/accepted").asLong();
      }
      // Every two neighbours share half of their ids: 8 × 500 rows have 4,500 ÷ 2 ids.
      assertThat(accepted).isEqualTo(2_250);
    }
    assertThat(organization.count("calls")).isEqualTo(2_250);
  }

  private static String numbered(int number) {
    return """
    {"id":"c%d","startedAt":"2026-03-29T02:30:00.5+01:00","durationSeconds":%d.5,\
    "status":"completed","successful":true,"city":"São \\"P\\"","cost":0.25,"floor":"3"}\
    """
        .formatted(number + 100, number);
  }

  private static String calls(int sender) {
    return IntStream.range(sender * 250, sender * 250 + 500)
        .mapToObj(i -> call("c" + i, "\"cost\":" + i))
        .collect(Collectors.joining("\n"));
  }

  private TestClient withScope(String scope) {
    String key =
        organization
            .server()
            .platform()
            .post(
                "/api/organizations/" + organization.id() + "/keys",
                "{\"name\":\"test\",\"scopes\":[\"" + scope + "\"]}")
            .expect(201)
            .text("/key");
    return organization.server().withKey(key);
  }

  private static void assertCounts(
      Answer answer, long accepted, long updated, long unchanged, long rejected) {
    answer.expect(200);
    assertThat(
            List.of(
                answer.json().at("/accepted").asLong(),
                answer.json().at("/updated").asLong(),
                answer.json().at("/unchanged").asLong(),
                answer.json().at("/rejected").asLong()))
        .as(answer.body())
        .containsExactly(accepted, updated, unchanged, rejected);
  }

  private static String call(String id, String more) {
    return "{\"id\":\"%s\",\"startedAt\":\"2026-01-01T00:00:00Z\",\"durationSeconds\":5,%s}"
        .formatted(id, more);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
