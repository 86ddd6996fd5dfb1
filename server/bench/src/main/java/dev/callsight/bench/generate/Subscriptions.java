package dev.callsight.bench.generate;

import dev.callsight.bench.generate.Population.Kind;
import java.io.IOException;

/** One subscription for every recurring deal that was won. */
record Subscriptions(Population population) implements Records {

  @Override
  public String entity() {
    return "subscriptions";
  }

  @Override
  public long write(JsonLines lines) throws IOException {
    Timetable timetable = population.timetable();
    long end = population.to().getEpochSecond();
    long written = 0;
    for (long number = 0; number < population.deals(); number++) {
      Deal deal = Deal.of(population, timetable, number);
      if (!deal.recurring() || !deal.wonBy(end)) {
        continue;
      }
      lines
          .id("id", "sub_", population.bits(Kind.SUBSCRIPTION, number))
          .id("customerId", "cus_", population.bits(Kind.CUSTOMER, deal.lead()))
          .decimal("monthlyAmount", deal.monthlyCents(), 2)
          .text("currency", Names.CURRENCY)
          .instant("startedAt", deal.closedAt())
          .text("plan", Names.product((int) (number % 4)));
      if (deal.subscriptionEndsAt() < end) {
        lines.instant("endedAt", deal.subscriptionEndsAt());
      }
      lines.end();
      written++;
    }
    return written;
  }
}
