package dev.callsight.app.identity;

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

  /** Whether calendar days or weeks fall differently now. */
  public boolean calendarChanged() {
    return !before.timezone().equals(after.timezone()) || before.weekStart() != after.weekStart();
  }
}
