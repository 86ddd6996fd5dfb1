package dev.callsight.app.demo.company;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * Fairsun Home Energy: sells solar roofs, batteries and heat pumps by phone in a dozen countries,
 * with voice assistants and people.
 */
public final class DemoCompany {
  /** Its name. */
  public static final String NAME = "Fairsun Home Energy";

  /** Where it sits; its days are counted here. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  /** What it keeps its books in. */
  public static final String CURRENCY = "EUR";

  private static final int CUSTOMERS_BEFORE = 640;

  private final Streams streams;
  private final Timeline timeline;
  private final Journal journal;
  private final List<Market> markets = Market.all();
  private final List<CampaignPlan> campaigns = CampaignPlan.all();
  private final Staff staff;
  private final CarePlans carePlans;
  private final ServiceDesk service;
  private final LeadJourney leads;
  private final Arrivals arrivals;
  private final Advertising advertising;

  /**
   * A company whose two years end now.
   *
   * @param seed the same seed and now give the same rows
   */
  public DemoCompany(long seed, Instant now, DemoSink sink) {
    streams = new Streams(seed);
    timeline = new Timeline(now, ZONE);
    journal = new Journal(timeline, sink);
    staff = new Staff(Assistant.all(), Person.all(), timeline);
    Seasons seasons = new Seasons(timeline);
    CallDesk desk = new CallDesk(timeline, seasons, staff, CURRENCY);
    carePlans = new CarePlans(timeline, journal, CURRENCY);
    service = new ServiceDesk(timeline, seasons, desk, journal);
    Ledger ledger = new Ledger(timeline, journal, carePlans, service, CURRENCY);
    Touches touches = new Touches(timeline, journal, campaigns);
    DealJourney deals =
        new DealJourney(timeline, seasons, desk, journal, touches, ledger, CURRENCY);
    leads = new LeadJourney(timeline, seasons, desk, staff, journal, touches, deals);
    arrivals = new Arrivals(timeline, seasons, markets);
    advertising = new Advertising(timeline, seasons, markets, arrivals, journal, CURRENCY);
  }

  /**
   * Tells the two years, day by day.
   *
   * @param progress is told how much is done, 0 to 1, after each day
   */
  public void tell(DoubleConsumer progress) {
    introduce();
    inherit();
    // Where the sun rises first it is tomorrow already: one more day, cut at now like every other.
    for (int day = 0; day <= Timeline.DAYS + 1; day++) {
      live(timeline.firstDay().plusDays(day), day);
      progress.accept((double) day / (Timeline.DAYS + 1));
    }
  }

  private void introduce() {
    staff.assistants().forEach(assistant -> journal.write(assistant.row()));
    staff.people().forEach(person -> journal.write(person.row()));
    campaigns.forEach(campaign -> journal.write(campaign.row(timeline, CURRENCY)));
  }

  /** Customers from before the two years. */
  private void inherit() {
    Dice dice = streams.stream("inherited", 0);
    List<Market> early = markets.stream().filter(m -> m.launchedDaysAgo() > 800).toList();
    for (int i = 1; i <= CUSTOMERS_BEFORE; i++) {
      Market.Place place = dice.pick(early).places().draw(dice);
      Instant since = timeline.morning(Timeline.DAYS + dice.between(1, 500));
      ProductLine line = ProductLine.draw(dice, timeline.firstDay(), false);
      carePlans.inherit(dice, "customer-9%05d".formatted(i), place.origin(), line, since);
    }
  }

  private void live(LocalDate date, int day) {
    List<LeadSeed> arrived = new ArrayList<>();
    Consumer<LeadSeed> collect = arrived::add;
    arrivals.unpaid(streams.stream("unpaid", day), date, collect);
    service.answer(streams.stream("service", day), date, markets);
    if (!date.isAfter(timeline.today())) {
      campaigns.stream()
          .filter(campaign -> campaign.runsOn(date, timeline))
          .forEach(campaign -> advertise(campaign, date, day, collect));
    }
    for (LeadSeed lead : arrived) {
      leads.tell(streams.stream(lead.id(), 0), lead);
    }
  }

  private void advertise(CampaignPlan campaign, LocalDate date, int day, Consumer<LeadSeed> leads) {
    advertising.run(streams.stream(campaign.id(), day), date, campaign, leads);
    if (campaign.channel().equals("phone")) {
      service.prospect(streams.stream(campaign.id() + "-calls", day), date, markets, campaign);
    }
  }
}
