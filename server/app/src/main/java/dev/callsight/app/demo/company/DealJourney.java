package dev.callsight.app.demo.company;

import dev.callsight.app.demo.company.DealPlan.Entry;
import dev.callsight.app.demo.record.DealRecord;
import dev.callsight.app.demo.record.Links;
import dev.callsight.app.demo.record.StageRecord.Subject;
import dev.callsight.app.demo.record.TouchpointRecord.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a qualified lead to a signature or a no: stages, visits, calls, and the money after it. */
final class DealJourney {
  private static final double WORTH_A_DEAL = -0.42;
  private static final double WIN = -1.62;
  private static final double NEVER_DECIDED = 0.03;
  private static final double COST_MISSING = 0.08;
  private static final long DAY = 86_400;

  private final Timeline timeline;
  private final Seasons seasons;
  private final CallDesk desk;
  private final Journal journal;
  private final Touches touches;
  private final Ledger ledger;
  private final String currency;
  private final Ids ids = new Ids("deal", 6);

  DealJourney(
      Timeline timeline,
      Seasons seasons,
      CallDesk desk,
      Journal journal,
      Touches touches,
      Ledger ledger,
      String currency) {
    this.timeline = timeline;
    this.seasons = seasons;
    this.desk = desk;
    this.journal = journal;
    this.touches = touches;
    this.ledger = ledger;
    this.currency = currency;
  }

  /** Opens a deal where there is one to be had and follows it to its end. */
  void follow(Dice dice, LeadStory story, Person owner, Instant qualified) {
    Instant start = qualified.plusSeconds((long) (dice.logNormal(1.2, 0.8) * DAY));
    if (!dice.odds(WORTH_A_DEAL + 0.45 * story.seed().quality())) {
      drop(dice, story, qualified);
      return;
    }
    if (!timeline.past(start)) {
      return;
    }
    DealPlan deal = plan(dice, story, owner, start);
    story.propose(start);
    calls(dice, deal);
    portal(dice, deal);
    decide(deal);
    stages(deal);
    journal.write(row(dice, deal));
    if (deal.won() && deal.closedAt() != null && timeline.past(deal.closedAt())) {
      ledger.settle(dice, deal);
    }
  }

  /** Qualified, but nothing came of it: most are given up, some stay on the list. */
  private static void drop(Dice dice, LeadStory story, Instant qualified) {
    if (dice.chance(0.72)) {
      story.lose(qualified.plusSeconds((long) (dice.logNormal(24, 0.6) * DAY)));
    }
  }

  private DealPlan plan(Dice dice, LeadStory story, Person owner, Instant start) {
    LeadSeed seed = story.seed();
    ProductLine line = seed.product();
    boolean won = dice.odds(WIN + line.winOdds() + 0.60 * seed.quality() + 0.8 * owner.skill());
    double days = dice.logNormal(line.cycleDays(), 0.45) * (won ? 1 : 0.8);
    int reached = won ? 4 : 1 + dice.index(new double[] {3, 3, 5, 3});
    List<Entry> entries = new ArrayList<>();
    double elapsed = 0;
    for (DealStage stage : DealStage.PATH.subList(0, reached)) {
      entries.add(new Entry(stage, start.plusSeconds((long) (elapsed * DAY))));
      elapsed += days * stage.cycleShare() * dice.logNormal(1, 0.35);
    }
    boolean decided = won || !dice.chance(NEVER_DECIDED);
    return new DealPlan(
        ids.next(),
        story,
        owner,
        line,
        line.amount(dice) * seed.market().price(),
        entries,
        decided ? start.plusSeconds((long) (elapsed * DAY)) : null,
        won,
        start.plusSeconds((long) (line.cycleDays() * dice.between(0.8, 1.5) * DAY)));
  }

  private void decide(DealPlan deal) {
    if (deal.closedAt() == null) {
      return;
    }
    if (deal.won()) {
      deal.story().convert(deal.closedAt());
    } else {
      deal.story().lose(deal.closedAt());
    }
  }

  private void stages(DealPlan deal) {
    for (Entry entry : deal.entries()) {
      journal.stage(Subject.DEAL, deal.id(), entry.stage().id(), entry.at());
    }
    if (deal.closedAt() != null) {
      journal.stage(Subject.DEAL, deal.id(), deal.won() ? "won" : "lost", deal.closedAt());
    }
  }

