package dev.callsight.app.demo.company;

import org.jspecify.annotations.Nullable;

/**
 * Who speaks for the company on a call: an assistant at a version, or a person.
 *
 * @param latencyMs median turn latency at the time, 0 for a person
 * @param quality the mean quality score of an average call
 */
record Speaker(
    String name,
    @Nullable String assistantId,
    @Nullable String version,
    @Nullable Person person,
    double skill,
    double quality,
    double containment,
    double latencyMs) {

  private static final double PERSON_QUALITY = 77;
  private static final double PERSON_ADVANTAGE = 0.25;

  static Speaker of(Person person) {
    String firstName = person.name().substring(0, person.name().indexOf(' '));
    double skill = person.skill() + PERSON_ADVANTAGE;
    return new Speaker(
        firstName, null, null, person, skill, PERSON_QUALITY + 8 * person.skill(), 1, 0);
  }

  static Speaker of(Assistant assistant, Assistant.Version version, double latencyMs) {
    return new Speaker(
        assistant.name(),
        assistant.id(),
        version.version(),
        null,
        version.skill(),
        version.quality(),
        version.containment(),
        latencyMs);
  }

  boolean ai() {
    return assistantId != null;
  }
}
