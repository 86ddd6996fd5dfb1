package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.SpendRecord;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Spends money day by day and brings leads for it: fewer for each euro as people tire. */
final class Advertising {
  private static final double SENDS_A_LEAD = 160;
  private static final double DIALS_A_LEAD = 26;
  private static final double DAY_SPREAD = 0.16;

  private final Timeline timeline;
  private final Seasons seasons;
  private final List<Market> markets;
  private final Arrivals arrivals;
  private final Journal journal;
  private final String currency;

  Advertising(
      Timeline timeline,
      Seasons seasons,
      List<Market> markets,
      Arrivals arrivals,
      Journal journal,
      String currency) {
    this.timeline = timeline;
    this.seasons = seasons;
    this.markets = List.copyOf(markets);
    this.arrivals = arrivals;
    this.journal = journal;
    this.currency = currency;
  }

  /** One day of a campaign, every arm of it. */
  void run(Dice dice, LocalDate day, CampaignPlan campaign, Consumer<LeadSeed> leads) {
    double elapsed = elapsed(day);
    double budget = campaign.dailySpend() * pace(campaign, day) * elapsed;
    if (budget <= 0) {
      return;
    }
    int arms = Math.max(1, campaign.variants().size());
    for (int arm = 0; arm < arms; arm++) {
      CampaignPlan.Variant variant =
          campaign.variants().isEmpty() ? null : campaign.variants().get(arm);
      double amount = budget / arms * dice.logNormal(1, DAY_SPREAD);
      int count = dice.poisson(amount / campaign.costPerLead(day, timeline) / elapsed);
      journal.write(spend(dice, day, campaign, variant, amount, count));
      arrivals.paid(dice, day, campaign, variant, count, leads);
    }
  }

  /** Budgets follow the business, the season where the campaign runs, and the working week. */
  private double pace(CampaignPlan campaign, LocalDate day) {
    List<Market> open =
        markets.stream()
            .filter(market -> campaign.runsIn(market) && market.demand(day, timeline) > 0)
            .toList();
    if (open.isEmpty()) {
      return 0;
    }
    double demand =
        open.stream().mapToDouble(market -> seasons.demand(market, day)).average().orElse(0);
    return (0.45 + 0.55 * seasons.growth(day)) * (0.3 + 0.7 * demand);
  }

  private SpendRecord spend(
      Dice dice,
      LocalDate day,
      CampaignPlan campaign,
      CampaignPlan.@Nullable Variant variant,
      double amount,
      int leads) {
    boolean clicked = campaign.clickCost() > 0;
    int clicks = clicked ? leads + dice.poisson(amount / campaign.clickCost()) : 0;
    int sends = campaign.sends() ? dice.poisson((leads + 1) * sendsALead(campaign)) : 0;
    return new SpendRecord(
        "spend-" + campaign.id() + "-" + day + (variant == null ? "" : "-" + variant.name()),
        campaign.id(),
        day,
        Dice.decimal(amount, 2),
        currency,
        variant == null ? null : variant.name(),
        clicked ? (int) Math.round(clicks / campaign.clickRate()) : null,
        clicked ? clicks : null,
        campaign.sends() ? sends : null,
        campaign.sends() ? Math.min(sends, leads + dice.poisson(leads * 0.8)) : null);
  }

  private static double sendsALead(CampaignPlan campaign) {
    return campaign.channel().equals("phone") ? DIALS_A_LEAD : SENDS_A_LEAD;
  }

  /** The part of the day that is over: 1 but for today. */
  private double elapsed(LocalDate day) {
    ZonedDateTime start = day.atStartOfDay(timeline.zone());
    double hours = (timeline.now().getEpochSecond() - start.toEpochSecond()) / 3600.0;
    return Math.clamp(hours / 24, 0.02, 1);
  }
}
