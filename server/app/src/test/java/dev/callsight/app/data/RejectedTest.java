package dev.callsight.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Refused rows are kept, bounded, and told to admins. */
class RejectedTest {
  private final TestClient platform = RunningServer.shared().platform();
  private final Company company = Company.create();
  private final String path = "/api/organizations/" + company.id() + "/data/rejected";

  private Answer send(TestClient sender, String entity, String type, String body) {
    return sender.send(
        "POST", company.at("/api/ingest/" + entity), type, BodyPublishers.ofString(body));
  }

  @Test
  void saysWhatWasWrongAndWhoSentIt() {
    TestClient sender = company.withKey("ingest:write");
    send(
            sender,
            "calls",
            "text/csv",
            "id,startedAt,durationSeconds\nc1,2026-03-01T00:00:00Z,60\nc2,2026-03-01T00:00:00Z,-4\n")
        .expect(200);

    Answer answer = platform.get(path).expect(200);

    assertThat(answer.json().at("/total").asLong()).isEqualTo(1);
    assertThat(answer.text("/rows/0/entity")).isEqualTo("calls");
    assertThat(answer.json().at("/rows/0/line").asLong()).isEqualTo(3);
    assertThat(answer.text("/rows/0/field")).isEqualTo("durationSeconds");
    assertThat(answer.text("/rows/0/message")).contains("expected a number");
    assertThat(answer.text("/rows/0/value")).isEqualTo("-4");
    assertThat(answer.text("/rows/0/by/label")).isEqualTo("test");
    assertThat(answer.text("/rows/0/at")).isNotEmpty();
    assertThat(answer.json().at("/next").isNull()).isTrue();
  }

  @Test
  void keepsThemWhateverTheSenderAskedToHear() {
    Answer quiet =
        platform.post(company.at("/api/ingest/calls?errorLimit=0"), "{\"id\":\"c1\"}").expect(200);
    assertThat(quiet.json().at("/rejected").asLong()).isEqualTo(1);
    assertThat(quiet.json().at("/errors")).isEmpty();
    platform
        .post(company.at("/api/ingest/calls?atomic=true"), "{\"id\":\"c2\"}")
        .expectProblem(422, "rows_rejected");
    send(platform, "leads", "application/json", "[{\"id\":").expectProblem(400, "malformed_body");

    JsonNode rows = platform.get(path).expect(200).json().at("/rows");
    assertThat(rows.at("/0/entity").asString()).isEqualTo("leads");
    assertThat(rows.at("/0/line").isNull()).isTrue();
    assertThat(rows.valueStream().filter(row -> row.at("/entity").asString().equals("calls")))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void keepsABoundedNumberAndPagesThroughThem() {
    String bad =
        IntStream.range(0, 300)
            .mapToObj("{\"id\":\"c%d\",\"startedAt\":\"never\",\"durationSeconds\":1}"::formatted)
            .collect(Collectors.joining("\n"));
    for (int i = 0; i < 7; i++) {
      send(platform, "calls", "application/x-ndjson", bad).expect(200);
    }
    Answer first = platform.get(path + "?limit=600").expect(200);
    assertThat(first.json().at("/total").asLong()).isEqualTo(1000);
    assertThat(first.json().at("/rows")).hasSize(600);
    Answer second = platform.get(path + "?limit=600&cursor=" + first.text("/next")).expect(200);
    assertThat(second.json().at("/rows")).hasSize(400);
    assertThat(second.json().at("/next").isNull()).isTrue();
    assertThat(second.json().at("/rows/0/id").asLong())
        .isLessThan(first.json().at("/rows/599/id").asLong());
  }

  @Test
  void filtersDownloadsAndForgets() {
    platform.post(company.at("/api/ingest/calls"), "{\"id\":\"=1+1\"}").expect(200);
    platform.post(company.at("/api/ingest/leads"), "{\"id\":\"l1\"}").expect(200);
    Answer leads = platform.get(path + "?entity=leads").expect(200);
    assertThat(leads.json().at("/rows").valueStream().map(row -> row.at("/entity").asString()))
        .isNotEmpty()
        .containsOnly("leads");

    Answer csv = platform.with("Accept", "text/csv").get(path).expect(200);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.body()).startsWith("at,entity,line,field,message,value,by,requestId\r\n");
    Answer lines = platform.with("Accept", "application/x-ndjson").get(path).expect(200);
    assertThat(lines.body().lines().count())
        .isEqualTo(platform.get(path).expect(200).json().at("/total").asLong());

    platform.delete(path + "?entity=leads").expect(204);
    assertThat(platform.get(path + "?entity=leads").json().at("/total").asLong()).isZero();
    assertThat(platform.get(path).json().at("/total").asLong()).isPositive();
    platform.delete(path).expect(204);
    assertThat(platform.get(path).json().at("/total").asLong()).isZero();
    assertThat(
            platform
                .get("/api/organizations/" + company.id() + "/audit?limit=1")
                .text("/entries/0/action"))
        .isEqualTo("data.rejected_cleared");
  }

  @Test
  void keepsNoKeyThatStoodWhereAValueBelongs() {
    String key = "cs_" + "A1b2C3d4".repeat(5);
    platform
        .post(
            company.at("/api/ingest/calls"),
            "{\"id\":\"c1\",\"startedAt\":\"%s\",\"durationSeconds\":1}".formatted(key))
        .expect(200);
    List<String> values =
        platform
            .get(path)
            .json()
            .at("/rows")
            .valueStream()
            .map(row -> row.at("/value").asString(""))
            .toList();
    assertThat(values).contains("cs_…");
    assertThat(platform.get(path).body()).doesNotContain(key);
  }
}
