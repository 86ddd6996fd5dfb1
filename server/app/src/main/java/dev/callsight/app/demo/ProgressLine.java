package dev.callsight.app.demo;

import java.io.Console;
import java.io.PrintStream;

/**
 * One line that says how far something is: rewritten on a terminal, a line each quarter elsewhere.
 */
final class ProgressLine {
  private static final int WIDTH = 30;
  private static final int STEPS_ELSEWHERE = 4;

  private final PrintStream out;
  private final String label;
  private final boolean terminal = onTerminal();
  private int shown = -1;

  ProgressLine(PrintStream out, String label) {
    this.out = out;
    this.label = label;
  }

  /** Shows how much is done, 0 to 1. */
  void show(double done) {
    int percent = (int) (done * 100);
    int step = terminal ? percent : percent * STEPS_ELSEWHERE / 100;
    if (step == shown) {
      return;
    }
    shown = step;
    if (terminal) {
      int filled = percent * WIDTH / 100;
      String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
      out.print("\r" + label + " " + bar + " " + percent + " %");
    } else {
      out.println(label + ": " + percent + " %");
    }
    out.flush();
  }

  /** Ends the line with what came of it. */
  void finish(String summary) {
    out.println(
        (terminal ? "\r" : "") + label + ": " + summary + (terminal ? " ".repeat(WIDTH) : ""));
    out.flush();
  }

  // JDK 25 answers null again when the output is not a terminal, 22 to 24 did not.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
