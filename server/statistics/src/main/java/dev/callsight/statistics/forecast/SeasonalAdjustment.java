package dev.callsight.statistics.forecast;

import java.util.Arrays;

/**
 * The pattern of a season, taken out of a series before a trend is fitted and put back into its
 * forecast. Found by classical decomposition, and only where the series shows a season at all.
 */
final class SeasonalAdjustment {

  /** 95 % point of the normal distribution: a two-sided test at 90 %, as in the M3 competition. */
  private static final double CRITICAL = 1.6448536269514722;

  /** An index nearer to zero than this would blow up what is divided by it. */
  private static final double SMALLEST_INDEX = 1e-10;

  private final Kind kind;
  private final double[] indexes;

  private SeasonalAdjustment(Kind kind, double[] indexes) {
    this.kind = kind;
    this.indexes = indexes;
  }

  /**
   * The adjustment that the series asks for: none without a significant season, multiplicative
   * where all observations are above zero, additive elsewhere.
   */
  static SeasonalAdjustment of(Series series) {
    if (!isSeasonal(series)) {
      return none();
    }
    Kind kind = series.isPositive() ? Kind.MULTIPLICATIVE : Kind.ADDITIVE;
    double[] indexes = indexes(series, kind);
    boolean usable =
        kind == Kind.ADDITIVE || Arrays.stream(indexes).allMatch(index -> index > SMALLEST_INDEX);
    return usable ? new SeasonalAdjustment(kind, indexes) : none();
  }

  private static SeasonalAdjustment none() {
    return new SeasonalAdjustment(Kind.NONE, new double[] {0});
  }

  Kind kind() {
    return kind;
  }

  /** The observations without their season. */
  double[] remove(Series series) {
    double[] adjusted = series.toArray();
    for (int i = 0; i < adjusted.length; i++) {
      adjusted[i] = kind.remove(adjusted[i], index(i));
    }
    return adjusted;
  }

  /** A level with the season of a place put back; places count on beyond the series. */
  double restore(double level, int place) {
    return kind.restore(level, index(place));
  }

  /** By how much an error of the level is stretched at a place. */
  double stretch(int place) {
    return kind.stretch(index(place));
  }

  private double index(int place) {
    return indexes[place % indexes.length];
  }

  /**
   * Tests the autocorrelation at one season against Bartlett's limit, which grows with the
   * autocorrelations at the shorter lags (Assimakopoulos and Nikolopoulos 2000, section 5).
   */
  static boolean isSeasonal(Series series) {
    int season = series.season();
    if (season == 1 || series.length() <= 2 * season || series.isConstant()) {
      return false;
    }
    double[] centred = centre(series.toArray());
    double variance = product(centred, 0);
    double squares = 0;
    for (int lag = 1; lag < season; lag++) {
      double correlation = product(centred, lag) / variance;
      squares += correlation * correlation;
    }
    double limit = CRITICAL * Math.sqrt((1 + 2 * squares) / series.length());
    return Math.abs(product(centred, season) / variance) > limit;
  }

  private static double[] centre(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    for (int i = 0; i < values.length; i++) {
      values[i] -= mean;
    }
    return values;
  }

  private static double product(double[] centred, int lag) {
    double sum = 0;
    for (int i = lag; i < centred.length; i++) {
      sum += centred[i] * centred[i - lag];
    }
    return sum;
  }

  /** Mean departure from the moving average at each place of the season, made to balance. */
  private static double[] indexes(Series series, Kind kind) {
    int season = series.season();
    double[] sums = new double[season];
    int[] counts = new int[season];
    int half = season / 2;
    for (int i = half; i < series.length() - half; i++) {
      sums[i % season] += kind.remove(series.at(i), movingAverage(series, i));
      counts[i % season]++;
    }
    for (int place = 0; place < season; place++) {
      sums[place] /= counts[place];
    }
    double mean = Arrays.stream(sums).average().orElseThrow();
    for (int place = 0; place < season; place++) {
      sums[place] = kind.remove(sums[place], mean);
    }
    return sums;
  }

  /** Mean over one season around a place; for an even season both ends count half. */
  private static double movingAverage(Series series, int place) {
    int season = series.season();
    int half = season / 2;
    double sum = 0;
    for (int i = place - half; i <= place + half; i++) {
      sum += series.at(i);
    }
    if (season % 2 == 0) {
      sum -= (series.at(place - half) + series.at(place + half)) / 2;
    }
    return sum / season;
  }

  /** How a season joins a level. */
  enum Kind {
    NONE {
      @Override
      double remove(double value, double index) {
        return value;
      }

      @Override
      double restore(double level, double index) {
        return level;
      }

      @Override
      double stretch(double index) {
        return 1;
      }
    },
    ADDITIVE {
      @Override
      double remove(double value, double index) {
        return value - index;
      }

      @Override
      double restore(double level, double index) {
        return level + index;
      }

      @Override
      double stretch(double index) {
        return 1;
      }
    },
    MULTIPLICATIVE {
      @Override
      double remove(double value, double index) {
        return value / index;
      }

      @Override
      double restore(double level, double index) {
        return level * index;
      }

      @Override
      double stretch(double index) {
        return index;
      }
    };

    abstract double remove(double value, double index);

    abstract double restore(double level, double index);

    abstract double stretch(double index);
  }
}
