package dev.callsight.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.acceptance.Api.Answer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The server is killed while it takes records, again and again. What it has confirmed is there
 * afterwards, once, in the facts and in every figure made of them.
 */
class KilledServerTest {
  private static final String ORGANIZATION = "killed";
  private static final ZoneId ZONE = ZoneId.of("Asia/Kathmandu");
  private static final int ROUNDS = 6;
  private static final Duration LONGEST = Duration.ofSeconds(50);
  private static final Instant FIRST_CALL = Instant.parse("2026-06-01T00:00:00Z");

  private final RandomGenerator random = new SplittableRandom(99);

  /** For each call the durations that it may have: the confirmed one, and those of lost answers. */
  private final Map<String, List<Integer>> possible = new HashMap<>();

  private final Map<String, Integer> confirmed = new HashMap<>();
  private int calls;

  @Test
  void losesNothingAndDoublesNothing(@TempDir Path data) throws Exception {
    Instant start = Instant.now();
    List<String> keys = new ArrayList<>();
    int rounds = 0;
    for (int round = 0; round < ROUNDS && (round < 2 || inTime(start)); round++) {
      try (ChildServer server = ChildServer.start(data)) {
        Api api = server.api();
        if (round == 0) {
          api.createOrganization(ORGANIZATION, "Asia/Kathmandu", "USD");
        }
        check(api);
        for (String key : keys) {
          assertThat(api.with(key).query(question("calls.total")).has("totals")).isTrue();
        }
        keys.add(api.keyOf(ORGANIZATION, List.of("query:read")).key());
        sendUntilKilled(server, api);
      }
      rounds++;
    }
    try (ChildServer server = ChildServer.start(data)) {
      check(server.api());
    }
    assertThat(rounds).isGreaterThan(1);
    assertThat(confirmed).isNotEmpty();
  }

  private static boolean inTime(Instant start) {
    return Duration.between(start, Instant.now()).compareTo(LONGEST) < 0;
  }

  private void sendUntilKilled(ChildServer server, Api api) {
    try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      int before = random.nextInt(2, 9);
      for (int batch = 0; ; batch++) {
        Map<String, Integer> rows = rows();
        if (batch == before) {
          var _ = clock.schedule(server::kill, random.nextInt(120), TimeUnit.MILLISECONDS);
        }
        if (!send(api, rows)) {
          return;
        }
      }
    }
  }

  /** Whether the batch was confirmed; if not it may be there or not. */
  private boolean send(Api api, Map<String, Integer> rows) {
    rows.forEach(
        (id, seconds) -> possible.computeIfAbsent(id, _ -> new ArrayList<>()).add(seconds));
    try {
      Answer answer =
          api.post(Api.ingestPath(ORGANIZATION, "calls"), "application/x-ndjson", lines(rows));
      if (answer.status() != 200) {
        return false;
      }
      assertThat(answer.json().get("rejected").intValue()).isZero();
    } catch (UncheckedIOException _) {
      return false;
    }
    rows.forEach((id, seconds) -> {
      confirmed.put(id, seconds);
      possible.put(id, new ArrayList<>(List.of(seconds)));
    });
    return true;
  }

  /** New calls, and some of the old ones with another duration. */
  private Map<String, Integer> rows() {
    Map<String, Integer> rows = new LinkedHashMap<>();
    int size = random.nextInt(1, 700);
    for (int i = 0; i < size; i++) {
      boolean old = calls > 0 && random.nextInt(5) == 0;
      rows.put("call-" + (old ? random.nextInt(calls) : calls++), random.nextInt(1, 3_000));
    }
    return rows;
  }

  private static String lines(Map<String, Integer> rows) {
    StringBuilder lines = new StringBuilder();
    rows.forEach((id, seconds) ->
        lines
            .append("{\"id\":\"")
            .append(id)
            .append("\",\"startedAt\":\"")
            .append(startedAt(id))
            .append("\",\"durationSeconds\":")
            .append(seconds)
            .append(",\"successful\":true,\"status\":\"completed\"}\n"));
    return lines.toString();
  }

  /** Each call keeps its time: half an hour after the one before, over some weeks, then again. */
  private static Instant startedAt(String id) {
    long number = Long.parseLong(id.substring("call-".length()));
    return FIRST_CALL.plusSeconds(number * 1_800 % (28 * 86_400));
  }

  private void check(Api api) {
    Map<String, Integer> stored = stored(api);
    confirmed.forEach((id, _) -> assertThat(stored.get(id)).as("confirmed " + id).isNotNull());
    stored.forEach(
        (id, seconds) -> assertThat(possible.get(id)).as("durations of " + id).contains(seconds));
    rollupsAgree(api, stored);
    // What came through unconfirmed is known now.
    stored.forEach((id, seconds) -> {
      confirmed.put(id, seconds);
      possible.put(id, new ArrayList<>(List.of(seconds)));
    });
    possible.keySet().retainAll(stored.keySet());
  }

  /** Every call that is there; one that is there twice fails. */
  private static Map<String, Integer> stored(Api api) {
    Map<String, Integer> stored = new HashMap<>();
    Map<String, Object> body = question("calls.total");
    body.put("limit", 1_000);
    JsonNode page;
    do {
      page = api.post("/api/analytics/records", body).ok().json();
      int id = column(page, "id");
      int seconds = column(page, "durationSeconds");
      for (JsonNode row : page.get("rows")) {
        Integer twice = stored.put(row.get(id).stringValue(), row.get(seconds).intValue());
        assertThat(twice).as("call " + row.get(id) + " before").isNull();
      }
      body.put("cursor", page.path("next").asString(""));
    } while (page.path("next").isString());
    assertThat(page.get("total").intValue()).isEqualTo(stored.size());
    return stored;
  }

  private static int column(JsonNode page, String id) {
    for (int i = 0; i < page.get("columns").size(); i++) {
      if (page.get("columns").get(i).get("id").asString().equals(id)) {
        return i;
      }
    }
    throw new AssertionError("no column " + id + " in " + page.get("columns"));
  }

  /** Figures by day, as the rollups have them, are those of the stored calls. */
  private static void rollupsAgree(Api api, Map<String, Integer> stored) {
    Map<String, long[]> expected = new TreeMap<>();
    stored.forEach((id, seconds) -> {
      String day = startedAt(id).atZone(ZONE).toLocalDate().toString();
      long[] sums = expected.computeIfAbsent(day, _ -> new long[2]);
      sums[0]++;
      sums[1] += seconds;
    });
    Map<String, Object> body = question("calls.total");
    body.put("metrics", List.of("calls.total", "calls.total_minutes"));
    body.put("grain", "day");
    JsonNode answer = api.query(body);
    Map<String, long[]> actual = new TreeMap<>();
    for (JsonNode row : answer.get("rows")) {
      String day = Instant.parse(row.get(0).stringValue()).atZone(ZONE).toLocalDate().toString();
      if (row.get(1).intValue() > 0) {
        long seconds = Math.round(row.get(2).doubleValue() * 60);
        actual.put(day, new long[] {row.get(1).longValue(), seconds});
      }
    }
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }

  private static Map<String, Object> question(String metric) {
    Map<String, Object> body = new HashMap<>();
    body.put("organizationId", ORGANIZATION);
    body.put("metrics", List.of(metric));
    body.put("timeRange", Map.of("start", "2026-05-01", "end", "2026-06-30"));
    return body;
  }
}
