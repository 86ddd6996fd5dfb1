package dev.callsight.app.alert;

import dev.callsight.app.identity.Organization;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.time.Comparison;
import dev.callsight.core.time.Grain;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** Puts rules and numbers into words, for lists and messages alike. */
final class Wording {
  private static final int MOST_DECIMALS = 2;
  private static final BigDecimal LARGE = BigDecimal.valueOf(1_000);

  private Wording() {}

  /** What a rule watches: "Success rate by assistant below 60% for 2 hours in a row". */
  static String sentence(Organization organization, AlertRule rule) {
    String by =
        rule.groupBy() == null ? "" : " by " + rule.groupBy().replace('_', ' ').replace('.', ' ');
    return rule.metric().label()
        + by
        + " "
        + condition(organization, rule)
        + lasting(rule)
        + minimum(rule);
  }

  private static String condition(Organization organization, AlertRule rule) {
    return switch (rule.condition()) {
      case Condition.Threshold(Condition.Limit limit) ->
          side(limit.side()) + " " + number(organization, rule.metric(), limit.value());
      case Condition.Change change ->
          moved(organization, rule.metric(), change) + " against " + other(rule.grain(), change);
      case Condition.Anomaly anomaly ->
          side(anomaly) + " the expected " + anomaly.confidence() + "% band";
      case Condition.Absent _ -> "without data";
    };
  }

  private static String side(Condition.Side side) {
    return side == Condition.Side.ABOVE ? "above" : "below";
  }

  private static String side(Condition.Anomaly anomaly) {
    return anomaly.side() == null ? "outside" : side(anomaly.side());
  }

  /** "up by more than 20%"; a limit on the other side of zero is said as it is. */
  private static String moved(Organization organization, Metric metric, Condition.Change change) {
    Condition.Limit limit = change.limit();
    boolean above = limit.side() == Condition.Side.ABOVE;
    if (limit.value().signum() == (above ? -1 : 1)) {
      return "changed "
          + side(limit.side())
          + " "
          + size(organization, metric, change, limit.value());
    }
    return (above ? "up by more than " : "down by more than ")
        + size(organization, metric, change, limit.value().abs());
  }

  private static String size(
      Organization organization, Metric metric, Condition.Change change, BigDecimal value) {
    return switch (change.measure()) {
      case PERCENT -> plain(value, MOST_DECIMALS) + "%";
      case POINTS -> plain(value, MOST_DECIMALS) + " points";
      case ABSOLUTE -> number(organization, metric, value);
    };
  }

  private static String other(Grain grain, Condition.Change change) {
    return change.comparison() == Comparison.PREVIOUS_PERIOD
        ? "the " + grain.id() + " before"
        : "the same " + grain.id() + " a year before";
  }

  private static String lasting(AlertRule rule) {
    int buckets = rule.machine().pendingFor();
    if (rule.condition() instanceof Condition.Absent) {
      return buckets == 1
          ? " for a" + (rule.grain() == Grain.HOUR ? "n " : " ") + rule.grain().id()
          : " for " + buckets + " " + rule.grain().id() + "s";
    }
    if (buckets == 1 && rule.condition() instanceof Condition.Change) {
      return "";
    }
    return buckets == 1
        ? " in a" + (rule.grain() == Grain.HOUR ? "n " : " ") + rule.grain().id()
        : " for " + buckets + " " + rule.grain().id() + "s in a row";
  }

  private static String minimum(AlertRule rule) {
    AlertRule.Minimum minimum = rule.minimum();
    return minimum == null
        ? ""
        : ", from "
            + minimum.count()
            + " "
            + minimum.metric().label().toLowerCase(Locale.ROOT)
            + " on";
  }

  /** What a condition judges, with its unit: the number, or for a change how far it moved. */
  static String judged(Organization organization, AlertRule rule, BigDecimal number) {
    if (rule.condition() instanceof Condition.Change change) {
      return (number.signum() > 0 ? "+" : "") + size(organization, rule.metric(), change, number);
    }
    return number(organization, rule.metric(), number);
  }

  /** A metric's number with its unit. */
  static String number(Organization organization, Metric metric, BigDecimal number) {
    String plain = plain(number, decimals(metric, number));
    return switch (metric.unit()) {
      case COUNT, SCORE -> plain;
      case PERCENT -> plain + "%";
      case MINUTES -> plain + " min";
      case SECONDS -> plain + " s";
      case DAYS -> plain + " days";
      case MILLISECONDS -> plain + " ms";
      case CURRENCY -> organization.currency().getCurrencyCode() + " " + plain;
      case CURRENCY_PER_DAY -> organization.currency().getCurrencyCode() + " " + plain + "/day";
      case RATIO -> plain + "×";
      case PER_MINUTE -> plain + "/min";
    };
  }

  /** What is large needs no hundredths, and nobody hears a part of a millisecond. */
  private static int decimals(Metric metric, BigDecimal number) {
    if (number.abs().compareTo(LARGE) >= 0) {
      return metric.decimals();
    }
    return Math.max(metric.decimals(), MOST_DECIMALS);
  }

  private static String plain(BigDecimal number, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
    format.setRoundingMode(RoundingMode.HALF_EVEN);
    format.setMaximumFractionDigits(decimals);
    return format.format(number).replace('-', '−');
  }
}
