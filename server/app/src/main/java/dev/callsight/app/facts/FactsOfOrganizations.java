package dev.callsight.app.facts;

import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.OrganizationChanged;
import dev.callsight.app.identity.OrganizationCreated;
import dev.callsight.app.identity.OrganizationDirectory;
import dev.callsight.app.identity.OrganizationErased;
import dev.callsight.engine.FactStore;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.StoreException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the store in step with the organizations there are. While the store is away an organization
 * may be created or changed all the same: the store follows as soon as it answers.
 */
@Component
class FactsOfOrganizations implements DisposableBean {
  private static final Logger LOGGER = LoggerFactory.getLogger(FactsOfOrganizations.class);
  private static final long SECONDS_BETWEEN_TRIES = 2;

  private final FactStore store;
  private final OrganizationDirectory organizations;
  private final ExchangeRateStore rates;

  /** Those that the store is behind of. */
  private final Set<String> behind = ConcurrentHashMap.newKeySet();

  private final ScheduledExecutorService catchUp =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("facts-catch-up").daemon(true).factory());

  FactsOfOrganizations(
      FactStore store, OrganizationDirectory organizations, ExchangeRateStore rates) {
    this.store = store;
    this.organizations = organizations;
    this.rates = rates;
  }

  @EventListener
  void open(OrganizationCreated event) {
    openNowOrLater(event.organization());
  }

  @EventListener
  void follow(OrganizationChanged event) {
    openNowOrLater(event.after());
  }

  @EventListener
  void erase(OrganizationErased event) {
    store.erase(event.organizationId());
  }

  /** Catches up with changes that a crash kept from the store, in the background. */
  @EventListener(ApplicationReadyEvent.class)
  void catchUp() {
    organizations.all().forEach(organization -> awaited(organization.id()));
  }

  /**
   * Whether there is an organization of that id, whose facts are opened soon then if they are not
   * yet.
   */
  boolean awaited(String organization) {
    if (organizations.find(organization).isEmpty()) {
      return false;
    }
    if (behind.add(organization)) {
      catchUp.execute(() -> catchUp(organization));
    }
    return true;
  }

  @Override
  public void destroy() {
    catchUp.shutdownNow();
  }

  private void openNowOrLater(Organization organization) {
    try {
      open(organization);
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.INTERNAL) {
        throw e;
      }
      LOGGER.warn("the facts of {} wait for their store: {}", organization.id(), e.getMessage());
      tryLater(organization.id());
    }
  }

  private void catchUp(String id) {
    behind.remove(id);
    try {
      follow(id);
    } catch (RuntimeException e) {
      if (e instanceof StoreException store && store.kind() != StoreException.Kind.INTERNAL) {
        LOGGER.debug("the facts of {} are not open yet", id, e);
        tryLater(id);
      } else {
        LOGGER.error("the facts of {} could not be opened", id, e);
      }
    }
  }

  /** Again when it was changed or erased in between: the last state must stay. */
  private void follow(String id) {
    Optional<Organization> opened;
    do {
      opened = organizations.find(id);
      opened.ifPresentOrElse(this::open, () -> store.erase(id));
    } while (!organizations.find(id).equals(opened));
  }

  private void tryLater(String id) {
    if (behind.add(id)) {
      var _ = catchUp.schedule(() -> catchUp(id), SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS);
    }
  }

  private void open(Organization organization) {
    store.open(
        organization.id(), new FactsSettings(organization.timezone(), organization.currency()));
    store.useRates(organization.id(), rates.of(organization));
  }
}
