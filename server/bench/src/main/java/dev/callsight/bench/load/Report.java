package dev.callsight.bench.load;

import dev.callsight.bench.load.Figure.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All figures of a run: a table for people, JSON for comparing runs. */
final class Report {

  private final Map<String, String> about = new LinkedHashMap<>();
  private final List<Figure> figures = new ArrayList<>();

  Report() {
    about("measuredAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    about("machine", Machine.describe());
    about("java", Runtime.version().toString());
  }

  void about(String name, String value) {
    about.put(name, value);
  }

  /** Adds a figure and shows it: a run is long, and its reader curious. */
  void add(Figure figure) {
    figures.add(figure);
    System.out.println(row(figure));
  }

  /** The whole as a Markdown table, ready for the README. */
  String table() {
    StringBuilder table = new StringBuilder();
    about.forEach((name, value) -> table.append(name).append(": ").append(value).append('\n'));
    table.append("\n| measured | value | target | load |\n| --- | ---: | ---: | ---: |\n");
    figures.forEach(figure -> table.append(row(figure)).append('\n'));
    return table.toString();
  }

  void write(Path file) throws IOException {
    StringBuilder json = new StringBuilder("{\n");
    about.forEach((name, value) ->
        json.append("  ").append(quoted(name)).append(": ").append(quoted(value)).append(",\n"));
    json.append("  \"figures\": [\n");
    for (int i = 0; i < figures.size(); i++) {
      json.append("    ").append(object(figures.get(i)));
      json.append(i + 1 < figures.size() ? ",\n" : "\n");
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, json.append("  ]\n}\n"));
  }

  /** Three significant digits, grouped. */
  static String number(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  private static String row(Figure figure) {
    return "| %s | %s %s | %s | %s |"
        .formatted(
            figure.name(),
            number(figure.value()),
            figure.unit(),
            verdict(figure),
            String.format(Locale.ROOT, "%.1f", figure.machineLoad()));
  }

  private static String verdict(Figure figure) {
    Target target = figure.target();
    if (target == null) {
      return "";
    }
    return target.describe() + (target.metBy(figure.value()) ? " met" : " **missed**");
  }

  private static String object(Figure figure) {
    return "{\"name\": %s, \"value\": %s, \"unit\": %s, \"target\": %s, \"load\": %s}"
        .formatted(
            quoted(figure.name()),
            Double.toString(figure.value()),
            quoted(figure.unit()),
            target(figure.target()),
            Double.toString(figure.machineLoad()));
  }

  private static String target(@Nullable Target target) {
    return target == null
        ? "null"
        : "{\"%s\": %s}".formatted(target.atMost() ? "atMost" : "atLeast", target.limit());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
