package dev.callsight.app.identity;

/**
 * Who did something, for the audit log. Declare it as a controller argument.
 *
 * @param id the caller's id, or {@code server} for the server itself
 * @param label what people call it: an email, a key's name
 * @param address network address the request came from; empty for the server itself
 * @param requestId id of the request; empty for the server itself
 */
public record Actor(String id, String label, String address, String requestId) {
  /** The server acting on its own, as at its first start. */
  public static Actor server() {
    return new Actor("server", "Callsight", "", "");
  }

  static Actor of(Caller caller, String address, String requestId) {
    return new Actor(caller.id(), caller.label(), address, requestId);
  }
}
