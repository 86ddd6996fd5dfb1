package dev.callsight.app.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person in an organization.
 *
 * @param id of the person
 * @param name of the person
 * @param email of the person; null for a first person who has not told it
 * @param role in this organization
 * @param passwordSet whether the person has finished signing up
 * @param lastSeenAt when the person last used the dashboard, to a few minutes; null when never
 */
record Member(
    String id,
    String name,
    @Nullable String email,
    Role role,
    boolean passwordSet,
    @Nullable Instant lastSeenAt) {}
