package dev.callsight.bench.load;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The samples of a soak as three line charts, one below the other, over the same minutes. */
final class SoakPicture {

  private static final int WIDTH = 720;
  private static final int LEFT = 70;
  private static final int RIGHT = 16;
  private static final int PANEL = 150;
  private static final int PLOT = 100;
  private static final int TITLE = 24;

  private final List<Sample> samples;
  private final double minutes;
  private final Formatter svg = new Formatter(Locale.ROOT);

  private SoakPicture(List<Sample> samples) {
    this.samples = samples;
    this.minutes = samples.getLast().minute();
  }

  /**
   * Draws an SVG.
   *
   * @param samples in order of time, at least one
   */
  static String of(List<Sample> samples) {
    return new SoakPicture(samples).draw();
  }

  private String draw() {
    svg.format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n",
        WIDTH, 3 * PANEL + 20);
    svg.format("<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n");
    panel(0, "Resident memory of the server, MB", Sample::megabytes, Sample::megabytes);
    panel(1, "Answers, ms: median (dark), 99th percentile (light)", Sample::slow, Sample::median);
    panel(2, "Calls acknowledged a second", Sample::rowsPerSecond, Sample::rowsPerSecond);
    for (int minute = 0; minute <= minutes; minute++) {
      svg.format(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#495057\">%d min</text>%n",
          across(minute), 3 * PANEL + 8, minute);
    }
    return svg.format("</svg>%n").toString();
  }

  private void panel(
      int place, String title, ToDoubleFunction<Sample> high, ToDoubleFunction<Sample> low) {
    int top = place * PANEL + TITLE;
    double most = roundUp(samples.stream().mapToDouble(high).max().orElseThrow());
    svg.format("<text x=\"%d\" y=\"%d\" fill=\"#212529\">%s</text>%n", LEFT, top - 8, title);
    for (int half = 0; half <= 2; half++) {
      double y = top + PLOT - PLOT * half / 2.0;
      svg.format(
          "<path d=\"M%d %.1fH%d\" stroke=\"#dee2e6\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#495057\">%s</text>%n",
          LEFT, y, WIDTH - RIGHT, LEFT - 8, y + 4, Report.number(most * half / 2));
    }
    line(high, most, top, "#91a7ff");
    line(low, most, top, "#3b5bdb");
  }

  private void line(ToDoubleFunction<Sample> measure, double most, int top, String colour) {
    StringBuilder points = new StringBuilder();
    for (Sample sample : samples) {
      double y = top + PLOT - PLOT * measure.applyAsDouble(sample) / most;
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", across(sample.minute()), y));
    }
    svg.format(
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"%s\"/>%n",
        colour, points.toString().strip());
  }

  private double across(double minute) {
    return LEFT + (WIDTH - LEFT - RIGHT) * minute / minutes;
  }

  /** The next of 1, 2, 2.5, 5 times a power of ten. */
  private static double roundUp(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-9))));
    for (double step : new double[] {1, 2, 2.5, 5}) {
      if (value <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
