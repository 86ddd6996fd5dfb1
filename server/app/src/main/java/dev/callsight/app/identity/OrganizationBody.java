package dev.callsight.app.identity;

import dev.callsight.app.http.FieldErrors;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An organization as a client sends it: nothing checked, anything absent.
 *
 * @param id wanted id; only when creating
 * @param name shown to people
 * @param timezone IANA zone
 * @param currency ISO 4217 code
 * @param weekStart English name of the first weekday
 */
record OrganizationBody(
    @Nullable String id,
    @Nullable String name,
    @Nullable String timezone,
    @Nullable String currency,
    @Nullable String weekStart) {

  /** A new organization; a week begins on Monday unless the body says otherwise. */
  Organization create() {
    FieldErrors errors = new FieldErrors();
    errors.check(
        id != null && Organization.isId(id),
        "/id",
        "must have 1 to 64 characters from a-z, 0-9, _ and -");
    ZoneId zone = zone(timezone, errors);
    Currency money = currency(currency, errors);
    DayOfWeek first = weekStart == null ? DayOfWeek.MONDAY : weekday(weekStart, errors);
    checkName(name, errors);
    errors.refuseIfAny();
    return new Organization(String.valueOf(id), String.valueOf(name).strip(), zone, money, first);
  }

  /** The organization with what the body names replaced. */
  Organization applyTo(Organization before) {
    FieldErrors errors = new FieldErrors();
    errors.check(id == null || id.equals(before.id()), "/id", "never changes");
    if (name != null) {
      checkName(name, errors);
    }
    ZoneId zone = timezone == null ? before.timezone() : zone(timezone, errors);
    Currency money = currency == null ? before.currency() : currency(currency, errors);
    DayOfWeek first = weekStart == null ? before.weekStart() : weekday(weekStart, errors);
    errors.refuseIfAny();
    return new Organization(
        before.id(), name == null ? before.name() : name.strip(), zone, money, first);
  }

  private static void checkName(@Nullable String name, FieldErrors errors) {
    errors.check(
        name != null && !name.isBlank() && name.strip().length() <= Organization.NAME_LIMIT,
        "/name",
        "must have 1 to " + Organization.NAME_LIMIT + " characters");
  }

  // Returns a stand-in after noting a problem: the caller refuses before it could be used.
  private static ZoneId zone(@Nullable String text, FieldErrors errors) {
    if (text != null && ZoneId.getAvailableZoneIds().contains(text)) {
      return ZoneId.of(text);
    }
    errors.add("/timezone", "must be an IANA time zone such as Europe/Lisbon" + butIs(text));
    return ZoneId.of("UTC");
  }

  private static Currency currency(@Nullable String text, FieldErrors errors) {
    Currency fallback = Currency.getInstance("XXX");
    if (text == null) {
      errors.add("/currency", "must be an ISO 4217 code such as EUR");
      return fallback;
    }
    try {
      return Currency.getInstance(text);
    } catch (IllegalArgumentException _) {
      errors.add("/currency", "must be an ISO 4217 code such as EUR" + butIs(text));
      return fallback;
    }
  }

  private static DayOfWeek weekday(String text, FieldErrors errors) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equals(text.toUpperCase(Locale.ROOT))) {
        return day;
      }
    }
    errors.add("/weekStart", "must be a weekday such as monday" + butIs(text));
    return DayOfWeek.MONDAY;
  }

  private static String butIs(@Nullable String text) {
    return text == null ? "" : ", but is \"" + Shown.text(text) + "\"";
  }
}
