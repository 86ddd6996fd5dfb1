package dev.callsight.app.facts;

import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.OrganizationChanged;
import dev.callsight.app.identity.OrganizationCreated;
import dev.callsight.app.identity.OrganizationDirectory;
import dev.callsight.app.identity.OrganizationErased;
import dev.callsight.engine.FactStore;
import dev.callsight.engine.FactsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the store in step with the organizations there are. */
@Component
class FactsOfOrganizations {
  private static final Logger LOGGER = LoggerFactory.getLogger(FactsOfOrganizations.class);

  private final FactStore store;
  private final OrganizationDirectory organizations;
  private final ExchangeRateStore rates;

  FactsOfOrganizations(
      FactStore store, OrganizationDirectory organizations, ExchangeRateStore rates) {
    this.store = store;
    this.organizations = organizations;
    this.rates = rates;
  }

  @EventListener
  void open(OrganizationCreated event) {
    open(event.organization());
  }

  @EventListener
  void follow(OrganizationChanged event) {
    open(event.after());
  }

  @EventListener
  void erase(OrganizationErased event) {
    store.erase(event.organizationId());
  }

  /** Catches up with changes that a crash kept from the store, in the background. */
  @EventListener(ApplicationReadyEvent.class)
  void catchUp() {
    Thread.ofPlatform().name("facts-catch-up").daemon(true).start(this::openAll);
  }

  private void openAll() {
    for (Organization organization : organizations.all()) {
      try {
        open(organization);
        eraseUnlessThere(organization.id());
      } catch (RuntimeException e) {
        LOGGER.error("the facts of {} could not be opened", organization.id(), e);
      }
    }
  }

  /** One that was erased between the listing and the opening must not come back. */
  private void eraseUnlessThere(String organization) {
    if (organizations.find(organization).isEmpty()) {
      store.erase(organization);
    }
  }

  private void open(Organization organization) {
    store.open(
        organization.id(), new FactsSettings(organization.timezone(), organization.currency()));
    store.useRates(organization.id(), rates.of(organization));
  }
}
