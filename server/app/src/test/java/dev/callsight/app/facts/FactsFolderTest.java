package dev.callsight.app.facts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.app.testing.Postgres;
import dev.callsight.app.testing.RunningServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State in PostgreSQL belongs to one folder of embedded facts. */
class FactsFolderTest {
  @Test
  void aSecondFolderOfFactsIsRefused(@TempDir Path elsewhere) {
    String state = Postgres.newDatabase();
    Map<String, String> variables =
        Map.of(
            "CALLSIGHT_STATE",
            state,
            "CALLSIGHT_SECRET",
            "the-same-secret-on-both-nodes-of-this-test",
            "CALLSIGHT_BOOTSTRAP_KEY",
            RunningServer.PLATFORM_KEY);
    try (RunningServer first = RunningServer.start(elsewhere.resolve("first"), variables)) {
      first.platform().get("/api/organizations").expect(200);
      assertThatThrownBy(() -> RunningServer.start(elsewhere.resolve("second"), variables))
          .hasStackTraceContaining("another data folder");
    }
  }
}
