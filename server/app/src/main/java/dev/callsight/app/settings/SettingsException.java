package dev.callsight.app.settings;

/** A variable of the environment that the server cannot start with. The message names it. */
public final class SettingsException extends RuntimeException {
  SettingsException(String variable, String value, String expected) {
    super(variable + " is \"" + value + "\", but must be " + expected + ".");
  }

  /** For a value that must not be repeated, such as a key. */
  SettingsException(String variable, String expected) {
    super(variable + " must be " + expected + ".");
  }
}
