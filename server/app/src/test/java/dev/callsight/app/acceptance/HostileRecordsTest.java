package dev.callsight.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.acceptance.Api.Answer;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records that make no sense are refused row by row, and those that were taken can be asked about.
 */
@ExtendWith(RunningServer.class)
class HostileRecordsTest {
  private static final String ORGANIZATION = "hostile-records";
  private static final String CALLS = Api.ingestPath(ORGANIZATION, "calls");
  private static final String GOOD =
      "{\"id\":\"good\",\"startedAt\":\"2026-06-29T10:00:00Z\",\"durationSeconds\":60}";
  private static final Catalog CATALOG = Catalog.builtIn();

  @BeforeAll
  static void prepare(Api api) {
    api.createOrganization(ORGANIZATION, "Australia/Lord_Howe", "USD");
  }

  @AfterEach
  void lives(Api api) {
    assertThat(api.with("").get("/health/live").status()).isEqualTo(200);
    api.ingest(ORGANIZATION, "calls", GOOD);
  }

  @Test
  void reportsEveryWrongValueOfEveryFieldAndAnswersAfterwards(Api api) {
    for (Entity entity : CATALOG.entities()) {
      List<String> lines = lines(entity);
      String body = String.join("\n", lines);
      Answer answer =
          api.post(Api.ingestPath(ORGANIZATION, entity.id()), "application/x-ndjson", body);
      JsonNode report = answer.ok().json();
      assertThat(rows(report)).as(entity.id()).isEqualTo(lines.size());
      assertThat(report.get("rejected").longValue()).as(entity.id()).isPositive();
      JsonNode first = report.get("errors").get(0);
      assertThat(first.get("line").isNumber()).isTrue();
      assertThat(first.get("message").asString("")).isNotEmpty();
    }
    asksEverything(api);
  }

  @Test
  void takesInjectionsAsTheTextTheyAre(Api api) {
    int number = 0;
    for (String text : Hostile.injections()) {
      ObjectNode call = (ObjectNode) Api.JSON.readTree(GOOD);
      call.put("id", "injected-" + ++number).put("outcome", text).put("summary", text);
      api.ingest(ORGANIZATION, "calls", call.toString());
      Map<String, Object> filter =
          Map.of("dimension", "outcome", "operator", "equals", "values", List.of(text));
      JsonNode answer =
          api.query(
              Map.of(
                  "organizationId", ORGANIZATION,
                  "metrics", List.of("calls.total"),
                  "dimensions", List.of("outcome"),
                  "filters", List.of(filter),
                  "timeRange", "7d"));
      assertThat(answer.at("/rows/0/0").asString()).isEqualTo(text);
      assertThat(answer.at("/rows/0/1").intValue()).isEqualTo(1);
    }
  }

  @Test
  void refusesBrokenLinesAndKeepsTheGoodOnes(Api api) {
    List<String> broken =
        List.of(
            "{",
            "]",
            "nul",
            "{\"id\":\"x\"",
            "{'id':1}",
            "\"text\"",
            "[1]",
            "17",
            "{\"id\":NaN}",
            "\u0000",
            "{\"id\":\"a\u0000\"}",
            "{\"id\":{\"a\":1}}",
            "[".repeat(50_000),
            "{\"a\":".repeat(50_000),
            GOOD + GOOD,
            GOOD.replace("60", "1e400"));
    for (String line : broken) {
      String body = GOOD + "\n" + line + "\n" + GOOD.replace("good", "better");
      Answer answer = api.post(CALLS, "application/x-ndjson", body);
      Problems.expectNoFailure(answer, line.substring(0, Math.min(80, line.length())));
      if (answer.status() == 200) {
        assertThat(answer.json().get("rejected").longValue()).as(answer.body()).isPositive();
      }
    }
  }

  @Test
  void survivesScrambledRows(Api api) {
    RandomGenerator random = new SplittableRandom(7);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String valid = example(CATALOG.entity("calls"));
    for (int i = 0; i < 3_000; i++) {
      byte[] line = Hostile.scramble(random, valid.getBytes(StandardCharsets.UTF_8));
      body.writeBytes(line);
      body.write('\n');
    }
    for (String type : List.of("application/x-ndjson", "application/json", "text/csv")) {
      Problems.expectNoFailure(api.post(CALLS, type, body.toByteArray()), "scrambled " + type);
    }
  }

  @Test
  void refusesBrokenTables(Api api) {
    String header = "id,startedAt,durationSeconds\n";
    for (String table :
        List.of(
            "",
            "\n\n",
            ",,,\n",
            "id\n",
            "id,id\na,b\n",
            header + "\"open",
            header + "a\"b,c,d\n",
            header + "a,b\n",
            header + "a,b,c,d,e\n",
            header + "a,\u0000,1\n",
            "\u0000\n",
            "id,startedAt,durationSeconds,'; DROP TABLE calls; --\n1,2,3,4\n",
            "\uFEFFid,startedAt,durationSeconds\nx,2026-06-29T10:00:00Z,NaN\n",
            header + "x,9999-12-31T00:00:00Z,1e308\n",
            header + ",".repeat(200_000),
            header + "\"" + "x".repeat(5_000_000))) {
      Answer answer = api.post(CALLS, "text/csv", table);
      Problems.expectNoFailure(answer, table.substring(0, Math.min(60, table.length())));
    }
    byte[] latin = (header + "caf\u00e9,x,y\n").getBytes(StandardCharsets.ISO_8859_1);
    Problems.expectNoFailure(api.post(CALLS, "text/csv", latin), "invalid UTF-8");
  }

