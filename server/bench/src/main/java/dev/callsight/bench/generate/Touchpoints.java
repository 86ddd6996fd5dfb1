package dev.callsight.bench.generate;

import dev.callsight.bench.generate.Population.Kind;
import java.io.IOException;
import java.util.SplittableRandom;

/** What reached a lead before and after it came: three touches each. */
record Touchpoints(Population population) implements Records {

  private static final long DAY = 86_400;
  private static final String[] KINDS = {"impression", "click", "open", "reply", "visit", "call"};

  @Override
  public String entity() {
    return "touchpoints";
  }

  @Override
  public long write(JsonLines lines) throws IOException {
    SplittableRandom random = new SplittableRandom(population.seed() + 2);
    Timetable timetable = population.timetable();
    long touches = population.touchpoints() / population.leads();
    for (long lead = 0; lead < population.leads(); lead++) {
      long createdAt = population.leadArrives(timetable, lead);
      for (long touch = 0; touch < touches; touch++) {
        int campaign = campaign(random, lead);
        lines
            .id("id", "touch_", population.bits(Kind.TOUCHPOINT, lead * touches + touch))
            .id("leadId", "lead_", population.bits(Kind.LEAD, lead))
            .instant("at", createdAt + random.nextLong(-20 * DAY, 10 * DAY))
            .text("channel", Names.channel(campaign))
            .text("kind", KINDS[random.nextInt(KINDS.length)])
            .text("campaignId", Names.campaign(campaign))
            .end();
      }
    }
    return touches * population.leads();
  }

  private int campaign(SplittableRandom random, long lead) {
    int own = population.campaignOfLead(lead);
    return own >= 0 && random.nextInt(3) > 0 ? own : random.nextInt(population.campaigns());
  }
}
