package dev.callsight.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.callsight.app.testing.EventReader;
import dev.callsight.app.testing.RunningServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Redis is done without, killed or frozen, and taken back. */
class LostRedisTest {
  private final RunningServer one = TwoNodes.shared().one();
  private final RunningServer other = TwoNodes.shared().other();
  private final OnTwoNodes company = new OnTwoNodes();

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger().detachAppender(log);
  }

  @Test
  void aLostRedisIsDoneWithoutAndTakenBack() throws IOException {
    company.alternate(3);
    TwoNodes.shared().redis().kill();
    try (EventReader there =
        other.platform().listen("/api/analytics/live?organizationId=" + company.id())) {
      there.await("kpi");
      company.alternate(40);
      // Announcements are lost; the other node looks by itself.
      for (int seen = 0; seen < 43; ) {
        seen = calls(there.await("kpi"));
      }
    }
    TwoNodes.await(() -> health(one).equals("DEGRADED") && health(other).equals("DEGRADED"));
    assertThat(metric(one, "callsight.redis.up")).isZero();
    signInIsAnswered();
    assertThat(logged(Level.WARN)).hasSize(2);
    TwoNodes.shared().redis().restart();
    TwoNodes.await(() -> takenBack(one) && takenBack(other));
    company.alternate(20);
    assertThat(metric(other, "callsight.redis.up")).isEqualTo(1);
    assertThat(logged(Level.WARN)).hasSize(2).allMatch(line -> line.contains("does not answer"));
    assertThat(logged(Level.INFO)).hasSize(2).allMatch(line -> line.contains("answers again"));
  }

  @Test
  void aFrozenRedisHoldsUpOnlyTheFirstRequests() {
    company.alternate(3);
    double before = failures();
    Instant begun = Instant.now();
    TwoNodes.shared().redis().freeze();
    try {
      company.alternate(100);
      // Hundreds of questions, of which few were put to it: one a second once it counts as lost.
      long seconds = Duration.between(begun, Instant.now()).toSeconds();
      double tolerated = 2.0 * (Breaker.TOLERATED + 1);
      assertThat(failures() - before).isPositive().isLessThan(tolerated + 2 * (seconds + 1) + 20);
    } finally {
      TwoNodes.shared().redis().thaw();
    }
    TwoNodes.await(() -> takenBack(one) && takenBack(other));
    company.alternate(3);
  }

  private void signInIsAnswered() {
    int status = one.browser().post("/api/session/link", "{\"token\":\"wrong\"}").status();
    assertThat(status).isIn(401, 429);
  }

  private static int calls(EventReader.Event event) {
    return event.json().at("/totals/calls.total").asInt();
  }

  private static String health(RunningServer node) {
    return node.browser().get("/health/ready").expect(200).text("/status");
  }

  /** Something has to ask it, for its return to be noticed. */
  private boolean takenBack(RunningServer node) {
    company.ask(node);
    return health(node).equals("UP");
  }

  private static double metric(RunningServer node, String name) {
    return node.part(MeterRegistry.class).get(name).gauge().value();
  }

  private static double failures() {
    return TwoNodes.shared()
        .both()
        .mapToDouble(node ->
            node.part(MeterRegistry.class).get("callsight.redis.failures").counter().count())
        .sum();
  }

  private List<String> logged(Level level) {
    return List.copyOf(log.list).stream()
        .filter(event -> event.getLevel() == level)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(Redis.class);
  }
}
