package dev.callsight.app.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.AskedOrganization;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** 50 euros; 100 dollars each on 10 January and 10 February; 30 pounds. */
class RatesTest {
  private static final String YEAR =
      "\"timeRange\":{\"start\":\"2026-01-01\",\"end\":\"2026-12-31\"}";
  private static final String RATES =
      """
      [{"date":"2026-01-01","currency":"USD","rate":0.9},
       {"date":"2026-02-01","currency":"USD","rate":"0.85"}]
      """;

  private final TestClient platform = RunningServer.shared().platform();
  private final AskedOrganization organization = new AskedOrganization();

  @BeforeEach
  void tell() {
    organization.tell(
        "payments",
        List.of(
            payment("p1", "2026-01-05", "50", "EUR"),
            payment("p2", "2026-01-10", "100", "USD"),
            payment("p3", "2026-02-10", "100", "USD"),
            payment("p4", "2026-02-10", "30", "GBP")));
  }

  private static String payment(String id, String day, String amount, String currency) {
    return """
    {"id":"%s","paidAt":"%sT12:00:00Z","amount":%s,"currency":"%s","kind":"one_time","customerId":"%s"}\
    """
        .formatted(id, day, amount, currency, id);
  }

  private String path() {
    return "/api/organizations/" + organization.id() + "/rates";
  }

  private Answer put(String contentType, String body) {
    return platform.send("PUT", path(), contentType, BodyPublishers.ofString(body));
  }

  private JsonNode ask(String more) {
    return organization
        .ask("query", YEAR + ",\"metrics\":[\"revenue.total\",\"revenue.unconverted\"]" + more)
        .expect(200)
        .json();
  }

  /** The total as rollups say it, after making sure that the records and the months say it too. */
  private BigDecimal revenue() {
    JsonNode answer = ask("");
    BigDecimal total = answer.at("/totals").get("revenue.total").decimalValue();
    assertThat(sum(ask(",\"grain\":\"month\""))).isEqualByComparingTo(total);
    assertThat(sum(ask(",\"dimensions\":[\"customer\"]"))).isEqualByComparingTo(total);
    return total;
  }

