package dev.callsight.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.AskedOrganization;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Random leads, touches, deals and payments; some without a lead, a campaign or a conversion. */
class AttributionTest {
  private static final String SPRING =
      "\"timeRange\":{\"start\":\"2026-03-01\",\"end\":\"2026-05-31\"}";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Map<String, List<String>> METRICS =
      Map.of(
          "leads", List.of("leads.total", "campaigns.leads"),
          "deals", List.of("deals.won", "campaigns.deals"),
          "revenue", List.of("revenue.total", "campaigns.revenue"));
  private static final Random RANDOM = new Random(21);
  private static final AskedOrganization ORGANIZATION = new AskedOrganization();

  @BeforeAll
  static void tell() {
    List<String> campaigns = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      campaigns.add(
          "{\"id\":\"c%d\",\"name\":\"Campaign %d\",\"channel\":\"%s\"}"
              .formatted(i, i, i < 2 ? "search" : "email"));
    }
    ORGANIZATION.tell("campaigns", campaigns);
    ORGANIZATION.tell("leads", leads());
    ORGANIZATION.tell("touchpoints", touches());
    ORGANIZATION.tell("deals", deals());
    ORGANIZATION.tell("payments", payments());
  }

  private static List<String> leads() {
    List<String> leads = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      leads.add(
          record("id", "l" + i, "createdAt", day(150), "campaignId", maybe(campaign(), 3))
              + (RANDOM.nextInt(3) == 0 ? ",\"convertedAt\":\"" + day(150) + "\"}" : "}"));
    }
    return leads;
  }

  private static List<String> touches() {
    List<String> touches = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      String channel = RANDOM.nextInt(3) == 0 ? "Direct" : "search";
      touches.add(
          record(
                  "id",
                  "t" + i,
                  "leadId",
                  "l" + RANDOM.nextInt(330),
                  "at",
                  day(150),
                  "channel",
                  channel,
                  "campaignId",
                  maybe(campaign(), 4),
                  "variant",
                  maybe("v" + RANDOM.nextInt(2), 2))
              + "}");
    }
    return touches;
  }

  private static List<String> deals() {
    List<String> deals = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      deals.add(
          record(
                  "id", "d" + i,
                  "createdAt", day(150),
                  "leadId", maybe("l" + RANDOM.nextInt(330), 8),
                  "closedAt", day(150))
              + ",\"amount\":100,\"won\":%b}".formatted(RANDOM.nextInt(3) > 0));
    }
    return deals;
  }

  private static List<String> payments() {
    List<String> payments = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean refund = RANDOM.nextInt(6) == 0;
      payments.add(
          record(
                  "id", "p" + i,
                  "paidAt", day(150),
                  "kind", refund ? "refund" : "one_time",
                  "leadId", maybe("l" + RANDOM.nextInt(330), 2),
                  "dealId", maybe("d" + RANDOM.nextInt(250), 2),
                  "campaignId", maybe(campaign(), 2))
              + ",\"amount\":%d.%02d}".formatted(RANDOM.nextInt(5_000), RANDOM.nextInt(100)));
    }
    return payments;
  }

  private static String campaign() {
    return "c" + RANDOM.nextInt(4);
  }

  private static @Nullable String maybe(String value, int oneIn) {
    return RANDOM.nextInt(oneIn) == 0 ? null : value;
  }

  private static String day(int days) {
    return START.plusSeconds(RANDOM.nextInt(days * 86_400)).toString();
  }

  /** Names and texts in turn, without the closing brace; a missing text leaves its name out. */
  private static String record(@Nullable String... members) {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < members.length; i += 2) {
      if (members[i + 1] != null) {
        written.add("\"%s\":\"%s\"".formatted(members[i], members[i + 1]));
      }
    }
    return "{" + String.join(",", written);
  }

  @Test
  void creditsOfEveryModelAddUpToTheTotal() {
    for (String by : List.of("campaign", "channel", "variant")) {
      METRICS.forEach((metric, ids) -> {
        JsonNode report =
            ORGANIZATION
                .ask(
                    "attribution",
                    SPRING + ",\"metric\":\"%s\",\"by\":\"%s\"".formatted(metric, by))
                .expect(200)
                .json();
        BigDecimal total = total(ids.getFirst(), "");
        assertThat(report.at("/total").decimalValue()).isEqualByComparingTo(total).isPositive();
        assertThat(report.at("/models")).hasSize(9);
        for (JsonNode model : report.at("/models")) {
          String id = model.at("/id").asString();
          BigDecimal sum = report.at("/unattributed").get(id).decimalValue();
          for (JsonNode row : report.at("/rows")) {
            sum = sum.add(row.at("/credits").get(id).decimalValue());
          }
          assertThat(sum).as("%s by %s, %s", metric, by, id).isEqualByComparingTo(total);
        }
      });
    }
  }

  @Test
  void lastTouchIsWhatTheMetricsOfCampaignsSay() {
    METRICS.forEach((metric, ids) -> {
      JsonNode report =
          ORGANIZATION
              .ask(
                  "attribution",
                  SPRING + ",\"models\":\"last\",\"metric\":\"%s\"".formatted(metric))
              .expect(200)
              .json();
      Map<String, BigDecimal> attributed = new HashMap<>();
      for (JsonNode row : report.at("/rows")) {
        attributed.put(row.at("/key").asString(), row.at("/credits/last").decimalValue());
        assertThat(row.at("/name").asString()).startsWith("Campaign");
      }
      assertThat(attributed).hasSize(4);
      attributed.forEach((campaign, credit) ->
          assertThat(credit)
              .as("%s of %s", metric, campaign)
              .isEqualByComparingTo(
                  total(ids.getLast(), ",\"filters\":{\"campaign\":\"%s\"}".formatted(campaign))));
      assertThat(report.at("/unattributed/last").decimalValue())
          .isEqualByComparingTo(total(ids.getFirst(), "").subtract(total(ids.getLast(), "")))
          .isPositive();
    });
  }

  private static BigDecimal total(String metric, String more) {
    return ORGANIZATION
        .ask("query", SPRING + ",\"metrics\":[\"%s\"]".formatted(metric) + more)
        .expect(200)
        .json()
        .at("/totals")
        .get(metric)
        .decimalValue();
  }

  /** Two touches 100 and 10 days before: the second alone is inside the usual 90 days. */
  @Test
  void theLookBackDecidesWhichTouchesCount() {
    AskedOrganization organization = new AskedOrganization();
    organization.tell(
        "leads",
        List.of(
            "{\"id\":\"a\",\"createdAt\":\"2026-04-01T00:00:00Z\",\"convertedAt\":\"2026-04-11T00:00:00Z\"}"));
    organization.tell(
        "touchpoints",
        List.of(
            "{\"id\":\"1\",\"leadId\":\"a\",\"at\":\"2026-01-01T00:00:00Z\",\"channel\":\"search\"}",
            "{\"id\":\"2\",\"leadId\":\"a\",\"at\":\"2026-04-01T00:00:00Z\",\"channel\":\"email\"}",
            "{\"id\":\"3\",\"leadId\":\"a\",\"at\":\"2026-04-12T00:00:00Z\",\"channel\":\"call\"}"));
    String question = SPRING + ",\"by\":\"channel\",\"models\":[\"first\",\"linear\"]";
    JsonNode usual = organization.ask("attribution", question).expect(200).json();
    assertThat(usual.at("/lookbackDays").asInt()).isEqualTo(90);
    assertThat(usual.at("/rows")).hasSize(1);
    assertThat(usual.at("/rows/0/key").asString()).isEqualTo("email");
    JsonNode longer =
        organization.ask("attribution", question + ",\"lookbackDays\":120").expect(200).json();
    assertThat(longer.at("/rows")).hasSize(2);
    assertThat(longer.at("/rows/0/key").asString()).isEqualTo("search");
    assertThat(longer.at("/rows/1/credits/linear").decimalValue()).isEqualByComparingTo("0.5");
  }

  @Test
  void refusesWhatMakesNoSense() {
    for (String wrong :
        List.of(
            "\"models\":[\"best\"]",
            "\"models\":[]",
            "\"by\":\"country\"",
            "\"metric\":\"calls\"",
            "\"lookbackDays\":0")) {
      ORGANIZATION.ask("attribution", SPRING + "," + wrong).expectProblem(400, "malformed_body");
    }
  }

  @Test
  void withoutLeadsThereIsNothingToShare() {
    JsonNode report = new AskedOrganization().ask("attribution", SPRING).expect(200).json();
    assertThat(report.at("/total").asInt()).isZero();
    assertThat(report.at("/rows")).isEmpty();
    assertThat(report.at("/unattributedShare/last").isNull()).isTrue();
  }
}
