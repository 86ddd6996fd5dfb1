package dev.callsight.app.demo;

import dev.callsight.app.demo.company.DemoCompany;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.OrganizationDirectory;
import dev.callsight.app.identity.Organizations;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.FactStore;
import dev.callsight.engine.FactsSettings;
import java.time.Clock;
import java.time.DayOfWeek;
import java.util.Currency;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sees to it that the demo organization is there when the server is started to show itself, before
 * the port opens, so that nobody sees half of it.
 */
@Component
@ConditionalOnProperty(name = "callsight.demo", havingValue = "true")
class DemoOrganization implements SmartLifecycle {
  private static final String ID = "org_demo";
  private static final long SEED = 7;
  private static final FactsSettings SETTINGS =
      new FactsSettings(DemoCompany.ZONE, Currency.getInstance(DemoCompany.CURRENCY));

  private final OrganizationDirectory directory;
  private final Organizations organizations;
  private final DemoFacts facts;
  private final DemoLife life;
  private final Clock clock;
  private volatile boolean started;

  DemoOrganization(
      OrganizationDirectory directory,
      Organizations organizations,
      FactStore store,
      Catalog catalog,
      JsonMapper json,
      DemoLife life,
      Clock clock) {
    this.directory = directory;
    this.organizations = organizations;
    this.clock = clock;
    this.life = life;
    this.facts =
        new DemoFacts(
            ID,
            store,
            catalog,
            json,
            (now, sink, progress) -> new DemoCompany(SEED, now, sink).tell(progress));
  }

  /** After every part is made and before the web server, whose phase is among the last. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    // Somebody may have given it another zone since.
    FactsSettings settings =
        directory
            .find(ID)
            .map(known -> new FactsSettings(known.timezone(), known.currency()))
            .orElse(SETTINGS);
    facts.tellUpTo(clock.instant(), settings, System.out);
    life.bring(directory.find(ID).orElseGet(this::create));
    started = true;
  }

  private Organization create() {
    return organizations.create(
        Actor.server(),
        new Organization(
            ID, DemoCompany.NAME, SETTINGS.zone(), SETTINGS.currency(), DayOfWeek.MONDAY));
  }

  @Override
  public void stop() {
    started = false;
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
