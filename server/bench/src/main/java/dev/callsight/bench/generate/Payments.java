package dev.callsight.bench.generate;

import dev.callsight.bench.generate.Population.Kind;
import java.io.IOException;

/**
 * Payments of won deals: once, or each month while a subscription runs; one in fifty is refunded.
 */
record Payments(Population population) implements Records {

  private static final long MONTH = 30 * 86_400;
  private static final long WEEK = 7 * 86_400;

  /** More payments than this no deal has: payments of different deals keep different ids. */
  private static final int MOST_PER_DEAL = 64;

  @Override
  public String entity() {
    return "payments";
  }

  @Override
  public long write(JsonLines lines) throws IOException {
    Timetable timetable = population.timetable();
    long end = population.to().getEpochSecond();
    long written = 0;
    for (long number = 0; number < population.deals(); number++) {
      Deal deal = Deal.of(population, timetable, number);
      if (deal.wonBy(end)) {
        written += deal.recurring() ? monthly(lines, deal, end) : once(lines, deal, end);
      }
    }
    return written;
  }

  private long monthly(JsonLines lines, Deal deal, long end) throws IOException {
    long until = Math.min(end, deal.subscriptionEndsAt());
    int count = 0;
    for (long at = deal.closedAt(); at < until && count < MOST_PER_DEAL; at += MONTH) {
      write(lines, deal, count++, at, "recurring", deal.monthlyCents());
    }
    return count;
  }

  private long once(JsonLines lines, Deal deal, long end) throws IOException {
    write(lines, deal, 0, deal.closedAt(), "one_time", deal.cents());
    if (deal.number() % 50 != 1 || deal.closedAt() + WEEK >= end) {
      return 1;
    }
    write(lines, deal, 1, deal.closedAt() + WEEK, "refund", deal.cents());
    return 2;
  }

  private void write(JsonLines lines, Deal deal, int count, long at, String kind, long cents)
      throws IOException {
    lines
        .id("id", "pay_", population.bits(Kind.PAYMENT, deal.number() * MOST_PER_DEAL + count))
        .instant("paidAt", at)
        .decimal("amount", cents, 2)
        .text("currency", Names.CURRENCY)
        .text("kind", kind)
        .id("customerId", "cus_", population.bits(Kind.CUSTOMER, deal.lead()))
        .id("dealId", "deal_", population.bits(Kind.DEAL, deal.number()))
        .id("leadId", "lead_", population.bits(Kind.LEAD, deal.lead()))
        .text("productLine", Names.product((int) (deal.number() % 4)))
        .decimal("cost", cents / 4, 2)
        .end();
  }
}
