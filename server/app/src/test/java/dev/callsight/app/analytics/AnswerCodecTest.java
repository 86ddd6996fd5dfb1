package dev.callsight.app.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.identity.Organization;
import dev.callsight.core.query.Filter;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.query.Operator;
import dev.callsight.core.time.PeriodRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerCodecTest {
  private static final Instant NOON = Instant.parse("2026-06-30T12:00:00Z");
  private static final Filter CARD = test("campaign", "card");
  private static final Filter LOAN = test("campaign", "loan");

  private final AnswerCodec codec = new AnswerCodec(null);

  @Test
  void anAnswerComesBackAsItWas() {
    Map<String, BigDecimal> totals = new HashMap<>();
    totals.put("calls.total", new BigDecimal("12345678901234567890.0123456789"));
    totals.put("calls.success_rate", null);
    Answer answer =
        new Answer(
            List.of(new Answer.Column("time", "Time", "time", "time", null)),
            List.of(
                Arrays.asList(NOON, "[\"java.lang.Long\",5]", true, null),
                Arrays.asList(NOON, "1E+3", 7L, new BigDecimal("0.10"))),
            totals,
            Map.of("campaign", Map.of("card", "Kárt \u0000 \uD83D\uDE00")),
            List.of(),
            List.of(new Answer.BucketView(NOON, NOON.plusSeconds(1), false)),
            null,
            null,
            new Meta(
                "org",
                new Meta.Range(NOON, NOON),
                "UTC",
                "EUR",
                NOON,
                5,
                null,
                "facts",
                1.5,
                List.of("careful")));
    assertThat(codec.decode(codec.encode(answer), Answer.class)).contains(answer);
  }

  @Test
  void damagedBytesAndForeignTypesAreNoAnswer() {
    assertThat(codec.decode(new byte[] {1, 2, 3}, Answer.class)).isEmpty();
    assertThat(codec.decode("{}".getBytes(StandardCharsets.UTF_8), Answer.class)).isEmpty();
    byte[] foreign =
        codec.encode(Map.of("rows", List.of(List.of(List.of("java.io.File", "/etc/passwd")))));
    assertThat(codec.decode(foreign, Answer.class)).isEmpty();
  }

  @Test
  void whateverChangesTheAnswerChangesTheKey() {
    AnswerCache.Key key = key(organization("org", "UTC"), 1, new Filter.All(List.of(CARD, LOAN)));
    assertThat(
            List.of(
                key,
                key(organization("org", "UTC"), 2, new Filter.All(List.of(CARD, LOAN))),
                key(organization("org2", "UTC"), 1, new Filter.All(List.of(CARD, LOAN))),
                key(organization("org", "Asia/Kolkata"), 1, new Filter.All(List.of(CARD, LOAN))),
                // The same members, of another kind.
                key(organization("org", "UTC"), 1, new Filter.Any(List.of(CARD, LOAN))),
                key(organization("org", "UTC"), 1, new Filter.All(List.of(LOAN, CARD))),
                key(organization("org", "UTC"), 1, test("campaign", "card, loan")),
                key(organization("org", "UTC"), 1, test("campaign", true)),
                key(organization("org", "UTC"), 1, test("campaign", "true"))))
        .extracting(codec::fingerprint)
        .doesNotHaveDuplicates();
    assertThat(codec.fingerprint(key))
        .isEqualTo(
            codec.fingerprint(
                key(organization("org", "UTC"), 1, new Filter.All(List.of(CARD, LOAN)))))
        .isNotEqualTo(new AnswerCodec(NOON).fingerprint(key));
  }

  private static Filter test(String dimension, Object value) {
    return new Filter.Test(dimension, Operator.EQUALS, List.of(value), "/filters/0");
  }

  private static AnswerCache.Key key(Organization organization, long version, Filter filter) {
    MetricQuery query = MetricQuery.totals(List.of("calls.total"), new PeriodRequest.Days(7));
    return new AnswerCache.Key(organization, version, "query", Question.of(query.where(filter)));
  }

  private static Organization organization(String id, String zone) {
    return new Organization(
        id, "Tests", ZoneId.of(zone), Currency.getInstance("EUR"), DayOfWeek.MONDAY);
  }
}
