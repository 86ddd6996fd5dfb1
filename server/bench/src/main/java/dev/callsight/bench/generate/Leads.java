package dev.callsight.bench.generate;

import dev.callsight.bench.generate.Population.Kind;
import java.io.IOException;
import java.util.SplittableRandom;

/** Leads, half of them qualified; every fifth has a deal. */
record Leads(Population population) implements Records {

  private static final long DAY = 86_400;

  @Override
  public String entity() {
    return "leads";
  }

  @Override
  public long write(JsonLines lines) throws IOException {
    SplittableRandom random = new SplittableRandom(population.seed() + 1);
    Timetable timetable = population.timetable();
    for (long lead = 0; lead < population.leads(); lead++) {
      write(lines, random, lead, population.leadArrives(timetable, lead));
      lines.end();
    }
    return population.leads();
  }

  private void write(JsonLines lines, SplittableRandom random, long lead, long createdAt) {
    int campaign = population.campaignOfLead(lead);
    lines
        .id("id", "lead_", population.bits(Kind.LEAD, lead))
        .instant("createdAt", createdAt)
        .text("source", campaign < 0 ? "organic" : Names.channel(campaign))
        .text("ownerId", Names.person(random.nextInt(population.people())))
        .text("team", Names.team(random.nextInt(4)))
        .decimal("score", Math.clamp((long) (620 + 180 * random.nextGaussian()), 0, 1000), 1);
    if (campaign >= 0) {
      lines.text("campaignId", Names.campaign(campaign));
    }
    Place.of(random.nextInt(100)).write(lines);
    long qualifiedAt = createdAt + random.nextLong(10 * DAY);
    long end = population.to().getEpochSecond();
    if (random.nextInt(100) < 51 && qualifiedAt < end) {
      lines.instant("qualifiedAt", qualifiedAt);
    }
    long convertedAt = qualifiedAt + random.nextLong(40 * DAY);
    if (random.nextInt(100) < 8 && convertedAt < end) {
      lines.instant("convertedAt", convertedAt).text("stage", "customer");
      lines.id("customerId", "cus_", population.bits(Kind.CUSTOMER, lead));
    } else {
      lines.text("stage", random.nextBoolean() ? "new" : "contacted");
    }
  }
}
