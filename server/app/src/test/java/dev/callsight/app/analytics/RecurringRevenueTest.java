package dev.callsight.app.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.AskedOrganization;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Recurring revenue of random histories, beside a plain replay of each customer's days. */
class RecurringRevenueTest {
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
  private static final LocalDate END = LocalDate.parse("2026-01-01");
  private static final int MONTHS = 12;
  private static final List<String> MOVEMENTS =
      List.of("new", "expansion", "reactivation", "contraction", "churn");

  /** One customer's; {@code ended} is null while it runs. */
  private record Subscription(int customer, int amount, Instant started, @Nullable Instant ended) {
    boolean isActive(Instant at) {
      return !started.isAfter(at) && (ended == null || ended.isAfter(at));
    }

    String json(int id) {
      String end = ended == null ? "" : ",\"endedAt\":\"" + ended + "\"";
      return "{\"id\":\"s%d\",\"customerId\":\"c%d\",\"monthlyAmount\":%d,\"startedAt\":\"%s\"%s}"
          .formatted(id, customer, amount, started, end);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void movementsLeadFromOneEndToTheOther(long seed) {
    List<Subscription> history = history(new SplittableRandom(seed));
    AskedOrganization organization = new AskedOrganization();
    List<String> records = new ArrayList<>();
    for (Subscription subscription : history) {
      records.add(subscription.json(records.size()));
    }
    organization.tell("subscriptions", records);

    JsonNode rows = ask(organization);
    Map<String, Long> expected = replay(history);
    assertThat(rows).hasSize(MONTHS);
    for (int month = 0; month < MONTHS; month++) {
      JsonNode row = rows.get(month);
      long start = level(history, startOf(month).minusNanos(1));
      long end = level(history, startOf(month + 1).minusNanos(1));
      assertThat(number(row, 1)).as("end of month %d", month).isEqualByComparingTo(whole(end));
      assertThat(number(row, 2)).as("start of month %d", month).isEqualByComparingTo(whole(start));
      for (int at = 0; at < MOVEMENTS.size(); at++) {
        String movement = MOVEMENTS.get(at);
        long moved = expected.getOrDefault(month + movement, 0L);
        assertThat(number(row, 3 + at))
            .as("%s in month %d", movement, month)
            .isEqualByComparingTo(whole(moved));
      }
      BigDecimal gained = number(row, 3).add(number(row, 4)).add(number(row, 5));
      BigDecimal lost = number(row, 6).add(number(row, 7));
      assertThat(number(row, 2).add(gained).subtract(lost)).isEqualByComparingTo(number(row, 1));
    }
    assertThat(expected.keySet()).hasSizeGreaterThan(3 * MOVEMENTS.size());
  }

  /** Customers that come, go, come back, change, overlap, and switch within an instant. */
  private static List<Subscription> history(RandomGenerator random) {
    List<Subscription> history = new ArrayList<>();
    for (int customer = 0; customer < 60; customer++) {
      int plans = random.nextInt(1, 6);
      Instant from = day(random.nextInt(-120, 300));
      for (int plan = 0; plan < plans; plan++) {
        Instant to = from.plusSeconds(86_400L * random.nextInt(1, 120));
        boolean runs = plan == plans - 1 && random.nextInt(3) == 0;
        history.add(new Subscription(customer, random.nextInt(1, 5) * 10, from, runs ? null : to));
        from =
            switch (random.nextInt(3)) {
              case 0 -> to;
              case 1 -> to.plusSeconds(86_400L * random.nextInt(1, 60));
              default -> from.plusSeconds(3_600L * random.nextInt(1, 48));
            };
      }
    }
    return history;
  }

  /** What each customer's level does at each instant that anything of theirs begins or ends. */
  private static Map<String, Long> replay(List<Subscription> history) {
    Map<String, Long> moved = new HashMap<>();
    for (int customer = 0; customer < 60; customer++) {
      int whose = customer;
      List<Subscription> own =
          history.stream().filter(subscription -> subscription.customer() == whose).toList();
      TreeSet<Instant> instants = new TreeSet<>();
      for (Subscription subscription : own) {
        instants.add(subscription.started());
        if (subscription.ended() != null) {
          instants.add(subscription.ended());
        }
      }
      boolean known = false;
      for (Instant at : instants) {
        long before = level(own, at.minusNanos(1));
        long after = level(own, at);
        if (before != after && monthOf(at) >= 0 && monthOf(at) < MONTHS) {
          String key = monthOf(at) + movement(before, after, known);
          moved.merge(key, Math.abs(after - before), Long::sum);
        }
        known = true;
      }
    }
    return moved;
  }

  private static String movement(long before, long after, boolean known) {
    if (before == 0) {
      return known ? "reactivation" : "new";
    }
    if (after == 0) {
      return "churn";
    }
    return after > before ? "expansion" : "contraction";
  }

  private static long level(List<Subscription> history, Instant at) {
    return history.stream()
        .filter(subscription -> subscription.isActive(at))
        .mapToLong(Subscription::amount)
        .sum();
  }

  private static JsonNode ask(AskedOrganization organization) {
    List<String> metrics = new ArrayList<>(List.of("revenue.mrr", "revenue.mrr_start"));
    MOVEMENTS.forEach(movement -> metrics.add("revenue.mrr_" + movement));
    String members =
        "\"metrics\":[\"%s\"],\"grain\":\"month\",\"timeRange\":{\"start\":\"%s\",\"end\":\"%s\"}"
            .formatted(String.join("\",\"", metrics), FIRST, END.minusDays(1));
    return organization.ask("query", members).expect(200).json().at("/rows");
  }

  private static BigDecimal number(JsonNode row, int column) {
    JsonNode cell = row.get(column);
    return cell.isNull() ? BigDecimal.ZERO : cell.decimalValue();
  }

  private static BigDecimal whole(long number) {
    return BigDecimal.valueOf(number);
  }

  private static Instant day(int offset) {
    return FIRST.plusDays(offset).atTime(10, 0).atZone(LISBON).toInstant();
  }

  private static Instant startOf(int month) {
    return FIRST.plusMonths(month).atStartOfDay(LISBON).toInstant();
  }

  private static int monthOf(Instant at) {
    LocalDate day = at.atZone(LISBON).toLocalDate();
    return (day.getYear() - FIRST.getYear()) * MONTHS + day.getMonthValue() - 1;
  }
}
