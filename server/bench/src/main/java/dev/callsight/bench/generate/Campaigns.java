package dev.callsight.bench.generate;

import java.io.IOException;

/** Campaigns that run through the whole time, a quarter of them paused or completed. */
record Campaigns(Population population) implements Records {

  private static final String[] STATUSES = {"active", "active", "active", "completed"};

  @Override
  public String entity() {
    return "campaigns";
  }

  @Override
  public long write(JsonLines lines) throws IOException {
    for (int campaign = 0; campaign < population.campaigns(); campaign++) {
      lines
          .text("id", Names.campaign(campaign))
          .text("name", "Campaign %02d, %s".formatted(campaign, Names.channel(campaign)))
          .text("channel", Names.channel(campaign))
          .text("status", STATUSES[campaign % STATUSES.length])
          .instant("startedAt", population.from().getEpochSecond())
          .decimal("budget", 5_000_000, 2)
          .text("currency", Names.CURRENCY)
          .end();
    }
    return population.campaigns();
  }
}
