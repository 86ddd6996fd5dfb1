package dev.callsight.app.state;

/**
 * A kind of document; each belongs to one feature.
 *
 * @param id what it is stored under, at most 32 characters; never changes
 * @param most how many an organization may keep, at least 1
 */
public record DocumentKind(String id, int most) {
  /** Checks the length and the number. */
  public DocumentKind {
    if (id.isBlank() || id.length() > 32 || most < 1) {
      throw new IllegalArgumentException("Document kind \"" + id + "\", at most " + most);
    }
  }
}
