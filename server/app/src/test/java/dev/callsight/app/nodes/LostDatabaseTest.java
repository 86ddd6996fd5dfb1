package dev.callsight.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.RunningServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose state database goes away says so, and goes on when it is back. */
class LostDatabaseTest {
  private static final int ATTEMPTS = 120;

  @Test
  void requestsAreAskedToComeBackUntilItDoes(@TempDir Path folder) throws IOException {
    int port = freePort();
    EmbeddedPostgres postgres = database(folder.resolve("state"), port);
    try (RunningServer node = node(folder, port)) {
      node.platform().get("/api/organizations").expect(200);
      node.browser().get("/health/ready").expect(200);
      // A text that PostgreSQL cannot hold is the client's mistake, wherever it comes.
      node.platform().get("/api/organizations/a%00b").expectProblem(400, "malformed_request");

      postgres.close();
      Answer refused = node.platform().get("/api/organizations");
      refused.expectProblem(503, "unavailable");
      assertThat(refused.header("Retry-After")).isNotEmpty();
      assertThat(node.browser().get("/health/ready").status()).isEqualTo(503);
      assertThat(node.browser().get("/health/live").status()).isEqualTo(200);

      postgres = database(folder.resolve("state"), port);
      await(node);
      node.platform().get("/api/organizations").expect(200);
    } finally {
      postgres.close();
    }
  }

  /** As when everything on a machine starts at once. */
  @Test
  void aDatabaseThatIsNotThereYetIsWaitedFor(@TempDir Path folder) throws IOException {
    int port = freePort();
    database(folder.resolve("state"), port).close();
    CompletableFuture<RunningServer> starting;
    try (ServerSocket nobody = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      starting = CompletableFuture.supplyAsync(() -> node(folder, port));
      nobody.accept().close();
    }
    try (EmbeddedPostgres _ = database(folder.resolve("state"), port);
        RunningServer node = starting.join()) {
      node.platform().get("/api/organizations").expect(200);
    }
  }

  private static RunningServer node(Path folder, int port) {
    return RunningServer.start(
        folder.resolve("data"),
        Map.of(
            "CALLSIGHT_STATE",
            "postgresql://postgres:postgres@127.0.0.1:" + port + "/postgres",
            "CALLSIGHT_BOOTSTRAP_KEY",
            RunningServer.PLATFORM_KEY));
  }

  private static void await(RunningServer node) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (node.browser().get("/health/ready").status() == 200) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    throw new AssertionError("the node did not take its database back");
  }

  private static EmbeddedPostgres database(Path folder, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setPGStartupWait(Duration.ofMinutes(1))
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
