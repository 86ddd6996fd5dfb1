package dev.callsight.app.ingest.transfer;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows how far a file is: a bar that moves on a terminal, now and then a line elsewhere. How much
 * is left goes by bytes, since nobody knows the rows of a file before its end.
 */
public final class ProgressDisplay {
  private static final int BAR = 24;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final PrintWriter out;
  private final boolean terminal;
  private String name = "";
  private long size;
  private long begun;
  private long lastLine;

  /**
   * A display.
   *
   * @param terminal whether a line can be written over
   */
  public ProgressDisplay(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void begin(Path file, long bytes) {
    name = String.valueOf(file.getFileName());
    size = Math.max(bytes, 1);
    begun = System.nanoTime();
    lastLine = begun;
  }

  void advance(long bytes, long rows) {
    long now = System.nanoTime();
    if (terminal) {
      show(line(bytes, rows, now));
    } else if (now - lastLine >= BETWEEN_LINES.toNanos()) {
      lastLine = now;
      out.println(line(bytes, rows, now));
      out.flush();
    }
  }

  void end(long rows) {
    if (terminal) {
      show(line(size, rows, System.nanoTime()));
      out.println();
      out.flush();
    }
  }

  private void show(String line) {
    out.print("\r" + line + "\u001b[K");
    out.flush();
  }

  private String line(long bytes, long rows, long now) {
    double part = Math.min((double) bytes / size, 1);
    double seconds = Math.max((now - begun) / 1e9, 1e-3);
    int filled = (int) Math.round(part * BAR);
    long left = part <= 0 ? 0 : Math.round(seconds / part - seconds);
    return String.format(
        Locale.ROOT,
        "%-24s [%s%s] %3d %%  %,d rows  %,.0f rows/s  %s left",
        name,
        "#".repeat(filled),
        ".".repeat(BAR - filled),
        Math.round(part * 100),
        rows,
        rows / seconds,
        clock(left));
  }

  private static String clock(long seconds) {
    return seconds < 3_600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }
}
