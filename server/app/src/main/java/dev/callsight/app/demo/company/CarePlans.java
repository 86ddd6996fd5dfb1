package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.Origin;
import dev.callsight.app.demo.record.PaymentRecord;
import dev.callsight.app.demo.record.PaymentRecord.Kind;
import dev.callsight.app.demo.record.SubscriptionRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Care plans that customers pay monthly: some take a larger one, some a smaller, some leave and
 * some come back.
 */
final class CarePlans {
  private static final double TAKEN = 0.64;
  private static final double LEAVES = 0.017;
  private static final double GROWS = 0.013;
  private static final double SHRINKS = 0.007;
  private static final double ADDS = 0.008;
  private static final double RETURNS = 0.24;
  private static final double MISSED_PAYMENT = 0.008;
  private static final Weighted<Plan> TAKEN_FIRST =
      Weighted.by(List.of(Plan.values()), plan -> plan.weight);

  /** What a customer can have, from small to large; the monitor comes on top of another plan. */
  private enum Plan {
    BASIC("14.90", 46),
    PLUS("29.90", 38),
    COMPLETE("54.90", 16);

    private final BigDecimal monthly;
    private final double weight;

    Plan(String monthly, double weight) {
      this.monthly = new BigDecimal(monthly);
      this.weight = weight;
    }

    Optional<Plan> larger() {
      return switch (this) {
        case BASIC -> Optional.of(PLUS);
        case PLUS -> Optional.of(COMPLETE);
        case COMPLETE -> Optional.empty();
      };
    }

    Optional<Plan> smaller() {
      return switch (this) {
        case BASIC -> Optional.empty();
        case PLUS -> Optional.of(BASIC);
        case COMPLETE -> Optional.of(PLUS);
      };
    }

    String id() {
      return "care_" + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who pays, and what is known of them. */
  private record Subscriber(
      String customerId, @Nullable LeadSeed lead, ProductLine line, Origin origin) {
    @Nullable String leadId() {
      return lead == null ? null : lead.id();
    }

    @Nullable String campaignId() {
      return lead == null ? null : lead.campaignId();
    }
  }

  private static final BigDecimal MONITOR = new BigDecimal("7.90");

  private final Timeline timeline;
  private final Journal journal;
  private final String currency;
  private final Ids ids = new Ids("sub", 6);

  CarePlans(Timeline timeline, Journal journal, String currency) {
    this.timeline = timeline;
    this.journal = journal;
    this.currency = currency;
  }

  /** Offers a plan with the installation. */
  void offer(Dice dice, DealPlan deal, Instant installed) {
    LeadSeed seed = deal.story().seed();
    Subscriber subscriber =
        new Subscriber(deal.story().customerId(), seed, deal.line(), seed.origin());
    if (deal.line() == ProductLine.BUSINESS_SOLAR) {
      BigDecimal monthly = Dice.decimal(dice.between(12, 48) * 10, 2);
      subscribe(dice, subscriber, "care_business", monthly, installed, null);
    } else if (dice.chance(TAKEN)) {
      live(dice, subscriber, TAKEN_FIRST.draw(dice), installed);
    }
  }

  /** A customer from before the timeline; payments before its first day are not in the books. */
  void inherit(Dice dice, String customerId, Origin origin, ProductLine line, Instant since) {
    live(dice, new Subscriber(customerId, null, line, origin), TAKEN_FIRST.draw(dice), since);
  }

  private void live(Dice dice, Subscriber subscriber, Plan first, Instant since) {
    Plan plan = first;
    Instant from = since;
    ZonedDateTime month = since.atZone(timeline.zone());
    while (timeline.past(from)) {
      month = month.plusMonths(1);
      Instant at = month.toInstant().plusSeconds(dice.between(0, 200_000));
      double fate = dice.between(0.0, 1.0);
      if (fate < LEAVES) {
        subscribe(dice, subscriber, plan.id(), plan.monthly, from, at);
        if (!dice.chance(RETURNS)) {
          return;
        }
        from = at.plusSeconds(dice.between(40, 160) * 86_400L);
        month = from.atZone(timeline.zone());
      } else if (fate < LEAVES + GROWS + SHRINKS) {
        Optional<Plan> other = fate < LEAVES + GROWS ? plan.larger() : plan.smaller();
        if (other.isPresent()) {
          subscribe(dice, subscriber, plan.id(), plan.monthly, from, at);
          plan = other.get();
          from = at;
        }
      } else if (fate < LEAVES + GROWS + SHRINKS + ADDS) {
        Instant until = dice.chance(0.3) ? at.plusSeconds(dice.between(60, 300) * 86_400L) : null;
        subscribe(dice, subscriber, "monitor", MONITOR, at, until);
      } else if (!timeline.past(at)) {
        subscribe(dice, subscriber, plan.id(), plan.monthly, from, null);
        return;
      }
    }
  }

  private void subscribe(
      Dice dice,
      Subscriber subscriber,
      String plan,
      BigDecimal monthly,
      Instant from,
      @Nullable Instant until) {
    if (!timeline.past(from)) {
      return;
    }
    Instant ended = until != null && timeline.past(until) ? until : null;
    String id = ids.next();
    Instant updated = ended == null ? from : ended;
    journal.write(
        new SubscriptionRecord(
            id, subscriber.customerId(), monthly, currency, from, ended, plan, updated));
    bill(dice, subscriber, id, monthly, from, until == null ? timeline.now() : until);
  }

  private void bill(
      Dice dice,
      Subscriber subscriber,
      String subscription,
      BigDecimal monthly,
      Instant from,
      Instant until) {
    Instant books = timeline.firstDay().atStartOfDay(timeline.zone()).toInstant();
    ZonedDateTime start = from.atZone(timeline.zone());
    for (int month = 0; ; month++) {
      Instant due = start.plusMonths(month).toInstant();
      if (!due.isBefore(until) || !timeline.past(due)) {
        return;
      }
      if (!due.isBefore(books) && !dice.chance(MISSED_PAYMENT)) {
        pay(subscriber, subscription, monthly, due);
      }
    }
  }

  private void pay(Subscriber subscriber, String subscription, BigDecimal amount, Instant at) {
    journal.payment(
        new PaymentRecord(
            journal.nextPayment(),
            at,
            amount,
            currency,
            Kind.RECURRING,
            subscriber.customerId(),
            null,
            subscriber.leadId(),
            subscriber.campaignId(),
            amount.multiply(new BigDecimal("0.22")),
            subscriber.line().id(),
            subscriber.origin().country(),
            subscriber.origin().region(),
            Map.of("subscription", subscription)));
  }
}
