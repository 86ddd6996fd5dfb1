package dev.callsight.app.settings;

/** How log lines look. */
public enum LogFormat {
  /** JSON when the output is collected by a machine, text when a person looks at a terminal. */
  AUTO,
  /** One JSON object a line. */
  JSON,
  /** Words for people. */
  TEXT
}
