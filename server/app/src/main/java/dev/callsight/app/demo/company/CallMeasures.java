package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.Measures;
import dev.callsight.app.demo.record.Verdict;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is measured on a call; some of it is missing, as it is in life. */
record CallMeasures(Timeline timeline, String currency) {
  private static final double ASSISTANT_MINUTE = 0.094;
  private static final double PERSON_MINUTE = 0.62;
  private static final double DIALLING = 0.012;

  Measures of(Dice dice, Attempt attempt, Verdict verdict) {
    BigDecimal cost = dice.chance(0.98) ? cost(attempt) : null;
    String unit = cost == null ? null : currency;
    if (!attempt.conversation()) {
      return new Measures(null, null, null, null, null, cost, unit);
    }
    boolean good = Boolean.TRUE.equals(verdict.successful());
    boolean ai = attempt.speaker().ai();
    return new Measures(
        quality(dice, attempt, good),
        satisfaction(dice, attempt, good),
        sentiment(dice, good),
        ai && dice.chance(0.96) ? latency(dice, attempt) : null,
        ai ? interruptions(dice, attempt) : null,
        cost,
        unit);
  }

  private static BigDecimal cost(Attempt attempt) {
    double minute = attempt.speaker().ai() ? ASSISTANT_MINUTE : PERSON_MINUTE;
    double handover = attempt.transferred() ? 0.4 * PERSON_MINUTE * attempt.minutes() : 0;
    return Dice.decimal(DIALLING + minute * attempt.minutes() + handover, 4);
  }

  /** Assistants' calls are scored by machine, people's by sample. */
  private static @Nullable BigDecimal quality(Dice dice, Attempt attempt, boolean good) {
    if (!dice.chance(attempt.speaker().ai() ? 0.88 : 0.22)) {
      return null;
    }
    double mean = attempt.speaker().quality() + (good ? 5 : -6) - slowness(attempt) * 8;
    return Dice.decimal(Math.clamp(dice.normal(mean, 9), 2, 100), 1);
  }

  private static @Nullable Integer satisfaction(Dice dice, Attempt attempt, boolean good) {
    if (!dice.chance(0.17)) {
      return null;
    }
    double mean = (good ? 4.35 : 2.9) + attempt.speaker().skill() * 0.3 - slowness(attempt) * 0.5;
    return Math.clamp(Math.round(dice.normal(mean, 0.9)), 1, 5);
  }

  private static @Nullable BigDecimal sentiment(Dice dice, boolean good) {
    return dice.chance(0.9)
        ? Dice.decimal(Math.clamp(dice.normal(good ? 0.36 : -0.12, 0.3), -1, 1), 2)
        : null;
  }

  private static int latency(Dice dice, Attempt attempt) {
    return (int) Math.round(dice.logNormal(attempt.speaker().latencyMs(), 0.19));
  }

  private static int interruptions(Dice dice, Attempt attempt) {
    return dice.poisson(attempt.minutes() * (0.24 + 0.7 * slowness(attempt)));
  }

  /** Seconds of latency beyond what people notice. */
  private static double slowness(Attempt attempt) {
    return Math.max(0, attempt.speaker().latencyMs() - 900) / 1000;
  }
}
