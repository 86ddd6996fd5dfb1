package dev.callsight.app.settings;

import java.time.Instant;

/**
 * The real time, for what must not stand still when {@code CALLSIGHT_CLOCK} fixes "now": expiry of
 * links and keys, the audit log. Figures ask the {@link java.time.Clock} instead.
 */
@FunctionalInterface
public interface RealTime {
  /** The instant it really is. */
  Instant now();
}
