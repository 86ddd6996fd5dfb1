package dev.callsight.bench.generate;

import dev.callsight.bench.generate.Population.Kind;
import java.io.IOException;
import java.util.SplittableRandom;

/** Deals of leads: a third won, a third lost, the rest open or closed after the last moment. */
record Deals(Population population) implements Records {

  @Override
  public String entity() {
    return "deals";
  }

  @Override
  public long write(JsonLines lines) throws IOException {
    SplittableRandom random = new SplittableRandom(population.seed() + 3);
    Timetable timetable = population.timetable();
    for (long number = 0; number < population.deals(); number++) {
      Deal deal = Deal.of(population, timetable, number);
      write(lines, random, deal);
      lines.end();
    }
    return population.deals();
  }

  private void write(JsonLines lines, SplittableRandom random, Deal deal) {
    lines
        .id("id", "deal_", population.bits(Kind.DEAL, deal.number()))
        .instant("createdAt", deal.createdAt())
        .decimal("amount", deal.cents(), 2)
        .text("currency", Names.CURRENCY)
        .id("leadId", "lead_", population.bits(Kind.LEAD, deal.lead()))
        .id("customerId", "cus_", population.bits(Kind.CUSTOMER, deal.lead()))
        .text("ownerId", Names.person(random.nextInt(population.people())))
        .text("team", Names.team(random.nextInt(4)))
        .text("pipeline", "sales")
        .text("productLine", Names.product(random.nextInt(4)))
        .text("country", Place.of(random.nextInt(100)).country());
    if (deal.closedBy(population.to().getEpochSecond())) {
      lines
          .instant("closedAt", deal.closedAt())
          .flag("won", deal.won())
          .text("stage", deal.won() ? "won" : "lost");
    } else {
      lines.text("stage", "proposal").decimal("probability", 20 + random.nextInt(60), 2);
    }
  }
}
