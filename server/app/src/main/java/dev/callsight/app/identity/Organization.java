package dev.callsight.app.identity;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A tenant: its facts are seen by nobody else.
 *
 * @param id matches {@code [a-z0-9_-]{1,64}}; never changes
 * @param name shown to people, 1–200 characters
 * @param timezone the IANA zone whose calendar days and weeks its figures follow
 * @param currency the ISO 4217 currency it reports in
 * @param weekStart first day of its week
 */
public record Organization(
    String id, String name, ZoneId timezone, Currency currency, DayOfWeek weekStart) {

  /** Longest permitted name, in characters. */
  public static final int NAME_LIMIT = 200;

  private static final Pattern ID = Pattern.compile("[a-z0-9_-]{1,64}");

  /** Checks the id and the name. */
  public Organization {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "Organization id \"" + id + "\" does not match " + ID.pattern());
    }
    if (name.isBlank() || name.length() > NAME_LIMIT) {
      throw new IllegalArgumentException(
          "Organization name must have 1 to " + NAME_LIMIT + " characters: \"" + name + "\"");
    }
    Objects.requireNonNull(timezone, "timezone");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(weekStart, "weekStart");
  }

  /** Whether the text may be an organization's id; says nothing about existence. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
