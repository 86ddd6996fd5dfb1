package dev.callsight.app.identity;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates, changes and erases organizations, and tells everyone who keeps something for them. */
@Component
public class Organizations {
  private final OrganizationStore store;
  private final PeopleStore people;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  Organizations(
      OrganizationStore store,
      PeopleStore people,
      AuditLog audit,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.store = store;
    this.people = people;
    this.audit = audit;
    this.events = events;
    this.transaction = transaction;
  }

  /**
   * Creates an organization; the installation's owners become its owners.
   *
   * @throws ApiException {@code conflict} when the id is taken
   */
  public Organization create(Actor actor, Organization organization) {
    transaction.executeWithoutResult(_ -> {
      if (!store.add(organization)) {
        throw new ApiException(
                CommonError.CONFLICT,
                "An organization \"" + organization.id() + "\" exists already.")
            .at("/id", "is taken");
      }
      people.enrollInstallationOwners(organization.id());
      audit.record(actor, organization.id(), "organization.created", organization.id());
    });
    events.publishEvent(new OrganizationCreated(organization));
    return organization;
  }

  /** Stores the changed organization; says nothing to anyone when it is the same. */
  public Organization change(Actor actor, Organization before, Organization after) {
    OrganizationChanged change = new OrganizationChanged(before, after);
    if (before.equals(after)) {
      return after;
    }
    transaction.executeWithoutResult(_ -> {
      store.replace(after);
      audit.record(actor, after.id(), "organization.changed", change.described());
    });
    events.publishEvent(change);
    return after;
  }

  /** Erases an organization with all that anyone keeps for it. */
  public void erase(Actor actor, Organization organization) {
    transaction.executeWithoutResult(_ -> {
      store.markErasing(organization.id());
      audit.record(actor, null, "organization.erased", organization.id());
    });
    finishErasing(organization.id());
  }

  /** Finishes what a crash or a failure interrupted. */
  @EventListener(ApplicationReadyEvent.class)
  @Order(0)
  void resumeErasing() {
    store.erasing().forEach(this::finishErasing);
  }

  private void finishErasing(String id) {
    events.publishEvent(new OrganizationErased(id));
    transaction.executeWithoutResult(_ -> {
      audit.erase(id);
      people.forgetThoseOnlyIn(id);
      store.delete(id);
    });
  }
}
