package dev.callsight.app.demo.company;

import java.time.LocalDate;
import java.util.Locale;

/** What the company sells, and how each thing sells. */
enum ProductLine {
  SOLAR(11_400, 0.34, 34, -0.10, 0.63, 0.46, 172, 0.34),
  HEAT_PUMP(9_200, 0.28, 41, -0.28, 0.66, 0.20, 310, 0.42),
  BATTERY(5_600, 0.30, 19, 0.18, 0.58, 0.15, 200, 0.16),
  EV_CHARGER(1_650, 0.22, 9, 0.42, 0.52, 0.13, 280, 0.10),
  BUSINESS_SOLAR(46_000, 0.62, 74, -0.55, 0.68, 0.06, 150, 0.12);

  private static final double DAYS_A_YEAR = 365.25;
  private static final ProductLine[] LINES = values();

  private final double amount;
  private final double amountSpread;
  private final double cycleDays;
  private final double winOdds;
  private final double costShare;
  private final double share;
  private final int peakDay;
  private final double swing;

  ProductLine(
      double amount,
      double amountSpread,
      double cycleDays,
      double winOdds,
      double costShare,
      double share,
      int peakDay,
      double swing) {
    this.amount = amount;
    this.amountSpread = amountSpread;
    this.cycleDays = cycleDays;
    this.winOdds = winOdds;
    this.costShare = costShare;
    this.share = share;
    this.peakDay = peakDay;
    this.swing = swing;
  }

  /**
   * Its demand on a day: strongest around its peak day of the year, half a year later in the south.
   */
  double demand(LocalDate day, boolean southern) {
    double peak = southern ? peakDay + DAYS_A_YEAR / 2 : peakDay;
    double phase = 2 * Math.PI * (day.getDayOfYear() - peak) / DAYS_A_YEAR;
    return share * (1 + swing * Math.cos(phase));
  }

  /** All demand of a day over all products, 1 on average over a year. */
  static double season(LocalDate day, boolean southern) {
    double sum = 0;
    for (ProductLine line : LINES) {
      sum += line.demand(day, southern);
    }
    return sum;
  }

  static ProductLine draw(Dice dice, LocalDate day, boolean southern) {
    double[] demand = new double[LINES.length];
    for (int i = 0; i < LINES.length; i++) {
      demand[i] = LINES[i].demand(day, southern);
    }
    return LINES[dice.index(demand)];
  }

  static ProductLine named(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The pipeline its deals run in. */
  String pipeline() {
    return this == BUSINESS_SOLAR ? "business" : "residential";
  }

  /** A price in whole tens, home-market level. */
  double amount(Dice dice) {
    return Math.max(10, Math.round(dice.logNormal(amount, amountSpread) / 10) * 10.0);
  }

  /** Median days from first talk to signature. */
  double cycleDays() {
    return cycleDays;
  }

  /** How much easier than average it is to win, in log-odds. */
  double winOdds() {
    return winOdds;
  }

  /** Hardware and labour as a part of the price. */
  double costShare() {
    return costShare;
  }
}
