package dev.callsight.app.identity;

import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An organization's name, zone, currency or first weekday changed. What was computed for the old
 * zone may have to be computed anew.
 *
 * @param before as it was
 * @param after as it is stored now; same id
 */
public record OrganizationChanged(Organization before, Organization after) {
  /** Checks that both are the same organization. */
  public OrganizationChanged {
    if (!before.id().equals(after.id())) {
      throw new IllegalArgumentException(
          "Not the same organization: " + before.id() + " and " + after.id());
    }
  }

  /** What changed, in words for the audit log: {@code timezone Europe/Lisbon → Asia/Tokyo}. */
  String described() {
    return Stream.of(
            described("name", before.name(), after.name()),
            described("timezone", before.timezone(), after.timezone()),
            described("currency", before.currency(), after.currency()),
            described("week start", day(before), day(after)))
        .filter(change -> !change.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String described(String what, Object before, Object after) {
    return before.equals(after) ? "" : what + " " + before + " → " + after;
  }

  private static String day(Organization organization) {
    return organization.weekStart().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
