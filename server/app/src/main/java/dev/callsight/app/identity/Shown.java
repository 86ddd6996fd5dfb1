package dev.callsight.app.identity;

/** Cuts what a client sent before it is said back, so that an answer stays small and printable. */
final class Shown {
  private static final int LIMIT = 80;

  private Shown() {}

  static String text(String sent) {
    String printable = sent.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= LIMIT ? printable : printable.substring(0, LIMIT) + "…";
  }
}
