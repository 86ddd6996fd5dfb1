package dev.callsight.app.demo.company;

/** Numbers the rows of one kind: {@code call-0000001}, {@code call-0000002}, … Mutable. */
final class Ids {
  private final String prefix;
  private final int digits;
  private int last;

  /** Ids of this many digits; more when they run out. */
  Ids(String prefix, int digits) {
    this.prefix = prefix;
    this.digits = digits;
  }

  String next() {
    String number = Integer.toString(++last);
    return prefix + "-" + "0".repeat(Math.max(0, digits - number.length())) + number;
  }
}
