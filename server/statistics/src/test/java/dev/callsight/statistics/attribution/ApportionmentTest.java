package dev.callsight.statistics.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ApportionmentTest {

  /** A third each of ten: 3.33 rounded down, and the one left over goes to the first. */
  @Test
  void servesTheFirstOfEqualRemainders() {
    assertThat(split(10, 1 / 3.0, 1 / 3.0, 1 / 3.0)).containsExactly(4L, 3L, 3L);
    assertThat(split(-10, 1 / 3.0, 1 / 3.0, 1 / 3.0)).containsExactly(-3L, -3L, -4L);
  }

  /**
   * Hamilton's bill for the census of 1790, as told by Balinski and Young, Fair Representation
   * (1982): of 120 seats, quotas of 20.926 for Virginia, 15.774 for Massachusetts and 14.366 for
   * Pennsylvania give 21, 16 and 14; the other states stand together here.
   */
  @Test
  void servesTheLargestRemaindersFirst() {
    assertThat(split(120, 20.926 / 120, 15.774 / 120, 14.366 / 120, 68.934 / 120))
        .containsExactly(21L, 16L, 14L, 69L);
  }

  @Test
  void partsAlwaysAddUp() {
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      BigInteger amount = new BigInteger(1 + random.nextInt(70), random);
      BigInteger signed = random.nextBoolean() ? amount : amount.negate();
      double[] shares = shares(random, 1 + random.nextInt(9));
      List<BigInteger> parts = Apportionment.split(signed, shares);
      assertThat(parts.stream().reduce(BigInteger.ZERO, BigInteger::add)).isEqualTo(signed);
    }
  }

  private static double[] shares(Random random, int size) {
    double[] shares = random.doubles(size).map(weight -> weight + 1e-6).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }

  @Test
  void roundsWithoutChangingTheSum() {
    List<BigDecimal> rounded =
        Apportionment.round(
            List.of(new BigDecimal("0.3333"), new BigDecimal("0.3333"), new BigDecimal("0.3334")),
            2);
    assertThat(rounded)
        .containsExactly(new BigDecimal("0.33"), new BigDecimal("0.33"), new BigDecimal("0.34"));
    assertThat(Apportionment.round(List.of(), 2)).isEmpty();
  }

  @Test
  void roundsRandomNumbersByLessThanAUnit() {
    Random random = new Random(12);
    for (int i = 0; i < 1_000; i++) {
      List<BigDecimal> parts = new ArrayList<>();
      BigDecimal sum = BigDecimal.ZERO;
      for (int part = 0; part < 6; part++) {
        BigDecimal number = BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), 4);
        parts.add(number);
        sum = sum.add(number);
      }
      parts.add(sum.setScale(1, java.math.RoundingMode.CEILING).subtract(sum));
      List<BigDecimal> rounded = Apportionment.round(parts, 1);
      assertThat(sum(rounded)).isEqualByComparingTo(sum(parts));
      for (int part = 0; part < parts.size(); part++) {
        assertThat(rounded.get(part).subtract(parts.get(part)).abs())
            .isLessThan(new BigDecimal("0.1"));
      }
    }
  }

  private static BigDecimal sum(List<BigDecimal> parts) {
    return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<Long> split(long amount, double... shares) {
    return Apportionment.split(BigInteger.valueOf(amount), shares).stream()
        .map(BigInteger::longValueExact)
        .toList();
  }
}
