package dev.callsight.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.acceptance.Api.Answer;
import dev.callsight.app.testing.ChosenFacts;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Dimension;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.core.catalog.Metric;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** With the key of one organization not a byte of another can be had, whatever is asked. */
@ExtendWith(RunningServer.class)
class TenancyTest {
  private static final String OURS = "tenant-ours";
  private static final String THEIRS = "tenant-theirs";

  /** Stands in every text of the other organization, in its names, and as digits in its amounts. */
  private static final String SECRET = "zq7Xsecret";

  /** Enough of the marker to look for, and what an answer may repeat of a question. */
  private static final String BEGINNING = SECRET.substring(0, 4);

  private static final String SECRET_DIGITS = "7770913";

  private static final List<String> SCOPES = List.of("query:read", "ingest:write");
  private static Api ours;

  @BeforeAll
  static void prepare(Api api) {
    api.post(
            "/api/organizations",
            Map.of("id", THEIRS, "name", SECRET + " Ltd", "timezone", "UTC", "currency", "USD"))
        .ok();
    api.createOrganization(OURS, "America/New_York", "USD");
    api.ingest(THEIRS, "calls", calls(SECRET, 300));
    api.ingest(OURS, "calls", calls("mine", 40));
    api.ingest(
        THEIRS,
        "deals",
        """
        {"id":"%1$s","createdAt":"2026-06-20T10:00:00Z","closedAt":"2026-06-28T10:00:00Z","won":true,"amount":%2$s,"ownerId":"%1$s"}
        """
            .formatted(SECRET, SECRET_DIGITS));
    ours = api.keyOf(OURS, SCOPES);
  }

  @Test
  void answersOurOwnQuestions() {
    JsonNode answer = ours.query(question(List.of("calls.total"), "30d"));
    assertThat(answer.at("/totals/calls.total").intValue()).isEqualTo(40);
  }

  @Test
  void refusesTheirNameWhereverItStands() {
    for (String path :
        List.of(
            "overview",
            "query",
            "records",
            "kpis",
            "scores",
            "attribution",
            "stages",
            "forecast")) {
      String metric = path.equals("overview") ? "calls" : "calls.total";
      Map<String, Object> body = question(List.of(metric), "30d");
      body.put("organizationId", THEIRS);
      refused(ours.post("/api/analytics/" + path, body), 403);
      body.remove("organizationId");
      refused(ours.post("/api/analytics/" + path + "?organizationId=" + THEIRS, body), 403, 404);
      body.put("organizationId", OURS);
      refused(
          ours.post("/api/analytics/" + path + "?organizationId=" + THEIRS, body),
          400,
          403,
          404,
          422);
    }
    Map<String, Object> filtered = question(List.of("calls"), "30d");
    filtered.put("filters", Map.of("organizationId", THEIRS));
    refused(ours.post("/api/analytics/overview", filtered), 403);
    refused(ours.get("/api/analytics/catalog?organizationId=" + THEIRS), 403, 404);
    refused(ours.post("/api/ingest/calls?organizationId=" + THEIRS, List.of()), 403, 404);
    for (String path :
        List.of(
            "",
            "/keys",
            "/members",
            "/contacts",
            "/audit",
            "/audit/choices",
            "/rates",
            "/data",
            "/data/rejected",
            "/names/people")) {
      refused(ours.get("/api/organizations/" + THEIRS + path), 403, 404);
    }
    for (String path : List.of("/data", "/data/calls", "/data/rejected", "/jobs/any")) {
      refused(ours.delete("/api/organizations/" + THEIRS + path), 403, 404);
    }
    refused(ours.post("/api/organizations/" + THEIRS + "/rebuild", Map.of()), 403, 404);
    refused(ours.delete("/api/organizations/" + THEIRS), 403, 404);
    refused(ours.delete("/api/organizations/" + THEIRS + "/keys/any"), 403, 404);
  }

  @Test
  void listsOnlyOurselves() {
    Answer organizations = ours.get("/api/organizations");
    assertThat(organizations.body()).doesNotContain(THEIRS, SECRET);
    assertThat(ours.get("/api/session").body()).doesNotContain(THEIRS, SECRET);
  }

  @Test
  void givesNothingOfTheirsToRandomRequests() {
    RandomGenerator random = new SplittableRandom(4711);
    int requests = ChosenFacts.rounds(3_000);
    int answered = 0;
    for (int i = 0; i < requests; i++) {
      Answer answer = randomRequest(random);
      assertThat(answer.status()).as(answer.body()).isLessThan(500);
      assertThat(answer.body()).doesNotContain(SECRET, SECRET_DIGITS);
      answered += answer.status() == 200 ? 1 : 0;
    }
    assertThat(answered)
        .as("answered requests: the others prove little")
        .isGreaterThan(requests / 5);
  }

