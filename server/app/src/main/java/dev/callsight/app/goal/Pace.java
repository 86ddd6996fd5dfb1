package dev.callsight.app.goal;

import dev.callsight.app.goal.GoalProgress.Expected;
import dev.callsight.app.goal.GoalProgress.Status;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sets a figure against its target.
 *
 * @param goal the target
 * @param nature how the figure comes about
 * @param period its days
 * @param usual which part of the total is usually in by now; null where the past does not tell
 */
record Pace(Goal goal, Nature nature, Period period, Season.@Nullable Share usual) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Without a past: by the time that is over. */
  Pace(Goal goal, Nature nature, Period period) {
    this(goal, nature, period, null);
  }

  /** Follows what is usual by now. */
  Pace following(Season.@Nullable Share share) {
    return new Pace(goal, nature, period, share);
  }

  /** Whether days are being added up now. */
  boolean adding() {
    return nature == Nature.FLOW && !ahead() && !over();
  }

  /** Whether the period is ahead. */
  boolean ahead() {
    return period.now().isBefore(period.range().start());
  }

  /** Whether the period is over. */
  boolean over() {
    return !period.now().isBefore(period.range().end());
  }

  /** The part of the period's local time that is over, 0–1: a day counts alike, however long. */
  BigDecimal elapsed() {
    if (ahead()) {
      return BigDecimal.ZERO;
    }
    if (over()) {
      return BigDecimal.ONE;
    }
    Calendar calendar = period.calendar();
    Period.LocalDays days = Objects.requireNonNull(period.days());
    LocalDateTime start = days.first().atStartOfDay();
    LocalDateTime end = days.last().plusDays(1).atStartOfDay();
    long gone = Duration.between(start, calendar.local(period.now())).toMillis();
    long whole = Duration.between(start, end).toMillis();
    return BigDecimal.valueOf(gone)
        .divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_EVEN)
        .min(BigDecimal.ONE);
  }

  /** What would be on pace now. */
  Expected expected() {
    return switch (nature) {
      case FLOW, GROWING ->
          usual == null
              ? expected(elapsed(), "elapsed_time", null)
              : expected(BigDecimal.valueOf(usual.value()), usual.method(), usual.basis());
      case LEVEL, RATE -> new Expected(plain(goal.target()), percent(elapsed()), "direct", null);
    };
  }

  private Expected expected(BigDecimal share, String method, @Nullable String basis) {
    return new Expected(plain(goal.target().multiply(share)), percent(share), method, basis);
  }

  private static BigDecimal percent(BigDecimal share) {
    return share.multiply(HUNDRED).setScale(1, RoundingMode.HALF_EVEN);
  }

  /** Current ÷ target in percent. */
  @Nullable BigDecimal percentOfTarget(@Nullable BigDecimal current) {
    if (current == null || goal.target().signum() == 0) {
      return null;
    }
    return current
        .multiply(HUNDRED)
        .divide(goal.target(), MathContext.DECIMAL64)
        .setScale(1, RoundingMode.HALF_EVEN);
  }

  /** How it stands. */
  Status status(@Nullable BigDecimal current) {
    if (ahead()) {
      return Status.NOT_STARTED;
    }
    if (current == null) {
      return Status.NO_DATA;
    }
    boolean reached = goal.direction().holds(current, goal.target());
    if (over()) {
      return reached ? Status.MET : Status.MISSED;
    }
    return switch (goal.direction()) {
      case AT_LEAST -> reached ? Status.MET : running(current);
      case AT_MOST -> !reached && nature == Nature.FLOW ? Status.MISSED : running(current);
    };
  }

  private Status running(BigDecimal current) {
    boolean onPace = goal.direction().holds(current, expected().value());
    return onPace ? Status.ON_TRACK : Status.BEHIND;
  }

  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
