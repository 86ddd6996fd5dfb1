package dev.callsight.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.ChosenFacts;
import dev.callsight.app.testing.Postgres;
import dev.callsight.app.testing.RedisProcess;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.Facts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two nodes over HTTP, each with a port, caches and a scheduler of its own, on one PostgreSQL and
 * one Redis, both real, started once for all tests of this package. Facts are in one ClickHouse
 * when this run of the tests is about it; else one embedded store stands for what both reach.
 */
final class TwoNodes {
  /** Attempts to sign in a minute from one address. */
  static final int SIGN_INS = 20;

  private static @Nullable TwoNodes shared;

  private final RedisProcess redis;
  private final RunningServer one;
  private final RunningServer other;

  private TwoNodes(Path folder) throws IOException {
    redis = RedisProcess.start();
    Map<String, String> variables = new HashMap<>(ChosenFacts.variables(folder.toString()));
    variables.put("CALLSIGHT_STATE", Postgres.newDatabase());
    variables.put("CALLSIGHT_REDIS", redis.address());
    variables.put("CALLSIGHT_SECRET", "the-same-secret-on-every-node-of-these-tests");
    variables.put("CALLSIGHT_BOOTSTRAP_KEY", RunningServer.PLATFORM_KEY);
    variables.put("CALLSIGHT_SIGN_IN_LIMIT", Integer.toString(SIGN_INS));
    variables.put("CALLSIGHT_WEBHOOK_ADDRESSES", "any");
    @Nullable Facts embedded =
        ChosenFacts.areInClickHouse()
            ? null
            : ChosenFacts.startEmbedded(folder.resolve("facts"), Catalog.builtIn());
    String id = UUID.randomUUID().toString();
    one = node(folder.resolve("one"), id, variables, embedded);
    other = node(folder.resolve("other"), id, variables, embedded);
    Runtime.getRuntime().addShutdownHook(new Thread(redis::close));
  }

  private static RunningServer node(
      Path data, String id, Map<String, String> variables, @Nullable Facts embedded)
      throws IOException {
    Files.createDirectories(data);
    if (embedded == null) {
      return RunningServer.start(data, variables);
    }
    // They share the store, which this file stands for.
    Files.writeString(data.resolve("facts.id"), id);
    return RunningServer.start(
        data,
        variables,
        beans ->
            beans.registerBean(
                Facts.class, () -> embedded, definition -> definition.setDestroyMethodName("")));
  }

  static synchronized TwoNodes shared() {
    if (shared == null) {
      try {
        shared = new TwoNodes(Files.createTempDirectory("callsight-nodes"));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return shared;
  }

  RunningServer one() {
    return one;
  }

  RunningServer other() {
    return other;
  }

  Stream<RunningServer> both() {
    return List.of(one, other).stream();
  }

  RedisProcess redis() {
    return redis;
  }

  /** Waits until something is so; fails when it takes long. */
  static void await(BooleanSupplier condition) {
    Instant latest = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("waited long enough").isBefore(latest);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
