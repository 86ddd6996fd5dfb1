package dev.callsight.app.identity;

import java.util.Locale;

/**
 * An organization as it is answered.
 *
 * @param id of the organization
 * @param name shown to people
 * @param timezone IANA zone
 * @param currency ISO 4217 code
 * @param weekStart English name of the first weekday, in lower case
 */
record OrganizationView(
    String id, String name, String timezone, String currency, String weekStart) {
  static OrganizationView of(Organization organization) {
    return new OrganizationView(
        organization.id(),
        organization.name(),
        organization.timezone().getId(),
        organization.currency().getCurrencyCode(),
        organization.weekStart().name().toLowerCase(Locale.ROOT));
  }
}
