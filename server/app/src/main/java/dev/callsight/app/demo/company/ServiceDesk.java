package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.Links;
import dev.callsight.app.demo.record.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Calls that have nothing to do with a new lead: customers in need, strangers rung up, portal
 * visits.
 */
final class ServiceDesk {
  private static final double CALLS_A_DAY = 135;
  private static final double STRANGERS_A_DAY = 95;
  private static final double CARE_CALLS_A_MONTH = 0.16;
  private static final double PORTAL_VISITS_A_MONTH = 2.2;
  private static final double CONTENT = 0;

  private final Timeline timeline;
  private final Seasons seasons;
  private final CallDesk desk;
  private final Journal journal;

  ServiceDesk(Timeline timeline, Seasons seasons, CallDesk desk, Journal journal) {
    this.timeline = timeline;
    this.seasons = seasons;
    this.desk = desk;
    this.journal = journal;
  }

  /** A day of calls from people the company knows no lead of. */
  void answer(Dice dice, LocalDate day, List<Market> markets) {
    for (Market market : markets) {
      double rate = CALLS_A_DAY * market.demand(day, timeline) * seasons.growth(day);
      int count = dice.poisson(rate * seasons.openness(market, day));
      for (int i = 0; i < count; i++) {
        Market.Place place = market.places().draw(dice);
        Purpose purpose = dice.chance(0.72) ? Purpose.SUPPORT : Purpose.RECEPTION;
        Links links = new Links(null, null, null);
        make(
            dice,
            purpose,
            market,
            place,
            origin(dice, place),
            links,
            seasons.calling(dice, day, market, place));
      }
    }
  }

  /** A day of calls to strangers for a campaign; who is interested becomes a lead elsewhere. */
  void prospect(Dice dice, LocalDate day, List<Market> markets, CampaignPlan campaign) {
    List<Market> open =
        markets.stream()
            .filter(market -> campaign.runsIn(market) && market.demand(day, timeline) > 0)
            .toList();
    for (Market market : open) {
      double rate = STRANGERS_A_DAY / open.size() * seasons.openness(market, day);
      for (int i = dice.poisson(rate); i > 0; i--) {
        Market.Place place = market.places().draw(dice);
        CampaignPlan.Variant variant = dice.pick(campaign.variants());
        make(
            dice,
            Purpose.PROSPECTING,
            market,
            place,
            place.origin(),
            new Links(null, campaign.id(), variant.name()),
            seasons.called(dice, day, market, place));
      }
    }
  }

  /**
   * What a customer does after the installation: asks for help now and then, looks at the portal.
   */
  void care(Dice dice, LeadSeed lead, String customerId, Instant installed) {
    double months = timeline.age(installed) / 30.4;
    for (int i = dice.poisson(months * CARE_CALLS_A_MONTH); i > 0; i--) {
      LocalDate day = someDay(dice, installed);
      ZonedDateTime at = seasons.calling(dice, day, lead.market(), lead.place());
      Links links = new Links(lead.id(), null, null);
      make(dice, Purpose.SUPPORT, lead.market(), lead.place(), lead.origin(), links, at);
    }
    visits(dice, customerId, installed);
  }

  /** Most look often at first; a third lose interest within months. */
  private void visits(Dice dice, String customerId, Instant installed) {
    double interest = dice.chance(0.35) ? dice.exponential(70) : dice.exponential(900);
    double day = dice.exponential(2);
    while (day < interest && day < timeline.age(installed)) {
      Instant at = installed.plusSeconds((long) (day * 86_400));
      journal.event(customerId, "portal_login", at, null);
      day += dice.exponential(30.4 / PORTAL_VISITS_A_MONTH);
    }
  }

  private LocalDate someDay(Dice dice, Instant since) {
    long days = (long) (dice.between(0.0, 1.0) * timeline.age(since));
    return since.atZone(timeline.zone()).toLocalDate().plusDays(1 + days);
  }

  private static Origin origin(Dice dice, Market.Place place) {
    return dice.chance(0.06) ? Origin.UNKNOWN : place.origin();
  }

  private void make(
      Dice dice,
      Purpose purpose,
      Market market,
      Market.Place place,
      Origin origin,
      Links links,
      ZonedDateTime at) {
    if (!timeline.past(at.toInstant())) {
      return;
    }
    ProductLine product = ProductLine.draw(dice, at.toLocalDate(), market.southern());
    CallPlan plan = new CallPlan(purpose, at, market, place, origin, links, product, CONTENT, null);
    journal.call(desk.talk(dice, plan).row());
  }
}