  @Test
  void acceptsNoCursorAndNoKeyOfTheirs(Api api) {
    Map<String, Object> theirs = question(List.of("calls.total"), "30d");
    theirs.put("organizationId", THEIRS);
    theirs.put("limit", 10);
    JsonNode page = api.post("/api/analytics/records", theirs).ok().json();
    assertThat(page.toString()).contains(SECRET);
    Map<String, Object> stolen = question(List.of("calls.total"), "30d");
    stolen.put("cursor", page.get("next").stringValue());
    stolen.put("limit", 10);
    Answer answer = ours.post("/api/analytics/records", stolen);
    assertThat(answer.status()).isLessThan(500);
    assertThat(answer.body()).doesNotContain(SECRET);
    refused(ours.with("").post("/api/analytics/query", stolen), 401);
    refused(ours.with(ours.key() + "x").post("/api/analytics/query", stolen), 401);
  }

  @Test
  void keepsTheirRowsWhenOursHaveTheSameIds(Api api) {
    ours.ingest(OURS, "calls", calls(SECRET, 3).replace(SECRET, "sameid"));
    Map<String, Object> theirs = question(List.of("calls.total"), "30d");
    theirs.put("organizationId", THEIRS);
    assertThat(api.query(theirs).at("/totals/calls.total").intValue()).isEqualTo(300);
    assertThat(
            ours.query(question(List.of("calls.total"), "30d"))
                .at("/totals/calls.total")
                .intValue())
        .isGreaterThanOrEqualTo(40);
  }

  private static Answer randomRequest(RandomGenerator random) {
    String path = pick(random, List.of("overview", "query", "query", "query", "records", "kpis"));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("timeRange", pick(random, List.of("24h", "7d", "30d", "1y", "year_to_date")));
    body.put(
        "metrics",
        path.equals("overview")
            ? List.of("calls", "leads", "revenue", "campaigns")
            : List.of(metric(random)));
    if (path.equals("kpis")) {
      body.put("period", pick(random, List.of("daily", "weekly", "monthly")));
    }
    if (path.equals("query") && random.nextInt(2) == 0) {
      body.put("dimensions", List.of(dimension(random)));
    }
    if (random.nextInt(3) == 0 && !path.equals("kpis") && !path.equals("overview")) {
      body.put("filters", List.of(filter(random)));
    }
    if (random.nextInt(3) == 0) {
      placeTheirName(random, body);
    }
    String target = "/api/analytics/" + path;
    boolean inAddress = random.nextInt(6) == 0;
    return ours.post(inAddress ? target + "?organizationId=" + THEIRS : target, body);
  }

  private static void placeTheirName(RandomGenerator random, Map<String, Object> body) {
    switch (random.nextInt(6)) {
      case 0 -> body.put("organizationId", THEIRS);
      case 1 -> body.put("filters", Map.of("organizationId", THEIRS));
      case 2 -> body.put("organizationId", List.of(OURS, THEIRS));
      case 3 -> body.put("timezone", THEIRS);
      case 4 -> body.put("cursor", URLEncoder.encode(THEIRS, StandardCharsets.UTF_8));
      case 5 -> body.put("dimensions", List.of("\"" + THEIRS + "\".calls.id"));
      default -> throw new AssertionError();
    }
  }

  private static Map<String, Object> filter(RandomGenerator random) {
    String value =
        pick(
            random,
            List.of(BEGINNING, THEIRS, "' OR 1=1 --", "%", "x' UNION SELECT id FROM calls --"));
    return Map.of(
        "dimension", dimension(random),
        "operator",
            pick(random, List.of("equals", "notEquals", "contains", "startsWith", "notIn", "set")),
        "values", List.of(value));
  }

  private static String metric(RandomGenerator random) {
    return pick(random, METRICS);
  }

  private static String dimension(RandomGenerator random) {
    return pick(random, DIMENSIONS);
  }

  private static final List<String> METRICS =
      Catalog.builtIn().metrics().stream().map(Metric::id).toList();
  private static final List<String> DIMENSIONS =
      Catalog.builtIn().dimensions().stream().map(Dimension::id).toList();

  private static <T> T pick(RandomGenerator random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static void refused(Answer answer, Integer... statuses) {
    assertThat(answer.status()).as(answer.body()).isIn((Object[]) statuses);
    assertThat(answer.body()).doesNotContain(SECRET, SECRET_DIGITS);
  }

  private static Map<String, Object> question(List<String> metrics, String range) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("metrics", metrics);
    body.put("timeRange", range);
    return body;
  }

  /** Calls whose every free text holds the marker. */
  private static String calls(String marker, int count) {
    Entity entity = Catalog.builtIn().entity("calls");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> call = new LinkedHashMap<>();
      entity.recordFields().stream()
          .filter(field -> field.values().isEmpty() && field.maximumLength() > 20)
          .filter(field -> field.type() == FieldType.TEXT)
          .forEach(field -> call.put(field.name(), marker));
      call.put("id", marker + i);
      call.put("startedAt", "2026-06-%02dT10:00:00Z".formatted(1 + i % 29));
      call.put("durationSeconds", 60 + i);
      lines.add(Api.JSON.writeValueAsString(call));
    }
    return String.join("\n", lines);
  }
}
