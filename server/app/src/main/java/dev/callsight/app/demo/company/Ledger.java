package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.PaymentRecord;
import dev.callsight.app.demo.record.PaymentRecord.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What a won deal brings in: a deposit, the rest with the installation, now and then money back.
 */
final class Ledger {
  private static final double DEPOSIT = 0.30;
  private static final double INSTALMENT = 0.60;
  private static final double REFUNDED = 0.04;
  private static final double LEAD_UNKNOWN = 0.04;
  private static final long DAY = 86_400;

  private final Timeline timeline;
  private final Journal journal;
  private final CarePlans carePlans;
  private final ServiceDesk service;
  private final String currency;

  Ledger(
      Timeline timeline,
      Journal journal,
      CarePlans carePlans,
      ServiceDesk service,
      String currency) {
    this.timeline = timeline;
    this.journal = journal;
    this.carePlans = carePlans;
    this.service = service;
    this.currency = currency;
  }

  /** Everything a signature leads to. */
  void settle(Dice dice, DealPlan deal) {
    Instant signed = Objects.requireNonNull(deal.closedAt(), "a won deal is closed");
    Instant deposit = signed.plusSeconds((long) (dice.between(0.05, 5.0) * DAY));
    Instant installed = signed.plusSeconds((long) (dice.logNormal(32, 0.4) * DAY) + 6 * DAY);
    Instant rest = installed.plusSeconds((long) (dice.logNormal(11, 0.5) * DAY));
    boolean called = dice.chance(REFUNDED);
    pay(dice, deal, Kind.ONE_TIME, deposit, DEPOSIT);
    if (called && dice.chance(0.35)) {
      Instant back = deposit.plusSeconds(dice.between(8, 21) * DAY);
      pay(dice, deal, Kind.REFUND, back, DEPOSIT);
      return;
    }
    pay(dice, deal, Kind.ONE_TIME, installed, INSTALMENT);
    pay(dice, deal, Kind.ONE_TIME, rest, 1 - DEPOSIT - INSTALMENT);
    if (called) {
      Instant back = rest.plusSeconds(dice.between(4, 40) * DAY);
      pay(dice, deal, Kind.REFUND, back, dice.between(0.04, 0.18));
    }
    install(dice, deal, installed);
  }

  private void install(Dice dice, DealPlan deal, Instant installed) {
    String customer = deal.story().customerId();
    journal.event(deal.story().seed().id(), "installation_completed", installed, null);
    carePlans.offer(dice, deal, installed);
    service.care(dice, deal.story().seed(), customer, installed);
  }

  private void pay(Dice dice, DealPlan deal, Kind kind, Instant at, double part) {
    if (!timeline.past(at)) {
      return;
    }
    LeadSeed seed = deal.story().seed();
    boolean linked = !dice.chance(LEAD_UNKNOWN);
    double amount = deal.amount() * part;
    double cost =
        kind == Kind.REFUND ? 0 : amount * deal.line().costShare() * dice.between(0.95, 1.05);
    journal.payment(
        new PaymentRecord(
            journal.nextPayment(),
            at,
            Dice.decimal(amount, 2),
            currency,
            kind,
            deal.story().customerId(),
            deal.id(),
            linked ? seed.id() : null,
            linked ? seed.campaignId() : null,
            kind == Kind.REFUND ? null : Dice.decimal(cost, 2),
            deal.line().id(),
            seed.origin().country(),
            seed.origin().region(),
            Map.of("method", dice.chance(0.7) ? "transfer" : "card")));
  }
}