  private void calls(Dice dice, DealPlan deal) {
    for (Entry entry : deal.entries()) {
      switch (entry.stage()) {
        case DISCOVERY -> call(dice, deal, Purpose.CONSULTATION, entry.at(), 0);
        case SURVEY -> survey(dice, deal, entry.at());
        case PROPOSAL -> call(dice, deal, Purpose.CONSULTATION, entry.at(), dice.between(1, 3));
        case NEGOTIATION -> call(dice, deal, Purpose.CLOSING, entry.at(), dice.between(0, 4));
      }
    }
    if (deal.won() && deal.closedAt() != null) {
      call(dice, deal, Purpose.CLOSING, deal.closedAt(), -1);
    }
  }

  private void survey(Dice dice, DealPlan deal, Instant entered) {
    call(dice, deal, Purpose.APPOINTMENT, entered, 0);
    Instant visit = entered.plusSeconds(dice.between(2, 6) * DAY);
    call(dice, deal, Purpose.APPOINTMENT, visit, -1);
    if (dice.chance(0.14) && inTime(deal, visit)) {
      touches.contact(deal.story().seed(), visit, "field_visit", Kind.MEETING);
    }
  }

  /** Two tries at most: what matters gets through. */
  private void call(Dice dice, DealPlan deal, Purpose purpose, Instant about, int daysLater) {
    LeadSeed seed = deal.story().seed();
    Person agent = purpose.automation(1) > 0 ? null : deal.owner();
    LocalDate day = about.atZone(seed.place().zone()).toLocalDate().plusDays(daysLater);
    for (int attempt = 0; attempt < 2; attempt++) {
      LocalDate open = day.plusDays(attempt + (day.getDayOfWeek().getValue() == 7 ? 1 : 0));
      CallPlan plan =
          new CallPlan(
              purpose,
              seasons.called(dice, open, seed.market(), seed.place()),
              seed.market(),
              seed.place(),
              seed.origin(),
              new Links(seed.id(), seed.campaignId(), seed.variantName()),
              seed.product(),
              0.5 * seed.quality() + (deal.won() ? 0.4 : -0.3),
              agent);
      if (!timeline.past(plan.startedAt()) || !inTime(deal, plan.startedAt())) {
        return;
      }
      Talk talk = desk.talk(dice, plan);
      journal.call(talk.row());
      if (talk.reached()) {
        return;
      }
    }
  }

  /** Nobody rings before the deal exists or once it is decided. */
  private static boolean inTime(DealPlan deal, Instant at) {
    return !at.isBefore(deal.createdAt())
        && (deal.closedAt() == null || at.isBefore(deal.closedAt()));
  }

  private void portal(Dice dice, DealPlan deal) {
    String lead = deal.story().seed().id();
    BigDecimal amount = Dice.decimal(deal.amount(), 2);
    for (Entry entry : deal.entries()) {
      switch (entry.stage()) {
        case DISCOVERY, NEGOTIATION -> {}
        case SURVEY -> journal.event(lead, "survey_booked", entry.at(), null);
        case PROPOSAL -> {
          journal.event(lead, "survey_done", entry.at(), null);
          Instant viewed = entry.at().plusSeconds(dice.between(600, 40_000));
          journal.event(lead, "quote_viewed", viewed, amount);
        }
      }
    }
    if (deal.won() && deal.closedAt() != null) {
      journal.event(lead, "contract_signed", deal.closedAt(), amount);
    }
  }

  private DealRecord row(Dice dice, DealPlan deal) {
    LeadSeed seed = deal.story().seed();
    Instant closed = past(deal.closedAt());
    Entry entry = deal.entryAt(timeline.now());
    double cost = deal.amount() * deal.line().costShare() * dice.between(0.93, 1.07);
    String closing = deal.won() ? "won" : "lost";
    double decided = deal.won() ? 1 : 0;
    double probability = closed == null ? entry.stage().probability() : decided;
    return new DealRecord(
        deal.id(),
        deal.createdAt(),
        Dice.decimal(deal.amount(), 2),
        currency,
        seed.id(),
        closed != null && deal.won() ? deal.story().customerId() : null,
        deal.owner().id(),
        deal.owner().team(),
        deal.line().pipeline(),
        closed == null ? entry.stage().id() : closing,
        Dice.decimal(probability, 2),
        deal.expectedCloseAt(),
        closed,
        closed == null ? null : deal.won(),
        dice.chance(COST_MISSING) ? null : Dice.decimal(cost, 2),
        deal.line().id(),
        seed.origin().country(),
        seed.origin().region(),
        closed == null ? entry.at() : closed);
  }

  private @Nullable Instant past(@Nullable Instant at) {
    return at != null && timeline.past(at) ? at : null;
  }
}