  @Test
  void refusesWhatIsNotGzipAndWhatIsABomb(Api api) throws IOException {
    byte[] whole = gzip(GOOD.getBytes(StandardCharsets.UTF_8));
    byte[] broken = whole.clone();
    broken[whole.length / 2] ^= 0x55;
    Problems.expectRefusal(zipped(api, Arrays.copyOf(whole, whole.length / 2)), "truncated gzip");
    Problems.expectRefusal(zipped(api, broken), "broken gzip");
    Problems.expectNoFailure(zipped(api, gzip(new byte[300_000_000])), "gzip bomb of NULs");
    Problems.expectNoFailure(zipped(api, gzip(spaces())), "gzip bomb of spaces");
    assertThat(zipped(api, whole).status()).isEqualTo(200);
    // Known by its first bytes, whatever the header says.
    assertThat(zipped(api, GOOD.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(200);
  }

  @Test
  void refusesALineOfAHundredMegabytesWithoutKeepingIt(Api api) {
    long length = 100_000_000;
    for (String type : List.of("application/x-ndjson", "application/json", "text/csv")) {
      InputStream endless = new Repeated("{\"id\":\"", "x", length);
      Answer answer = api.post(CALLS, type, BodyPublishers.ofInputStream(() -> endless));
      Problems.expectNoFailure(answer, "a line of 100 MB as " + type);
      if (answer.status() == 200) {
        assertThat(answer.json().get("rejected").longValue()).as(answer.body()).isPositive();
      }
    }
  }

  @Test
  void takesTheLastOfDoubledKeysOrRefuses(Api api) {
    String doubled = Hostile.doubled((ObjectNode) Api.JSON.readTree(GOOD));
    Problems.expectNoFailure(api.post(CALLS, "application/x-ndjson", doubled), doubled);
  }

  /** A row for every field and every hostile value, each otherwise valid. */
  private static List<String> lines(Entity entity) {
    List<String> lines = new ArrayList<>();
    ObjectNode valid = (ObjectNode) Api.JSON.readTree(example(entity));
    for (Field field : entity.recordFields()) {
      ObjectNode rest = valid.deepCopy();
      rest.remove(field.name());
      for (String value : Hostile.values()) {
        if (!field.name().equals("id")) {
          rest.put("id", "row-" + lines.size());
        }
        lines.add("{\"" + field.name() + "\":" + value + "," + rest.toString().substring(1));
      }
    }
    return lines;
  }

  private static String example(Entity entity) {
    ObjectNode example = Api.JSON.createObjectNode();
    for (Field field : entity.recordFields()) {
      switch (field.type()) {
        case TEXT ->
            example.put(
                field.name(),
                field.values().isEmpty()
                    ? "A".repeat(Math.min(3, field.maximumLength()))
                    : field.values().getFirst());
        case INSTANT -> example.put(field.name(), "2026-06-29T10:00:00Z");
        case DATE -> example.put(field.name(), "2026-06-29");
        case DECIMAL, INTEGER -> example.put(field.name(), 1);
        case BOOLEAN -> example.put(field.name(), true);
        case JSON -> example.putObject(field.name()).put("a", 1);
      }
    }
    example.remove("updatedAt");
    return example.toString();
  }

  /** Whatever was let in, no question about it may fail. */
  private static void asksEverything(Api api) {
    List<String> metrics = CATALOG.metrics().stream().map(metric -> metric.id()).toList();
    for (Object range : List.of("24h", "1y", Map.of("start", "2026-01-01", "end", "2026-12-31"))) {
      for (String metric : metrics) {
        Map<String, Object> question =
            Map.of("organizationId", ORGANIZATION, "metrics", List.of(metric), "timeRange", range);
        Answer answer = api.post("/api/analytics/query", question);
        Problems.expectNoFailure(answer, metric + " over " + range);
      }
    }
    Map<String, Object> overview =
        Map.of(
            "organizationId",
            ORGANIZATION,
            "metrics",
            List.of("calls", "leads", "revenue", "campaigns"),
            "timeRange",
            "90d",
            "comparison",
            List.of("previous_period", "previous_year"));
    api.post("/api/analytics/overview", overview).ok();
  }

  private static long rows(JsonNode report) {
    return report.get("accepted").longValue()
        + report.get("updated").longValue()
        + report.get("unchanged").longValue()
        + report.get("rejected").longValue();
  }

  private static Answer zipped(Api api, byte[] body) {
    HttpRequest.Builder request =
        api.request(CALLS)
            .header("Content-Type", "application/x-ndjson")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(body));
    return api.send(request);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] spaces() {
    byte[] spaces = new byte[300_000_000];
    Arrays.fill(spaces, (byte) ' ');
    return spaces;
  }
}
