package dev.callsight.app.analytics;

import dev.callsight.app.identity.Organization;
import dev.callsight.core.plan.PlanFacts;
import dev.callsight.core.query.BoundQuery;
import dev.callsight.engine.FactsStatus;

/**
 * A bound question about one organization's facts in the state they are in now.
 *
 * @param organization whose facts
 * @param query the question
 * @param status the state of the facts
 * @param facts the same as planning needs it
 */
record Asked(Organization organization, BoundQuery query, FactsStatus status, PlanFacts facts) {
  Asked with(BoundQuery other) {
    return new Asked(organization, other, status, facts);
  }
}
