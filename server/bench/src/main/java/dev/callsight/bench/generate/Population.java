package dev.callsight.bench.generate;

import java.time.Duration;
import java.time.Instant;

/**
 * How many records of each kind there are, over which time, and what they are called. Everything
 * follows from the number of calls and the seed, so that records of different files find each other
 * without being held in memory.
 *
 * @param calls number of calls, 1 or more
 * @param from first moment
 * @param to moment after the last
 * @param seed same seed, same records
 */
record Population(long calls, Instant from, Instant to, long seed) {

  private static final int CALLS_PER_LEAD = 20;
  private static final int LEADS_PER_DEAL = 5;
  private static final int TOUCHES_PER_LEAD = 3;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  Population {
    if (calls < 1) {
      throw new IllegalArgumentException("calls must be 1 or more, but is " + calls);
    }
    if (Duration.between(from, to).toDays() < 1) {
      throw new IllegalArgumentException(
          "time must span a day or more, but is " + from + " to " + to);
    }
  }

  long leads() {
    return Math.max(1, calls / CALLS_PER_LEAD);
  }

  long deals() {
    return Math.max(1, leads() / LEADS_PER_DEAL);
  }

  long touchpoints() {
    return leads() * TOUCHES_PER_LEAD;
  }

  int campaigns() {
    return 48;
  }

  int assistants() {
    return 12;
  }

  int people() {
    return 40;
  }

  Timetable timetable() {
    return new Timetable(from, to);
  }

  /** When a lead arrives: the same for everyone who asks. Seconds since 1970. */
  long leadArrives(Timetable timetable, long lead) {
    double jitter = (bits(Kind.LEAD_TIME, lead) >>> 11) * 0x1p-53;
    return timetable.at((lead + jitter) / leads());
  }

  /** The lead that a deal grew from. */
  long leadOfDeal(long deal) {
    return Math.min(leads() - 1, deal * LEADS_PER_DEAL);
  }

  /** A campaign of a lead, or -1 when it came by itself; one in four did. */
  int campaignOfLead(long lead) {
    long bits = bits(Kind.LEAD_CAMPAIGN, lead);
    return (bits & 3) == 0 ? -1 : (int) Long.remainderUnsigned(bits >>> 2, campaigns());
  }

  /** 64 bits that belong to one record: distinct for distinct places of a kind. */
  long bits(Kind kind, long place) {
    long value = mix(seed * 31 + kind.salt) + place * GOLDEN;
    return mix(value);
  }

  private static long mix(long bits) {
    long value = bits;
    value = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    value = (value ^ value >>> 27) * 0x94D049BB133111EBL;
    return value ^ value >>> 31;
  }

  /** What bits are drawn for. */
  enum Kind {
    CALL(1),
    CALL_TAIL(2),
    LEAD(3),
    LEAD_TIME(4),
    LEAD_CAMPAIGN(5),
    CUSTOMER(6),
    DEAL(7),
    PAYMENT(8),
    SUBSCRIPTION(9),
    TOUCHPOINT(10),
    SPEND(11);

    private final long salt;

    Kind(long salt) {
      this.salt = salt;
    }
  }
}
