package dev.callsight.app.annotation;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.FieldErrors;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A note on one or several local days.
 *
 * @param start the first day
 * @param end the last day; the first for a note on one day
 * @param text 1–2000 characters
 */
record Annotation(LocalDate start, LocalDate end, String text) {
  private static final int LONGEST = 2_000;

  Annotation {
    Objects.requireNonNull(start, "start");
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("end " + end + " is before start " + start);
    }
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException("text has " + text.length() + " characters");
    }
  }

  /** Whether any of its days is from {@code first} to {@code last}, both inclusive. */
  boolean touches(LocalDate first, LocalDate last) {
    return !start.isAfter(last) && !end.isBefore(first);
  }

  /**
   * A note as a client sends it: nothing checked, anything absent.
   *
   * @param organizationId whose it is, unless the address says so
   * @param date short for a start without an end
   * @param version the version that is meant, when it is changed
   */
  record Body(
      @Nullable String organizationId,
      @Nullable String date,
      @Nullable String start,
      @Nullable String end,
      @Nullable String text,
      @Nullable Long version) {
    /** The organization that the address or the body names, or null. */
    @Nullable String organization(@Nullable String address) {
      if (address != null && organizationId != null && !address.equals(organizationId)) {
        throw ApiException.invalidField("/organizationId", "is another than in the address");
      }
      return address == null ? organizationId : address;
    }

    /** The note, or a refusal that names everything wrong with it. */
    Annotation check() {
      FieldErrors errors = new FieldErrors();
      LocalDate first = start == null ? day(date, "/date", errors) : day(start, "/start", errors);
      LocalDate last = end == null ? first : day(end, "/end", errors);
      errors.check(!last.isBefore(first), "/end", "must not be before the start");
      errors.check(
          text != null && !text.isBlank() && text.strip().length() <= LONGEST,
          "/text",
          "must have 1 to " + LONGEST + " characters");
      errors.refuseIfAny();
      return new Annotation(first, last, String.valueOf(text).strip());
    }
  }

  // Returns a stand-in after noting a problem: the caller refuses before it could be used.
  static LocalDate day(@Nullable String text, String pointer, FieldErrors errors) {
    try {
      LocalDate day = LocalDate.parse(String.valueOf(text));
      if (day.getYear() >= 1900 && day.getYear() <= 2200) {
        return day;
      }
    } catch (DateTimeException _) {
      errors.add(pointer, expected(text));
      return LocalDate.EPOCH;
    }
    errors.add(pointer, expected(text));
    return LocalDate.EPOCH;
  }

  private static String expected(@Nullable String text) {
    String found = text == null ? "is absent" : "is \"" + shortened(text) + "\"";
    return "must be a date such as 2026-01-31 of the years 1900 to 2200, but " + found;
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
