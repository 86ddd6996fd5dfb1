package dev.callsight.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * One measured number.
 *
 * @param name what was measured
 * @param value in the unit
 * @param unit ms, s, MB, rows/s
 * @param target what it ought to be; null where nothing was asked for
 * @param machineLoad load average of the last minute when it was measured: above the number of
 *     processors, others had a share of the machine
 */
record Figure(String name, double value, String unit, @Nullable Target target, double machineLoad) {

  static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, null, Machine.load());
  }

  static Figure of(String name, double value, String unit, Target target) {
    return new Figure(name, value, unit, target, Machine.load());
  }

  /** What a number ought to be: at most or at least a limit. */
  record Target(boolean atMost, double limit) {

    static Target atMost(double limit) {
      return new Target(true, limit);
    }

    static Target atLeast(double limit) {
      return new Target(false, limit);
    }

    boolean metBy(double value) {
      return atMost ? value <= limit : value >= limit;
    }

    String describe() {
      return (atMost ? "≤ " : "≥ ") + Report.number(limit);
    }
  }
}
