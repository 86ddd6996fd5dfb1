package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.AssistantRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A voice assistant: what it is called for, where, and its versions, newest first.
 *
 * @param countries where it speaks the language, empty for everywhere
 */
record Assistant(
    String id,
    String name,
    String team,
    List<Purpose> purposes,
    List<String> countries,
    String voice,
    List<Version> versions) {

  /**
   * A version in service from so many days ago until the next one.
   *
   * @param skill how well calls go, in log-odds
   * @param latencyMs its median turn latency
   * @param quality the mean quality score of its average call
   * @param containment the probability that it needs no person
   */
  record Version(
      String assistant,
      String version,
      int fromDaysAgo,
      double skill,
      double latencyMs,
      double quality,
      double containment) {}

  Assistant {
    purposes = List.copyOf(purposes);
    countries = List.copyOf(countries);
    versions = List.copyOf(versions);
  }

  static List<Assistant> all() {
    Map<String, List<Version>> versions =
        DataTable.read("versions.csv", Assistant::version).stream()
            .sorted(Comparator.comparingInt(Version::fromDaysAgo))
            .collect(Collectors.groupingBy(Version::assistant));
    return DataTable.read("assistants.csv", row -> assistant(row, versions));
  }

  boolean takes(Purpose purpose, String country) {
    return purposes.contains(purpose) && (countries.isEmpty() || countries.contains(country));
  }

  boolean inServiceOn(Instant at, Timeline timeline) {
    return timeline.age(at) <= versions.getLast().fromDaysAgo();
  }

  /** The version that answered at this instant. */
  Version at(Instant at, Timeline timeline) {
    double age = timeline.age(at);
    return versions.stream()
        .filter(version -> age <= version.fromDaysAgo())
        .findFirst()
        .orElseGet(versions::getLast);
  }

  AssistantRecord row() {
    return new AssistantRecord(
        id, name, team, Map.of("voice", voice, "version", versions.getFirst().version()));
  }

  private static Version version(DataTable row) {
    return new Version(
        row.text("assistant"),
        row.text("version"),
        row.integer("fromDaysAgo"),
        row.number("skill"),
        row.number("latencyMs"),
        row.number("quality"),
        row.number("containment"));
  }

  private static Assistant assistant(DataTable row, Map<String, List<Version>> versions) {
    String id = row.text("id");
    return new Assistant(
        id,
        row.text("name"),
        row.text("team"),
        row.words("purposes").stream()
            .map(word -> Purpose.valueOf(word.toUpperCase(Locale.ROOT)))
            .toList(),
        row.words("countries"),
        row.text("voice"),
        versions.getOrDefault(id, List.of()));
  }
}
