package dev.callsight.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.Records;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process killed in the middle of writing: what it had answered is there once, and rollups and
 * attribution agree with it.
 */
class CrashTest {
  private static final int CRASHES = 4;
  private static final String ORGANIZATION = "org_one";

  @TempDir Path folder;

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void noAnsweredRowIsLostOrDoubled() throws Exception {
    Set<String> answered = new HashSet<>();
    long version = 0;
    for (int crash = 0; crash < CRASHES; crash++) {
      List<String> lines = writeUntilKilled(crash, 3 + 5 * crash);
      lines.forEach(line -> answered.addAll(Splitter.on(',').splitToList(word(line, 1))));
      version = Long.parseLong(word(lines.getLast(), 0));
      check(answered, version);
    }
    assertThat(answered).hasSizeGreaterThan(CRASHES * 20);
  }

  private static String word(String line, int place) {
    return Splitter.on(' ').splitToList(line).get(place);
  }

  private void check(Set<String> answered, long version) {
    try (DuckDbFacts store = Stores.start(folder)) {
      List<String> stored =
          Stores.ask(store, ORGANIZATION, "SELECT id FROM calls").stream()
              .map(row -> (String) row.getFirst())
              .toList();
      assertThat(stored).doesNotHaveDuplicates().containsAll(answered);
      assertThat(store.status(ORGANIZATION).version()).isGreaterThanOrEqualTo(version);
      assertThat(Stores.firstWrongRollup(store, ORGANIZATION)).isEmpty();
    }
  }

  /** Starts a writing process, kills it after some answers, and returns what it answered. */
  private List<String> writeUntilKilled(int run, int answers) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName(),
                folder.toString(),
                Integer.toString(run))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        if (lines.size() == answers) {
          // By its handle, which leaves what it said to be read.
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.onExit().join();
    // The last line may be cut short by the kill.
    if (!lines.getLast().endsWith(" .")) {
      lines.removeLast();
    }
    return lines;
  }

  /** Writes for ever, and says after each write which calls are stored. */
  static final class Endless {
    private Endless() {}

    /** Folder and a number that keeps the ids of runs apart. */
    public static void main(String[] arguments) {
      DuckDbFacts store = Stores.start(Path.of(arguments[0]));
      store.open(ORGANIZATION, Stores.LISBON);
      RandomFacts facts = new RandomFacts(Long.parseLong(arguments[1]));
      for (int write = 0; ; write++) {
        String prefix = arguments[1] + "-" + write + "-";
        List<String> ids = new ArrayList<>();
        List<Map<String, Object>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          ids.add(prefix + i);
          calls.add(facts.call(prefix + i));
        }
        // An old id too: replacing must be as safe as adding.
        calls.add(facts.call("again"));
        List<RecordBatch> batches =
            List.of(
                Records.batch("calls", calls),
                Records.batch("leads", List.of(facts.lead("l" + facts.number(10)))),
                Records.batch("touchpoints", List.of(facts.touchpoint(prefix))));
        long version = store.write(ORGANIZATION, batches).version();
        System.out.println(version + " " + String.join(",", ids) + " .");
      }
    }
  }
}
