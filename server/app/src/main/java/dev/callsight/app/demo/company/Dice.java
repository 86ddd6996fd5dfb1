package dev.callsight.app.demo.company;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws from the distributions the company is made of. Mutable: a draw moves the stream on. */
final class Dice {
  private static final int NORMAL_POISSON_FROM = 40;

  private final RandomGenerator random;

  Dice(RandomGenerator random) {
    this.random = random;
  }

  /** True with this probability. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** True with the probability whose log-odds are given. */
  boolean odds(double logOdds) {
    return chance(probability(logOdds));
  }

  /** A whole number from low to high, both included. */
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  double between(double low, double high) {
    return random.nextDouble(low, high);
  }

  double normal(double mean, double deviation) {
    return random.nextGaussian(mean, deviation);
  }

  /** Skewed to the right, as waits and amounts are; half of the draws are below the median. */
  double logNormal(double median, double sigma) {
    return median * Math.exp(random.nextGaussian() * sigma);
  }

  double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  int poisson(double mean) {
    if (mean <= 0) {
      return 0;
    }
    if (mean >= NORMAL_POISSON_FROM) {
      return (int) Math.max(0, Math.round(normal(mean, Math.sqrt(mean))));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** The index of a weight drawn in proportion to it. */
  int index(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = random.nextDouble() * total;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** The logistic function: the probability of these log-odds. */
  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /** A decimal with this many places, halves away from zero. */
  static BigDecimal decimal(double value, int places) {
    return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
  }
}