  private static BigDecimal sum(JsonNode answer) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode row : answer.at("/rows")) {
      sum = sum.add(row.get(1).decimalValue());
    }
    return sum;
  }

  private long unconverted() {
    return ask("").at("/totals").get("revenue.unconverted").asLong();
  }

  @Test
  void amountsAreConvertedByTheLatestRateAtOrBeforeTheirDate() {
    assertThat(revenue()).isEqualByComparingTo("50");
    assertThat(unconverted()).isEqualTo(3);

    Answer put = put("application/json", RATES).expect(200);
    assertThat(put.text("/currency")).isEqualTo("EUR");
    assertThat(put.json().at("/rates")).hasSize(2);
    assertThat(revenue()).isEqualByComparingTo("225");
    assertThat(unconverted()).isEqualTo(1);

    organization.tell("payments", List.of(payment("p5", "2026-03-01", "200", "USD")));
    assertThat(revenue()).isEqualByComparingTo("395");
  }

  @Test
  void ratesReplaceThoseBeforeAndTheDataVersionGrows() {
    long before = put("application/json", RATES).expect(200).json().at("/version").asLong();
    Answer csv =
        put("text/csv", "rate,date,currency\r\n0.5,2026-02-01,USD\r\n1.2,2020-01-01,GBP\r\n")
            .expect(200);
    assertThat(csv.json().at("/version").asLong()).isGreaterThan(before);
    // The dollars of January have no rate any more.
    assertThat(revenue()).isEqualByComparingTo("136");
    assertThat(unconverted()).isEqualTo(1);
    Answer kept = platform.get(path()).expect(200);
    assertThat(kept.json().at("/rates")).isEqualTo(csv.json().at("/rates"));
    assertThat(kept.text("/rates/0/currency")).isEqualTo("GBP");

    put("application/json", "[]").expect(200);
    assertThat(revenue()).isEqualByComparingTo("50");
  }

  @Test
  void whatHasNoRateIsShownApart() {
    put("application/json", RATES).expect(200);
    JsonNode byCurrency =
        ask(",\"dimensions\":[\"currency\"],\"order\":[\"currency\"],\"receipt\":true");
    assertThat(byCurrency.at("/rows/1/0").asString()).isEqualTo("GBP");
    assertThat(byCurrency.at("/rows/1/1").decimalValue()).isEqualByComparingTo("0");
    assertThat(byCurrency.at("/rows/1/2").asLong()).isEqualTo(1);
    JsonNode excluded =
        organization
            .ask("query", YEAR + ",\"metrics\":[\"revenue.one_time\"],\"receipt\":true")
            .expect(200)
            .json()
            .at("/receipt/metrics")
            .get("revenue.one_time")
            .at("/excluded");
    assertThat(excluded)
        .anySatisfy(reason -> {
          assertThat(reason.at("/reason").asString())
              .isEqualTo("in another currency than EUR, without a rate");
          assertThat(reason.at("/rows").asLong()).isEqualTo(1);
        });
  }

  /** 300 euros and 100 dollars at 0.9 are two deals; a deal in pounds is none. */
  @Test
  void meansLeaveOutWhatHasNoRate() {
    put("application/json", RATES).expect(200);
    organization.tell(
        "deals",
        List.of(deal("d1", "300", "EUR"), deal("d2", "100", "USD"), deal("d3", "1000", "GBP")));
    JsonNode totals =
        organization
            .ask(
                "query",
                YEAR + ",\"metrics\":[\"deals.average_size\",\"deals.won\",\"deals.unconverted\"]")
            .expect(200)
            .json()
            .at("/totals");
    assertThat(totals.get("deals.average_size").decimalValue()).isEqualByComparingTo("195");
    assertThat(totals.get("deals.won").asLong()).isEqualTo(3);
    assertThat(totals.get("deals.unconverted").asLong()).isEqualTo(1);
  }

  private static String deal(String id, String amount, String currency) {
    return """
    {"id":"%s","createdAt":"2026-01-10T12:00:00Z","closedAt":"2026-02-10T12:00:00Z","won":true,"amount":%s,"currency":"%s"}\
    """
        .formatted(id, amount, currency);
  }

  @Test
  void ratesBelongToTheReportingCurrency() {
    put("application/json", RATES).expect(200);
    String path = "/api/organizations/" + organization.id();
    platform.patch(path, "{\"currency\":\"USD\"}").expect(200);
    assertThat(platform.get(path()).expect(200).json().at("/rates")).isEmpty();
    assertThat(revenue()).isEqualByComparingTo("200");
    platform.patch(path, "{\"currency\":\"EUR\"}").expect(200);
    assertThat(revenue()).isEqualByComparingTo("225");
  }

  @Test
  void refusesWhatMakesNoSense() {
    Answer refused =
        put(
                "application/json",
                """
                [{"date":"2026-13-01","currency":"USD","rate":1},
                 {"date":"2026-01-01","currency":"EUR","rate":1},
                 {"date":"2026-01-01","currency":"USD","rate":0},
                 {"date":"2026-01-01","currency":"usd","rate":1e12},
                 {"date":"2026-01-02","currency":"USD","rate":1},
                 {"date":"2026-01-02","currency":"USD","rate":2}]
                """)
            .expectProblem(422, "invalid_field");
    assertThat(refused.body())
        .contains("/0/date", "/1/currency", "/2/rate", "/3/currency", "/3/rate", "another rate");
    put("application/json", "{\"rates\":1}").expectProblem(400, "malformed_body");
    put("application/json", "[1,null,\"x\"]").expectProblem(422, "invalid_field");
    put("application/json", "[").expectProblem(400, "malformed_body");
    put("text/csv", "when,what\n1,2\n").expectProblem(400, "malformed_body");
    put("text/csv", "date,currency,rate\n2026-01-01\n").expectProblem(400, "malformed_body");
    put("text/xml", "<a/>").expectProblem(415, "unsupported_media_type");
    assertThat(platform.get(path()).expect(200).json().at("/rates")).isEmpty();
  }

  @Test
  void onlyWhoMayChangesThem() {
    Answer key =
        platform
            .post(
                "/api/organizations/" + organization.id() + "/keys",
                "{\"name\":\"reader\",\"scopes\":[\"query:read\"]}")
            .expect(201);
    TestClient reader = RunningServer.shared().withKey(key.text("/key"));
    reader.get(path()).expect(200);
    reader
        .send("PUT", path(), "application/json", BodyPublishers.ofString(RATES))
        .expectProblem(403, "forbidden");
    reader
        .get("/api/organizations/" + new AskedOrganization().id() + "/rates")
        .expectProblem(404, "not_found");
    platform.get("/api/organizations/nobody/rates").expectProblem(404, "not_found");
  }
}
