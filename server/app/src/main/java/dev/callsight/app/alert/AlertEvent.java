package dev.callsight.app.alert;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert, or one of its groups, went from one state to another.
 *
 * @param id grows with each event of an organization
 * @param alertId the alert
 * @param name what the alert was called
 * @param at when it was found
 * @param bucketStart the start of the bucket that led to it
 * @param bucketEnd its end
 * @param group what people call the group; null without grouping
 * @param from the state before
 * @param to the state after
 * @param number what was judged; null where there was none
 * @param reason why, where the number says nothing; else empty
 */
public record AlertEvent(
    long id,
    String alertId,
    String name,
    Instant at,
    Instant bucketStart,
    Instant bucketEnd,
    @Nullable String group,
    String from,
    String to,
    @Nullable BigDecimal number,
    String reason) {}
