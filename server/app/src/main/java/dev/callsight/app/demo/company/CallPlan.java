package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.Links;
import dev.callsight.app.demo.record.Origin;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A call about to be made or to come in.
 *
 * @param odds how much better than average it should go, in log-odds
 * @param agent the person who makes it, null to let the desk choose
 */
record CallPlan(
    Purpose purpose,
    ZonedDateTime at,
    Market market,
    Market.Place place,
    Origin origin,
    Links links,
    ProductLine product,
    double odds,
    @Nullable Person agent) {
  Instant startedAt() {
    return at.toInstant();
  }
}
