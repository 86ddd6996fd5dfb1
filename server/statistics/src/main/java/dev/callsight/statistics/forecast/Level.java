package dev.callsight.statistics.forecast;

/** How much of what comes an interval promises to hold, and how wide that makes it. */
enum Level {
  EIGHTY(0.8, 1.2815515655446004),
  NINETY_FIVE(0.95, 1.959963984540054);

  private final double share;
  private final double normal;

  Level(double share, double normal) {
    this.share = share;
    this.normal = normal;
  }

  /** The promise, 0 to 1. */
  double share() {
    return share;
  }

  /** Standard deviations on either side of the mean that hold the share of a normal value. */
  double normal() {
    return normal;
  }

  /**
   * Standard deviations on either side when the deviation itself is known from few errors only:
   * Student's t (Hill, Algorithm 396, Communications of the ACM 13, 1970), right to three digits.
   *
   * @param freedom how many independent errors it is known from, 1 or more
   */
  double student(double freedom) {
    if (freedom < 2) {
      return Math.tan(Math.PI / 2 * share);
    }
    double a = 1 / (freedom - 0.5);
    double b = 48 / (a * a);
    double c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
    double d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt(a * Math.PI / 2) * freedom;
    double tail = Math.pow(d * (1 - share), 2 / freedom);
    double y = tail > 0.05 + a ? middle(freedom, a, b, c, d) : far(freedom, d, tail);
    return Math.sqrt(freedom * y);
  }

  private double middle(double freedom, double a, double b, double c, double d) {
    double x = normal;
    double wide = freedom < 5 ? c + 0.3 * (freedom - 4.5) * (x - 0.6) : c;
    double e = (((0.05 * d * -x - 5) * -x - 7) * -x - 2) * -x + b + wide;
    double y = x * x;
    double z = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / e - y - 3) / b + 1) * x;
    return Math.expm1(a * z * z);
  }

  private static double far(double freedom, double d, double tail) {
    double bend = ((freedom + 6) / (freedom * tail) - 0.089 * d - 0.822) * (freedom + 2) * 3;
    return ((1 / bend + 0.5 / (freedom + 4)) * tail - 1) * (freedom + 1) / (freedom + 2) + 1 / tail;
  }
}
