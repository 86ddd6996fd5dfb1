package dev.callsight.app.analytics;

/** Whole numbers in a row, each in as few bytes as the largest of them needs. */
sealed interface PackedNumbers {
  /** The number at a place. */
  long at(int place);

  /** What the numbers from one place up to, but without, another come to. */
  long sum(int from, int to);

  /** How much memory they take. */
  long bytes();

  static PackedNumbers of(long[] numbers) {
    long low = 0;
    long high = 0;
    for (long number : numbers) {
      low = Math.min(low, number);
      high = Math.max(high, number);
    }
    if (low >= Byte.MIN_VALUE && high <= Byte.MAX_VALUE) {
      return new Bytes(numbers);
    }
    if (low >= Short.MIN_VALUE && high <= Short.MAX_VALUE) {
      return new Shorts(numbers);
    }
    return low >= Integer.MIN_VALUE && high <= Integer.MAX_VALUE
        ? new Ints(numbers)
        : new Longs(numbers);
  }

  /** One byte each. */
  final class Bytes implements PackedNumbers {
    private final byte[] numbers;

    private Bytes(long[] given) {
      numbers = new byte[given.length];
      for (int i = 0; i < given.length; i++) {
        numbers[i] = (byte) given[i];
      }
    }

    @Override
    public long at(int place) {
      return numbers[place];
    }

    @Override
    public long sum(int from, int to) {
      long sum = 0;
      for (int i = from; i < to; i++) {
        sum += numbers[i];
      }
      return sum;
    }

    @Override
    public long bytes() {
      return numbers.length;
    }
  }

  /** Two bytes each. */
  final class Shorts implements PackedNumbers {
    private final short[] numbers;

    private Shorts(long[] given) {
      numbers = new short[given.length];
      for (int i = 0; i < given.length; i++) {
        numbers[i] = (short) given[i];
      }
    }

    @Override
    public long at(int place) {
      return numbers[place];
    }

    @Override
    public long sum(int from, int to) {
      long sum = 0;
      for (int i = from; i < to; i++) {
        sum += numbers[i];
      }
      return sum;
    }

    @Override
    public long bytes() {
      return 2L * numbers.length;
    }
  }

  /** Four bytes each. */
  final class Ints implements PackedNumbers {
    private final int[] numbers;

    private Ints(long[] given) {
      numbers = new int[given.length];
      for (int i = 0; i < given.length; i++) {
        numbers[i] = (int) given[i];
      }
    }

    @Override
    public long at(int place) {
      return numbers[place];
    }

    @Override
    public long sum(int from, int to) {
      long sum = 0;
      for (int i = from; i < to; i++) {
        sum += numbers[i];
      }
      return sum;
    }

    @Override
    public long bytes() {
      return 4L * numbers.length;
    }
  }

  /** Eight bytes each. */
  final class Longs implements PackedNumbers {
    private final long[] numbers;

    private Longs(long[] given) {
      numbers = given.clone();
    }

    @Override
    public long at(int place) {
      return numbers[place];
    }

    @Override
    public long sum(int from, int to) {
      long sum = 0;
      for (int i = from; i < to; i++) {
        sum += numbers[i];
      }
      return sum;
    }

    @Override
    public long bytes() {
      return 8L * numbers.length;
    }
  }
}
