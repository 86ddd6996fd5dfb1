package dev.callsight.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.Postgres;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of arrivals, refused rows and jobs, where PostgreSQL keeps the state. */
class DataOnPostgresTest {
  private static final long PATIENCE = Duration.ofMinutes(1).toNanos();

  @TempDir Path data;

  @Test
  void keepsAndTellsTheSame() {
    Map<String, String> variables =
        Map.of(
            "CALLSIGHT_BOOTSTRAP_KEY",
            RunningServer.PLATFORM_KEY,
            "CALLSIGHT_STATE",
            Postgres.newDatabase());
    try (RunningServer server = RunningServer.start(data, variables)) {
      TestClient platform = server.platform();
      Company company = Company.create(server);
      String path = "/api/organizations/" + company.id();
      company.ingest(
          "calls", "{\"id\":\"c1\",\"startedAt\":\"2026-03-01T10:00:00Z\",\"durationSeconds\":60}");
      platform.post(company.at("/api/ingest/calls"), "{\"id\":\"c2\"}").expect(200);

      Answer refused = platform.get(path + "/data/rejected?entity=calls&limit=1").expect(200);
      assertThat(refused.json().at("/rows")).hasSize(1);
      Answer status = platform.get(path + "/data").expect(200);
      assertThat(status.json().at("/rejected").asLong()).isPositive();
      assertThat(status.text("/entities/0/lastArrival")).isNotEmpty();

      platform.post(path + "/rebuild", "{}").expect(202);
      awaitDone(platform, path);
      platform.delete(path + "/data/calls").expect(202);
      awaitDone(platform, path);
      Answer erased = platform.get(path + "/data").expect(200);
      assertThat(erased.json().at("/rejected").asLong()).isZero();
      Answer audit = platform.get(path + "/audit?action=data.erase&from=2001-01-01").expect(200);
      assertThat(audit.json().at("/entries")).hasSize(1);
      assertThat(platform.get(path + "/audit/choices").expect(200).json().at("/actors")).hasSize(1);
      company.signedIn("viewer").get(path + "/contacts").expect(200);
      platform.delete(path).expect(204);
    }
  }

  private static void awaitDone(TestClient client, String path) {
    long begun = System.nanoTime();
    while (!client.get(path + "/data").text("/job/state").equals("done")) {
      assertThat(System.nanoTime() - begun).isLessThan(PATIENCE);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
