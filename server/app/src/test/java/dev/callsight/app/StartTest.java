package dev.callsight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.settings.DataFolderLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What someone sees who starts the server wrongly, each in a process of its own. */
class StartTest {
  @TempDir private Path folder = Path.of("");

  /** How a start ended: its exit status and all that it printed. */
  private record End(int status, String printed) {}

  @Test
  void aBadVariableIsNamed() throws IOException, InterruptedException {
    End end = start(Map.of("CALLSIGHT_PORT", "80a"));
    assertThat(end)
        .isEqualTo(
            new End(
                1,
                "callsight: CALLSIGHT_PORT is \"80a\", but must be a whole number from 0 to"
                    + " 65535."));
  }

  @Test
  void twoServersDoNotShareAFolder() throws IOException, InterruptedException {
    try (DataFolderLock _ = DataFolderLock.tryTake(folder).orElseThrow()) {
      End end = start(Map.of("CALLSIGHT_DATA", folder.toString()));
      assertThat(end.status()).isEqualTo(1);
      assertThat(end.printed()).startsWith("callsight: Another server works on the data folder");
    }
  }

  @Test
  void aFolderThatCannotBeIsNamed() throws IOException, InterruptedException {
    Path file = Files.createFile(folder.resolve("file"));
    End end = start(Map.of("CALLSIGHT_DATA", file.resolve("data").toString()));
    assertThat(end.status()).isEqualTo(1);
    assertThat(end.printed()).contains("CALLSIGHT_DATA", file.toString());
  }

  @Test
  void aStoreOfFactsThatIsNotThereIsNamed() throws IOException, InterruptedException {
    // A port that the machine gives nobody: nothing answers there.
    String address = "clickhouse://callsight:s3cret@127.0.0.1:1/calls";
    End end = start(Map.of("CALLSIGHT_DATA", folder.toString(), "CALLSIGHT_FACTS", address));
    assertThat(end.status()).isEqualTo(1);
    assertThat(end.printed())
        .contains("The facts cannot be used", "CALLSIGHT_FACTS")
        .doesNotContain("s3cret", "\tat ");
  }

  private static End start(Map<String, String> variables) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-cp",
            System.getProperty("java.class.path"),
            CallsightApplication.class.getName());
    builder.environment().keySet().removeIf(name -> name.startsWith("CALLSIGHT_"));
    builder.environment().putAll(variables);
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new End(process.waitFor(), printed.strip());
  }
}
