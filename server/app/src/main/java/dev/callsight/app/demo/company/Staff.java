package dev.callsight.app.demo.company;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who is there to take a call or a deal. */
record Staff(List<Assistant> assistants, List<Person> people, Timeline timeline) {
  Staff {
    assistants = List.copyOf(assistants);
    people = List.copyOf(people);
  }

  /** The assistant for this purpose and country, empty when none speaks for it at the time. */
  Optional<Assistant> assistant(Purpose purpose, String country, Instant at) {
    return assistants.stream()
        .filter(assistant -> assistant.takes(purpose, country))
        .filter(assistant -> assistant.inServiceOn(at, timeline))
        .findFirst();
  }

  /** An advisor of the country; the whole company helps out where nobody is responsible. */
  Person advisor(Dice dice, String country, Instant at) {
    List<Person> local = working(at, person -> advises(person) && person.serves(country));
    return dice.pick(local.isEmpty() ? working(at, Staff::advises) : local);
  }

  Person service(Dice dice, Instant at) {
    return dice.pick(working(at, person -> person.role().equals(Person.SERVICE)));
  }

  private static boolean advises(Person person) {
    return person.role().equals(Person.ADVISOR);
  }

  private List<Person> working(Instant at, Predicate<Person> filter) {
    return people.stream().filter(person -> person.worksOn(at, timeline)).filter(filter).toList();
  }
}
