package dev.callsight.app.facts;

import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.AuditLog;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.engine.FactStore;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Computes what follows from the records anew, for who doubts it. */
@RestController
class RebuildController {
  private final FactStore store;
  private final Access access;
  private final AuditLog audit;

  RebuildController(FactStore store, Access access, AuditLog audit) {
    this.store = store;
    this.access = access;
    this.audit = audit;
  }

  /**
   * What a rebuild leaves.
   *
   * @param version the data version since
   */
  record Rebuilt(long version) {}

  /** Returns when it is done; questions are answered from the old state meanwhile. */
  @PostMapping("/api/organizations/{organizationId}/rebuild")
  Rebuilt rebuild(@PathVariable String organizationId, Caller caller, Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    store.rebuild(organization.id());
    audit.record(actor, organization.id(), "facts.rebuilt", organization.id());
    return new Rebuilt(store.status(organization.id()).version());
  }
}
