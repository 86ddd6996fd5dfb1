package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.CampaignRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign and how well it does.
 *
 * @param dailySpend on a normal day, in the company's currency
 * @param costPerLead at its start
 * @param quality of its leads, in log-odds against the average lead
 * @param fatigue by how much a lead gets dearer over the campaign's life
 * @param product the only product it sells, null for all
 * @param countries where it runs, empty for everywhere
 */
record CampaignPlan(
    String id,
    String name,
    String channel,
    String source,
    String medium,
    String status,
    @Nullable Integer startedDaysAgo,
    @Nullable Integer endedDaysAgo,
    double dailySpend,
    double costPerLead,
    double quality,
    double fatigue,
    @Nullable ProductLine product,
    List<Variant> variants,
    List<String> countries,
    @Nullable Integer budget,
    double clickCost,
    double clickRate) {

  /** One arm of a campaign's test; the effect is on its leads' quality, in log-odds. */
  record Variant(String name, double effect) {
    static Variant parse(String text) {
      int colon = text.indexOf(':');
      return new Variant(
          text.substring(0, colon), Double.parseDouble(text.substring(colon + 1).strip()));
    }
  }

  CampaignPlan {
    variants = List.copyOf(variants);
    countries = List.copyOf(countries);
  }

  static List<CampaignPlan> all() {
    return DataTable.read("campaigns.csv", CampaignPlan::plan);
  }

  boolean runsOn(LocalDate day, Timeline timeline) {
    if (startedDaysAgo == null || day.isBefore(timeline.daysAgo(startedDaysAgo))) {
      return false;
    }
    return endedDaysAgo == null || !day.isAfter(timeline.daysAgo(endedDaysAgo));
  }

  boolean runsIn(Market market) {
    return countries.isEmpty() || countries.contains(market.country());
  }

  /** What a lead costs on a day: people tire of what they have seen. */
  double costPerLead(LocalDate day, Timeline timeline) {
    if (startedDaysAgo == null) {
      return costPerLead;
    }
    LocalDate start = later(timeline.daysAgo(startedDaysAgo), timeline.firstDay());
    LocalDate end = endedDaysAgo == null ? timeline.today() : timeline.daysAgo(endedDaysAgo);
    double life = Math.max(1, end.toEpochDay() - start.toEpochDay());
    return costPerLead * (1 + fatigue * (day.toEpochDay() - start.toEpochDay()) / life);
  }

  /** Whether messages go out that people can answer. */
  boolean sends() {
    return List.of("email", "sms", "phone", "webinar").contains(channel);
  }

  CampaignRecord row(Timeline timeline, String currency) {
    return new CampaignRecord(
        id,
        name,
        channel,
        status,
        start(timeline),
        endedDaysAgo == null ? null : timeline.morning(endedDaysAgo).plusSeconds(9 * 3600),
        budget == null ? null : Dice.decimal(budget, 2),
        currency);
  }

  private @Nullable Instant start(Timeline timeline) {
    return startedDaysAgo == null ? null : timeline.morning(startedDaysAgo);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static CampaignPlan plan(DataTable row) {
    String product = row.textOrNull("product");
    String variants = row.text("variants");
    return new CampaignPlan(
        row.text("id"),
        row.text("name"),
        row.text("channel"),
        row.text("source"),
        row.text("medium"),
        row.text("status"),
        row.integerOrNull("startedDaysAgo"),
        row.integerOrNull("endedDaysAgo"),
        row.number("dailySpend"),
        row.number("costPerLead"),
        row.number("quality"),
        row.number("fatigue"),
        product == null ? null : ProductLine.named(product),
        variants.isEmpty()
            ? List.of()
            : Arrays.stream(variants.split("\\|", -1)).map(Variant::parse).toList(),
        row.words("countries"),
        row.integerOrNull("budget"),
        row.number("clickCost"),
        row.number("clickRate"));
  }
}
