package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.PersonRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works at the company.
 *
 * @param countries where they advise, empty for everywhere
 * @param skill how well their calls and deals go, in log-odds
 */
record Person(
    String id,
    String name,
    String team,
    String role,
    List<String> countries,
    int hiredDaysAgo,
    @Nullable Integer leftDaysAgo,
    double skill) {

  static final String ADVISOR = "advisor";
  static final String SERVICE = "service";

  Person {
    countries = List.copyOf(countries);
  }

  static List<Person> all() {
    return DataTable.read(
        "people.csv",
        row ->
            new Person(
                row.text("id"),
                row.text("name"),
                row.text("team"),
                row.text("role"),
                row.words("countries"),
                row.integer("hiredDaysAgo"),
                row.integerOrNull("leftDaysAgo"),
                row.number("skill")));
  }

  boolean worksOn(Instant at, Timeline timeline) {
    double age = timeline.age(at);
    return age <= hiredDaysAgo && (leftDaysAgo == null || age > leftDaysAgo);
  }

  boolean serves(String country) {
    return countries.isEmpty() || countries.contains(country);
  }

  PersonRecord row() {
    return new PersonRecord(id, name, team, Map.of("role", role));
  }
}
