package dev.callsight.app.ingest.reader;

/**
 * Instants and dates as RFC 3339 writes them, read without an object. A fraction beyond the
 * microsecond is cut off; the leap second 23:59:60 is the second after it.
 */
final class InstantText {
  /** What a text that is no instant or date is read as. */
  static final long INVALID = Long.MIN_VALUE;

  private static final long MICROS = 1_000_000;
  private static final long DAY_SECONDS = 86_400;
  private static final int DATE_LENGTH = 10;
  private static final int SHORTEST_INSTANT = 20;

  private InstantText() {}

  /** Microseconds since 1970-01-01T00:00Z, or {@link #INVALID}. */
  static long micros(char[] text, int offset, int length) {
    if (length < SHORTEST_INSTANT) {
      return INVALID;
    }
    long day = days(text, offset);
    long second = secondOfDay(text, offset + DATE_LENGTH);
    if (day == INVALID || second == INVALID) {
      return INVALID;
    }
    int end = offset + length;
    int zone = endOfFraction(text, offset + SHORTEST_INSTANT - 1, end);
    long shift = zone < 0 ? INVALID : shiftSeconds(text, zone, end);
    if (shift == INVALID) {
      return INVALID;
    }
    long fraction = fractionMicros(text, offset + SHORTEST_INSTANT, zone);
    return (day * DAY_SECONDS + second - shift) * MICROS + fraction;
  }

  /** Days since 1970-01-01, or {@link #INVALID}. */
  static long date(char[] text, int offset, int length) {
    return length == DATE_LENGTH ? days(text, offset) : INVALID;
  }

  private static long days(char[] text, int at) {
    int century = twoDigits(text, at);
    int yearOfCentury = twoDigits(text, at + 2);
    int month = twoDigits(text, at + 5);
    int day = twoDigits(text, at + 8);
    if ((century | yearOfCentury | month | day) < 0 || text[at + 4] != '-' || text[at + 7] != '-') {
      return INVALID;
    }
    int year = century * 100 + yearOfCentury;
    if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) {
      return INVALID;
    }
    return epochDay(year, month, day);
  }

  private static int monthLength(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Counts from 1 March, so that the leap day is the last of its year. */
  private static long epochDay(int year, int month, int day) {
    int shifted = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(shifted, 400);
    int yearOfEra = shifted - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  /** Reads {@code Thh:mm:ss}. */
  private static long secondOfDay(char[] text, int at) {
    int hour = twoDigits(text, at + 1);
    int minute = twoDigits(text, at + 4);
    int second = twoDigits(text, at + 7);
    boolean separated =
        (text[at] == 'T' || text[at] == 't' || text[at] == ' ')
            && text[at + 3] == ':'
            && text[at + 6] == ':';
    if (!separated || (hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 60) {
      return INVALID;
    }
    return hour * 3_600L + minute * 60L + second;
  }

  /** Where the offset from UTC begins, or -1 when a fraction has no digit or nothing follows. */
  private static int endOfFraction(char[] text, int at, int end) {
    if (text[at] != '.') {
      return at;
    }
    int index = at + 1;
    while (index < end && isDigit(text[index])) {
      index++;
    }
    return index == at + 1 || index == end ? -1 : index;
  }

  private static long fractionMicros(char[] text, int from, int zone) {
    long micros = 0;
    long unit = MICROS / 10;
    for (int index = from; index < zone && unit > 0; index++) {
      micros += (text[index] - '0') * unit;
      unit /= 10;
    }
    return micros;
  }

  private static long shiftSeconds(char[] text, int at, int end) {
    char sign = text[at];
    if (sign == 'Z' || sign == 'z') {
      return end == at + 1 ? 0 : INVALID;
    }
    if ((sign != '+' && sign != '-') || end != at + 6 || text[at + 3] != ':') {
      return INVALID;
    }
    int hours = twoDigits(text, at + 1);
    int minutes = twoDigits(text, at + 4);
    if ((hours | minutes) < 0 || hours > 23 || minutes > 59) {
      return INVALID;
    }
    long seconds = hours * 3_600L + minutes * 60L;
    return sign == '+' ? seconds : -seconds;
  }

  private static int twoDigits(char[] text, int at) {
    char tens = text[at];
    char ones = text[at + 1];
    return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + ones - '0' : -1;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
