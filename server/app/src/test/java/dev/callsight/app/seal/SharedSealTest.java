package dev.callsight.app.seal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.app.testing.Postgres;
import dev.callsight.app.testing.RunningServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes on one database have one secret, which can be replaced. */
class SharedSealTest {
  private static final String FIRST = "the-first-secret-of-all-nodes-0123456789";
  private static final String SECOND = "the-second-secret-of-all-nodes-012345678";

  private final String state = Postgres.newDatabase();

  @TempDir Path folder;

  @Test
  void aNodeWithAnotherSecretIsRefused() {
    start(Map.of("CALLSIGHT_SECRET", FIRST));
    assertRefused(Map.of("CALLSIGHT_SECRET", SECOND));
    // A key file is no secret that nodes share.
    assertRefused(Map.of());

    start(Map.of("CALLSIGHT_SECRET", SECOND, "CALLSIGHT_SECRET_BEFORE", FIRST));
    assertRefused(Map.of("CALLSIGHT_SECRET", FIRST));
  }

  private void assertRefused(Map<String, String> secrets) {
    assertThatThrownBy(() -> start(secrets)).hasStackTraceContaining("CALLSIGHT_SECRET is not");
  }

  private void start(Map<String, String> secrets) {
    Map<String, String> variables = new HashMap<>(secrets);
    variables.put("CALLSIGHT_STATE", state);
    variables.put("CALLSIGHT_BOOTSTRAP_KEY", RunningServer.PLATFORM_KEY);
    try (RunningServer server = RunningServer.start(folder, variables)) {
      server.platform().get("/api/organizations").expect(200);
    }
  }
}
