package dev.callsight.bench.generate;

import dev.callsight.bench.generate.Population.Kind;
import java.io.IOException;
import java.util.SplittableRandom;

/** What each campaign cost each day, and what came back. */
record Spend(Population population) implements Records {

  private static final long DAY = 86_400;

  @Override
  public String entity() {
    return "spend";
  }

  @Override
  public long write(JsonLines lines) throws IOException {
    SplittableRandom random = new SplittableRandom(population.seed() + 4);
    long firstDay = population.from().getEpochSecond() / DAY;
    long endDay = population.to().getEpochSecond() / DAY;
    long written = 0;
    for (long day = firstDay; day < endDay; day++) {
      for (int campaign = 0; campaign < population.campaigns(); campaign++) {
        long sends = 200L + random.nextInt(1800);
        lines
            .id("id", "spend_", population.bits(Kind.SPEND, written++))
            .text("campaignId", Names.campaign(campaign))
            .day("date", day)
            .decimal("amount", 2_000 + random.nextInt(12_000), 2)
            .text("currency", Names.CURRENCY)
            .number("impressions", sends * 20)
            .number("clicks", sends / 2)
            .number("sends", sends)
            .number("responses", sends * (1 + campaign % 9) / 100)
            .end();
      }
    }
    return written;
  }
}
