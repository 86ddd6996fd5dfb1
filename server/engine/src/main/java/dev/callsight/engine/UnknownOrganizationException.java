package dev.callsight.engine;

/** No facts are kept under that organization id. */
public final class UnknownOrganizationException extends RuntimeException {
  private final String organization;

  /** Names the id that was asked for. */
  public UnknownOrganizationException(String organization) {
    super("no facts of organization " + organization);
    this.organization = organization;
  }

  /** The id that was asked for. */
  public String organization() {
    return organization;
  }
}
