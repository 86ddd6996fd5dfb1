package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.Origin;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Leads turn up: those campaigns brought, as advertising counts them, and those that came by
 * themselves.
 */
final class Arrivals {
  private static final double PLACE_UNKNOWN = 0.03;
  private static final double QUALITY_SPREAD = 0.95;
  private static final double CAMPAIGN_PHONE_SHARE = 0.12;

  private final Timeline timeline;
  private final Seasons seasons;
  private final List<Market> markets;
  private final List<Source> sources = Source.all();
  private final Ids ids = new Ids("lead", 6);

  Arrivals(Timeline timeline, Seasons seasons, List<Market> markets) {
    this.timeline = timeline;
    this.seasons = seasons;
    this.markets = List.copyOf(markets);
  }

  /** Leads of a day that no campaign brought. */
  void unpaid(Dice dice, LocalDate day, Consumer<LeadSeed> leads) {
    for (Market market : markets) {
      double demand =
          market.demand(day, timeline)
              * seasons.growth(day)
              * seasons.demand(market, day)
              * seasons.press(market, day);
      for (Source source : sources) {
        int count = dice.poisson(source.perDay(day, timeline) * demand);
        for (int i = 0; i < count; i++) {
          arrive(lead(dice, day, market, source), leads);
        }
      }
    }
  }

  /** Leads that a campaign (one arm of it) brought on a day. */
  void paid(
      Dice dice,
      LocalDate day,
      CampaignPlan campaign,
      CampaignPlan.@Nullable Variant variant,
      int count,
      Consumer<LeadSeed> leads) {
    List<Market> open =
        markets.stream()
            .filter(market -> campaign.runsIn(market) && market.demand(day, timeline) > 0)
            .toList();
    if (open.isEmpty()) {
      return;
    }
    Weighted<Market> reach =
        Weighted.by(open, market -> market.demand(day, timeline) * seasons.demand(market, day));
    for (int i = 0; i < count; i++) {
      arrive(lead(dice, day, reach.draw(dice), campaign, variant), leads);
    }
  }

  private void arrive(LeadSeed lead, Consumer<LeadSeed> leads) {
    if (timeline.past(lead.createdAt())) {
      leads.accept(lead);
    }
  }

  private LeadSeed lead(Dice dice, LocalDate day, Market market, Source source) {
    Market.Place place = market.places().draw(dice);
    boolean phones = dice.chance(source.phoneShare());
    return new LeadSeed(
        ids.next(),
        market,
        place,
        origin(dice, place),
        source.name(),
        source.channel(),
        source.medium(),
        null,
        null,
        ProductLine.draw(dice, day, market.southern()),
        at(dice, day, market, place, phones),
        phones,
        source.quality() + dice.normal(0, QUALITY_SPREAD));
  }

  private LeadSeed lead(
      Dice dice,
      LocalDate day,
      Market market,
      CampaignPlan campaign,
      CampaignPlan.@Nullable Variant variant) {
    Market.Place place = market.places().draw(dice);
    boolean phones = !campaign.channel().equals("phone") && dice.chance(CAMPAIGN_PHONE_SHARE);
    ProductLine only = campaign.product();
    return new LeadSeed(
        ids.next(),
        market,
        place,
        origin(dice, place),
        campaign.source(),
        campaign.channel(),
        campaign.medium(),
        campaign,
        variant,
        only == null ? ProductLine.draw(dice, day, market.southern()) : only,
        at(dice, day, market, place, phones || campaign.channel().equals("phone")),
        phones,
        campaign.quality()
            + (variant == null ? 0 : variant.effect())
            + dice.normal(0, QUALITY_SPREAD));
  }

  private ZonedDateTime at(
      Dice dice, LocalDate day, Market market, Market.Place place, boolean byPhone) {
    return byPhone
        ? seasons.calling(dice, day, market, place)
        : seasons.asking(dice, day, market, place);
  }

  private static Origin origin(Dice dice, Market.Place place) {
    return dice.chance(PLACE_UNKNOWN) ? Origin.UNKNOWN : place.origin();
  }
}
