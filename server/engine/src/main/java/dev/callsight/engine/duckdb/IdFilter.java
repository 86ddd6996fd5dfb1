package dev.callsight.engine.duckdb;

import java.util.ArrayList;
import java.util.List;

/**
 * Remembers which id hashes an entity holds, so that a batch of new ids needs no look into the
 * store. Never forgets one; takes another for known once in some hundred million times.
 *
 * <p>A chain of open-addressed tables, each four times the one before, of 32-bit remainders: about
 * six bytes an id. Used by one writer at a time.
 */
final class IdFilter {
  private static final int FIRST_BITS = 10;
  private static final int LAST_BITS = 28;

  private final List<Segment> segments = new ArrayList<>();

  /** An empty filter with room for that many hashes before it grows. */
  IdFilter(long expected) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(expected + expected / 2);
    segments.add(new Segment(Math.clamp(bits, FIRST_BITS, LAST_BITS)));
  }

  /** Adds a hash; says whether it may have been there before. */
  boolean addOrMayContain(long hash) {
    if (mayContain(hash)) {
      return true;
    }
    add(hash);
    return false;
  }

  /** Whether a hash may have been added; false only when it was not. */
  boolean mayContain(long hash) {
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (segments.get(i).contains(hash)) {
        return true;
      }
    }
    return false;
  }

  /** Adds a hash known to be new. */
  void add(long hash) {
    Segment last = segments.getLast();
    if (last.full()) {
      last = new Segment(Math.min(last.bits + 2, LAST_BITS));
      segments.add(last);
    }
    last.add(hash);
  }

  /** Bytes held. */
  long bytes() {
    return segments.stream().mapToLong(segment -> 4L * segment.remainders.length).sum();
  }

  private static final class Segment {
    private final int bits;
    private final int[] remainders;
    private int used;

    Segment(int bits) {
      this.bits = bits;
      this.remainders = new int[1 << bits];
    }

    boolean full() {
      return used >= remainders.length / 4 * 3;
    }

    boolean contains(long hash) {
      int remainder = remainder(hash);
      for (int i = home(hash); remainders[i] != 0; i = next(i)) {
        if (remainders[i] == remainder) {
          return true;
        }
      }
      return false;
    }

    void add(long hash) {
      int i = home(hash);
      while (remainders[i] != 0) {
        i = next(i);
      }
      remainders[i] = remainder(hash);
      used++;
    }

    private int home(long hash) {
      return (int) (hash >>> (Long.SIZE - bits));
    }

    private int next(int i) {
      return (i + 1) & (remainders.length - 1);
    }

    /** The low half, with zero set aside to mean an empty place. */
    private static int remainder(long hash) {
      int low = (int) hash;
      return low == 0 ? 1 : low;
    }
  }
}
