package dev.callsight.app.identity;

import java.time.Instant;

/**
 * One line of the audit log, as it is answered.
 *
 * @param id grows with time
 * @param at when, in real time
 * @param by who
 * @param action what was done
 * @param subject to what
 * @param address from where
 * @param requestId in which request
 */
record AuditEntry(
    long id, Instant at, By by, String action, String subject, String address, String requestId) {
  /** Who did it, as it was called then. */
  record By(String id, String label) {}
}
