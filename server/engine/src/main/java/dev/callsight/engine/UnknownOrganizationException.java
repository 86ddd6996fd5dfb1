package dev.callsight.engine;

/** No facts are kept under that organization id. */
public final class UnknownOrganizationException extends RuntimeException {
  /** Names the id that was asked for. */
  public UnknownOrganizationException(String organization) {
    super("no facts of organization " + organization);
  }
}
