package dev.callsight.app.identity;

/** Whether what permitted a long answer still does. Asked again and again while it is written. */
@FunctionalInterface
public interface Admission {
  /**
   * Whether the session or key still exists and may still do that in the organization; false as
   * soon as one is signed out, revoked, dismissed, or the organization is being erased.
   */
  boolean holds();
}
