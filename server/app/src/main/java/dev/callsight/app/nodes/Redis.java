package dev.callsight.app.nodes;

import com.google.common.base.Throwables;
import dev.callsight.app.settings.Settings;
import dev.callsight.app.settings.SharedRedis;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The Redis that nodes share, as long as it answers in time. Whoever asks gets an answer within a
 * budget or none, and must know what to do then; its loss and its return are each logged once.
 */
@Component
public class Redis implements DisposableBean {
  /** The longest that one question may wait. */
  static final Duration BUDGET = Duration.ofMillis(100);

  private static final Logger LOG = LoggerFactory.getLogger(Redis.class);
  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  private final @Nullable SharedRedis server;
  private final Installation installation;
  private final Breaker breaker = new Breaker(System::nanoTime);
  private final @Nullable RedisLink<StatefulRedisConnection<String, byte[]>> link;
  private final Counter failures;

  Redis(Settings settings, Installation installation, MeterRegistry meters) {
    this.server = settings.redis();
    this.installation = installation;
    this.failures =
        Counter.builder("callsight.redis.failures")
            .description("Questions to Redis that failed or took too long")
            .register(meters);
    this.link =
        server == null
            ? null
            : new RedisLink<>(
                server,
                BUDGET,
                (client, address) -> client.connectAsync(CODEC, address),
                this::failed,
                _ -> {});
    Gauge.builder("callsight.redis.up", this, redis -> redis.available() ? 1 : 0)
        .description("Whether Redis answers in time; 0 also where none is set")
        .register(meters);
  }

  /** Whether there is one to ask at all. */
  public boolean configured() {
    return server != null;
  }

  /** Whether it answers. */
  public boolean available() {
    return link != null && link.connection() != null && !breaker.open();
  }

  /** A key of this installation: two may use the same server. */
  public String key(String... parts) {
    return "callsight:" + installation.name() + ":" + String.join(":", parts);
  }

  /** What a question is answered; empty when that is nothing, or no answer came in time. */
  public <T> Optional<T> ask(
      Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<T>> question) {
    StatefulRedisConnection<String, byte[]> connection = link == null ? null : link.connection();
    if (connection == null || !breaker.allows()) {
      return Optional.empty();
    }
    try {
      T answer =
          question
              .apply(connection.async())
              .toCompletableFuture()
              .get(BUDGET.toMillis(), TimeUnit.MILLISECONDS);
      succeeded();
      return Optional.ofNullable(answer);
    } catch (ExecutionException | TimeoutException | RuntimeException failure) {
      failed(failure);
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Tells it something and waits for nothing. */
  public void tell(
      Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<?>> words) {
    StatefulRedisConnection<String, byte[]> connection = link == null ? null : link.connection();
    if (connection == null || !breaker.allows()) {
      return;
    }
    try {
      var _ =
          words
              .apply(connection.async())
              .whenComplete((_, failure) -> {
                if (failure == null) {
                  succeeded();
                } else {
                  failed(failure);
                }
              });
    } catch (RuntimeException failure) {
      failed(failure);
    }
  }

  private void succeeded() {
    if (breaker.succeeded()) {
      LOG.info("{} answers again", server);
    }
  }

  private void failed(Throwable failure) {
    failures.increment();
    if (breaker.failed()) {
      LOG.warn(
          "{} does not answer in time ({}); this node caches, limits and tells of changes on its own until it does",
          server,
          reason(failure));
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = Throwables.getRootCause(failure);
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  @Override
  public void destroy() {
    if (link != null) {
      link.close();
    }
  }
}
