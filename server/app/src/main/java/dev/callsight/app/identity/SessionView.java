package dev.callsight.app.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a browser needs to know before it shows anything.
 *
 * @param authenticated whether someone is signed in
 * @param person who; null when nobody is
 * @param passwordNeeded whether the person came by a link and has to choose a password
 * @param organizations the person's organizations, ordered by name
 * @param csrf what to send with changing requests
 * @param setup whether the installation waits for its first person
 * @param clock the instant at which "now" stands still; null when time passes
 * @param demo whether the demo organization was loaded at start
 * @param version of the server
 */
record SessionView(
    boolean authenticated,
    @Nullable PersonView person,
    boolean passwordNeeded,
    List<Entry> organizations,
    Csrf csrf,
    Setup setup,
    @Nullable String clock,
    boolean demo,
    String version) {
  /** The signed-in person. */
  record PersonView(String id, String name, String email, boolean mayCreateOrganizations) {}

  /** One organization and what the person is there. */
  record Entry(
      String id, String name, String timezone, String currency, String weekStart, String role) {}

  /** The header of changing requests and its value. */
  record Csrf(String header, String token) {}

  /** Whether nobody has a password yet. */
  record Setup(boolean needed) {}
}
