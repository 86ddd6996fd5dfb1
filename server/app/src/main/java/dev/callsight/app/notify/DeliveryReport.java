package dev.callsight.app.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a notification on one way.
 *
 * @param channel mail, webhook or slack
 * @param target to whom, without secrets
 * @param subject what it said, in a line
 * @param attempts how often it was tried
 * @param triedAt when it was tried last; null before the first time
 * @param nextAt when it is tried again; null when it is not
 * @param outcome waiting, arrived or given_up
 * @param problem why the last attempt failed; null when none did
 */
public record DeliveryReport(
    String id,
    String channel,
    String target,
    String subject,
    Instant createdAt,
    int attempts,
    @Nullable Instant triedAt,
    @Nullable Instant nextAt,
    String outcome,
    @Nullable String problem) {}
