package dev.callsight.bench.generate;

import dev.callsight.bench.generate.Population.Kind;
import java.util.SplittableRandom;

/**
 * What deals, payments and subscriptions have to agree on.
 *
 * @param number place among all deals
 * @param lead place of its lead among all leads
 * @param createdAt seconds since 1970
 * @param closedAt seconds since 1970, possibly after the last moment of the population
 * @param won whether it is (or will be) won
 * @param cents amount in hundredths of the currency
 */
record Deal(long number, long lead, long createdAt, long closedAt, boolean won, long cents) {

  private static final long DAY = 86_400;

  static Deal of(Population population, Timetable timetable, long number) {
    SplittableRandom random = new SplittableRandom(population.bits(Kind.DEAL, number));
    long lead = population.leadOfDeal(number);
    long createdAt = population.leadArrives(timetable, lead) + random.nextLong(5 * DAY);
    long closedAt = createdAt + DAY + (long) (25 * DAY * random.nextExponential());
    long cents = (long) Math.exp(13.2 + 0.9 * random.nextGaussian());
    return new Deal(number, lead, createdAt, closedAt, random.nextInt(100) < 45, cents);
  }

  boolean closedBy(long epochSecond) {
    return closedAt < epochSecond;
  }

  boolean wonBy(long epochSecond) {
    return won && closedBy(epochSecond);
  }

  /** Every third won deal is a subscription, the others are paid once. */
  boolean recurring() {
    return number % 3 == 0;
  }

  /** A twelfth of the amount. */
  long monthlyCents() {
    return cents / 12;
  }

  /** When its subscription ends, seconds since 1970: after two months to many years. */
  long subscriptionEndsAt() {
    double months = 2 + 30 * new SplittableRandom(number ^ cents).nextExponential();
    return closedAt + (long) (30 * DAY * months);
  }
}
