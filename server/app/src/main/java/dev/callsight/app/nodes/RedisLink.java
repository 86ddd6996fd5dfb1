package dev.callsight.app.nodes;

import dev.callsight.app.settings.SharedRedis;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ConnectionFuture;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a Redis, made in the background and again whenever it breaks, from the start of
 * the server on: also when nothing answers yet.
 *
 * @param <C> the kind of connection
 */
final class RedisLink<C extends StatefulConnection<?, ?>> implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MOST_WAITING = 10_000;

  private final BiFunction<RedisClient, RedisURI, ConnectionFuture<C>> connect;
  private final Consumer<Throwable> failed;
  private final Consumer<C> made;
  private final RedisURI address;
  private final ClientResources resources;
  private final RedisClient client;
  private volatile @Nullable C connection;
  private volatile boolean closed;

  /**
   * Begins to connect.
   *
   * @param budget after this a command fails
   * @param connect makes the connection; called until it succeeds once
   * @param failed told of each attempt that did not
   * @param made told of the connection, before anyone else has it
   */
  RedisLink(
      SharedRedis server,
      Duration budget,
      BiFunction<RedisClient, RedisURI, ConnectionFuture<C>> connect,
      Consumer<Throwable> failed,
      Consumer<C> made) {
    this.connect = connect;
    this.failed = failed;
    this.made = made;
    this.address = address(server);
    this.resources =
        DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .reconnectDelay(Delay.constant(PAUSE))
            .build();
    this.client = RedisClient.create(resources);
    client.setOptions(
        ClientOptions.builder()
            // Nobody waits for it to come back: they are told, and do without.
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(MOST_WAITING)
            .timeoutOptions(TimeoutOptions.enabled(budget))
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECT).keepAlive(true).build())
            .build());
    Thread.ofVirtual().name("redis-connect").start(this::connect);
  }

  private static RedisURI address(SharedRedis server) {
    RedisURI.Builder address =
        RedisURI.builder()
            .withHost(server.host().replaceAll("[\\[\\]]", ""))
            .withPort(server.port())
            .withSsl(server.encrypted())
            .withDatabase(server.database())
            .withTimeout(CONNECT)
            .withClientName("callsight");
    String password = server.password();
    if (password != null) {
      String user = server.user();
      return user == null
          ? address.withPassword(password.toCharArray()).build()
          : address.withAuthentication(user, password.toCharArray()).build();
    }
    return address.build();
  }

  /** The connection, whole or broken; null until it was made once. */
  @Nullable C connection() {
    return connection;
  }

  private void connect() {
    while (!closed && connection == null) {
      try {
        C fresh = connect.apply(client, address).get(2 * CONNECT.toMillis(), TimeUnit.MILLISECONDS);
        made.accept(fresh);
        connection = fresh;
      } catch (InterruptedException _) {
        return;
      } catch (Exception failure) {
        failed.accept(failure);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    var _ = resources.shutdown(0, 2, TimeUnit.SECONDS);
  }
}
