package dev.callsight.app.identity;

import dev.callsight.app.http.FieldErrors;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log are wanted.
 *
 * @param by id of who did it; null for anyone
 * @param action what was done; null for anything
 * @param from not before this
 * @param to before this
 */
record AuditFilter(@Nullable String by, @Nullable String action, Instant from, Instant to) {
  private static final int EARLIEST_YEAR = 1970;
  private static final int LATEST_YEAR = 9998;

  // Within what both databases keep as a time.
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /** All entries. */
  static AuditFilter none() {
    return new AuditFilter(null, null, FIRST, LAST);
  }

  /** As a request says it: local dates of the organization, both inclusive. */
  static AuditFilter of(
      ZoneId zone,
      @Nullable String by,
      @Nullable String action,
      @Nullable String from,
      @Nullable String to) {
    FieldErrors errors = new FieldErrors();
    Instant first =
        from == null ? FIRST : day(from, "/from", errors).atStartOfDay(zone).toInstant();
    Instant last =
        to == null ? LAST : day(to, "/to", errors).plusDays(1).atStartOfDay(zone).toInstant();
    errors.refuseIfAny();
    return new AuditFilter(cut(by), cut(action), first, last);
  }

  private static LocalDate day(String text, String pointer, FieldErrors errors) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= EARLIEST_YEAR && day.getYear() <= LATEST_YEAR) {
        return day;
      }
    } catch (DateTimeParseException _) {
      // Said below, as for one that is out of range.
    }
    errors.add(
        pointer,
        "must be a date of the years %d to %d such as 2026-11-22, but is \"%s\""
            .formatted(EARLIEST_YEAR, LATEST_YEAR, Shown.text(text)));
    return LocalDate.EPOCH;
  }

  /** No id or action is longer; PostgreSQL refuses a NUL. */
  private static @Nullable String cut(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    String whole = text.replace('\0', '?');
    return whole.length() <= 64 ? whole : whole.substring(0, 64);
  }
}
