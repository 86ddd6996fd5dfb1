package dev.callsight.app.alert;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What one bucket says to an alert. */
sealed interface Observation {
  /** The condition holds. */
  record Breach(@Nullable BigDecimal number) implements Observation {}

  /** The condition does not hold, but the number is not back behind the recovery threshold. */
  record Between(BigDecimal number) implements Observation {}

  /** All is well. */
  record Clear(BigDecimal number) implements Observation {}

  /** Too few records to judge by. */
  record TooFew(@Nullable BigDecimal number) implements Observation {}

  /** No number. */
  record Missing() implements Observation {}

  /** The number could not be asked for. */
  record Failure() implements Observation {}

  /** The number it was judged by, if there is one. */
  default @Nullable BigDecimal judged() {
    return switch (this) {
      case Breach breach -> breach.number();
      case Between between -> between.number();
      case Clear clear -> clear.number();
      case TooFew few -> few.number();
      case Missing _ -> null;
      case Failure _ -> null;
    };
  }
}
