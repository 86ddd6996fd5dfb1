package dev.callsight.app.nodes;

import dev.callsight.app.settings.Settings;
import dev.callsight.app.settings.SharedRedis;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What nodes call out to each other. An announcement makes others look sooner; it may be lost, so
 * whoever listens must look by itself as well.
 */
@Component
public class Announcements implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Redis redis;
  private final @Nullable SharedRedis server;
  private final String node = UUID.randomUUID().toString();
  private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
  private @Nullable RedisLink<StatefulRedisPubSubConnection<String, String>> link;

  Announcements(Redis redis, Settings settings) {
    this.redis = redis;
    this.server = settings.redis();
  }

  /** Has every other node that listens told, if it can be. */
  public void tell(String topic, String words) {
    byte[] message = (node + " " + words).getBytes(StandardCharsets.UTF_8);
    redis.tell(commands -> commands.publish(channel(topic), message));
  }

  /**
   * Listens to what other nodes tell; to be called before the server starts.
   *
   * @param heard told the words, one after another; must not wait
   */
  public void listen(String topic, Consumer<String> heard) {
    if (listeners.putIfAbsent(channel(topic), heard) != null) {
      throw new IllegalStateException("Somebody listens to " + topic);
    }
  }

  private String channel(String topic) {
    return redis.key("told", topic);
  }

  @Override
  public synchronized void start() {
    if (server != null && !listeners.isEmpty()) {
      link =
          new RedisLink<>(
              server,
              PATIENCE,
              (client, address) ->
                  client.connectPubSubAsync(io.lettuce.core.codec.StringCodec.UTF8, address),
              _ -> {},
              this::subscribe);
    }
  }

  private void subscribe(StatefulRedisPubSubConnection<String, String> connection) {
    connection.addListener(
        new RedisPubSubAdapter<>() {
          @Override
          public void message(String channel, String message) {
            hear(channel, message);
          }
        });
    // Subscribed to anew by itself after the connection broke.
    var _ = connection.async().subscribe(listeners.keySet().toArray(String[]::new));
  }

  private void hear(String channel, String message) {
    int space = message.indexOf(' ');
    Consumer<String> listener = listeners.get(channel);
    if (listener == null || space < 0 || message.substring(0, space).equals(node)) {
      return;
    }
    try {
      listener.accept(message.substring(space + 1));
    } catch (RuntimeException failure) {
      LOG.warn("What another node told could not be followed", failure);
    }
  }

  @Override
  public synchronized void stop() {
    if (link != null) {
      link.close();
      link = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return link != null;
  }
}
