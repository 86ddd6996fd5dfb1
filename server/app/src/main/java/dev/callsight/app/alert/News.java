package dev.callsight.app.alert;

import java.util.Locale;

/** What there is to tell after a step. */
enum News {
  /** Nothing. */
  NONE,
  /** It fires. */
  FIRED,
  /** It fires still, and it is time to say so again. */
  STILL_FIRING,
  /** It fires no more. */
  RECOVERED,
  /** There is no number any more. */
  NO_DATA,
  /** There is a number again. */
  DATA_BACK,
  /** The number cannot be asked for. */
  FAILED;

  /** The name in the HTTP contract. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
