package dev.callsight.bench.generate;

import java.io.IOException;

/**
 * Names of assistants or people.
 *
 * @param entity {@code assistants} or {@code people}
 * @param count how many there are
 */
record Directory(String entity, int count) implements Records {

  @Override
  public long write(JsonLines lines) throws IOException {
    boolean assistants = entity.equals("assistants");
    for (int number = 0; number < count; number++) {
      lines
          .text("id", assistants ? Names.assistant(number) : Names.person(number))
          .text("name", (assistants ? "Assistant %02d" : "Person %02d").formatted(number))
          .text("team", Names.team(number))
          .end();
    }
    return count;
  }
}
