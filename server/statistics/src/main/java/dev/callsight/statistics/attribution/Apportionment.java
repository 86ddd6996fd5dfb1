package dev.callsight.statistics.attribution;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides an amount so that the parts add up to it to the last unit: the largest remainder method
 * (Hamilton). Among equal remainders the first part is served first.
 */
public final class Apportionment {
  /** Up to here every whole number is a double. */
  private static final int EXACT_BITS = 53;

  private Apportionment() {}

  /**
   * A whole amount divided by shares.
   *
   * @param shares 0–1, together 1
   */
  public static List<BigInteger> split(BigInteger amount, double[] shares) {
    if (amount.bitLength() <= EXACT_BITS) {
      return split(amount.longValueExact(), shares);
    }
    List<BigDecimal> parts = new ArrayList<>(shares.length);
    for (double share : shares) {
      parts.add(new BigDecimal(amount).multiply(new BigDecimal(share)));
    }
    return rounded(parts, new BigDecimal(amount)).stream()
        .map(BigDecimal::toBigIntegerExact)
        .toList();
  }

  private static List<BigInteger> split(long amount, double[] shares) {
    long[] parts = new long[shares.length];
    double[] remainders = new double[shares.length];
    long left = amount;
    for (int i = 0; i < shares.length; i++) {
      double exact = amount * shares[i];
      parts[i] = (long) Math.floor(exact);
      remainders[i] = exact - parts[i];
      left -= parts[i];
    }
    for (; left != 0; left -= Long.signum(left)) {
      int next = largest(remainders);
      parts[next] += Long.signum(left);
      remainders[next] -= Long.signum(left);
    }
    List<BigInteger> whole = new ArrayList<>(parts.length);
    for (long part : parts) {
      whole.add(BigInteger.valueOf(part));
    }
    return whole;
  }

  private static int largest(double[] remainders) {
    int largest = 0;
    for (int i = 1; i < remainders.length; i++) {
      largest = remainders[i] > remainders[largest] ? i : largest;
    }
    return largest;
  }

  /**
   * Numbers rounded so that they still add up to what they added up to.
   *
   * @param places decimal places, at least as many as their sum has
   */
  public static List<BigDecimal> round(List<BigDecimal> parts, int places) {
    BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return rounded(parts, sum.setScale(places, RoundingMode.UNNECESSARY));
  }

  private static List<BigDecimal> rounded(List<BigDecimal> parts, BigDecimal sum) {
    List<BigDecimal> rounded = new ArrayList<>(parts.size());
    BigDecimal left = sum;
    for (BigDecimal part : parts) {
      BigDecimal floor = part.setScale(sum.scale(), RoundingMode.FLOOR);
      rounded.add(floor);
      left = left.subtract(floor);
    }
    List<BigDecimal> remainders = new ArrayList<>(parts);
    remainders.replaceAll(part -> part.subtract(part.setScale(sum.scale(), RoundingMode.FLOOR)));
    while (left.signum() != 0) {
      BigDecimal unit = new BigDecimal(BigInteger.valueOf(left.signum()), sum.scale());
      int next = largest(remainders);
      rounded.set(next, rounded.get(next).add(unit));
      remainders.set(next, remainders.get(next).subtract(unit));
      left = left.subtract(unit);
    }
    return rounded;
  }

  private static int largest(List<BigDecimal> remainders) {
    int largest = 0;
    for (int i = 1; i < remainders.size(); i++) {
      largest = remainders.get(i).compareTo(remainders.get(largest)) > 0 ? i : largest;
    }
    return largest;
  }
}
