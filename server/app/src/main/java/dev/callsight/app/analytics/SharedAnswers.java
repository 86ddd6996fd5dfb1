package dev.callsight.app.analytics;

import dev.callsight.app.identity.OrganizationErased;
import dev.callsight.app.nodes.Redis;
import dev.callsight.app.settings.Settings;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Answers that nodes have from each other, in Redis, under the same key as in memory: so one is
 * never of an older data version, of another organization or of another catalog than asked for.
 * What is kept there lives as long as it would have here, and no longer.
 */
@Component
class SharedAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(SharedAnswers.class);
  private static final String KIND = "answer";

  /** Larger answers are computed by each node: moving them would hold up the others. */
  private static final int LARGEST = 512 << 10;

  /** Also the weight of what came from elsewhere, whose cells are not counted again. */
  private static final int BYTES_OF_CELL = 8;

  private static final int SCANNED = 1_000;

  private final Redis redis;
  private final AnswerCodec codec;

  SharedAnswers(Redis redis, Settings settings) {
    this.redis = redis;
    this.codec = new AnswerCodec(settings.fixedClock());
  }

  /** What was read: the bytes, and the milliseconds that they may still be used. */
  @SuppressWarnings("ArrayRecordComponent") // lives for one read; never compared
  private record Stored(byte @Nullable [] bytes, long milliseconds) {}

  /**
   * What another node, or this one before, answered; empty also when Redis does not say in time.
   */
  <T> Optional<AnswerCache.Entry<T>> find(AnswerCache.Key key, Class<T> type) {
    if (!redis.available()) {
      return Optional.empty();
    }
    String name = name(key);
    return redis
        .<Stored>ask(commands -> read(commands, name))
        .flatMap(stored -> entry(stored, type));
  }

  private static CompletionStage<Stored> read(
      RedisAsyncCommands<String, byte[]> commands, String name) {
    CompletionStage<byte[]> bytes = commands.get(name);
    return bytes.thenCombine(commands.pttl(name), Stored::new);
  }

  private <T> Optional<AnswerCache.Entry<T>> entry(Stored stored, Class<T> type) {
    byte[] bytes = stored.bytes();
    if (bytes == null || stored.milliseconds() <= 0) {
      return Optional.empty();
    }
    Duration left = Duration.ofMillis(stored.milliseconds());
    return codec
        .decode(bytes, type)
        .map(answer -> new AnswerCache.Entry<>(answer, left, bytes.length / BYTES_OF_CELL));
  }

  /** Gives an answer to the other nodes; waits for nothing. */
  void keep(AnswerCache.Key key, AnswerCache.Entry<?> entry) {
    if (!redis.available()) {
      return;
    }
    byte[] bytes = codec.encode(entry.answer());
    if (bytes.length <= LARGEST) {
      SetArgs life = SetArgs.Builder.px(entry.time().toMillis());
      redis.tell(commands -> commands.set(name(key), bytes, life));
    }
  }

  private String name(AnswerCache.Key key) {
    return redis.key(KIND, key.organization().id(), codec.fingerprint(key));
  }

  /** Removes what is kept of an erased organization; what cannot be reached runs out by itself. */
  @EventListener
  void forget(OrganizationErased event) {
    String all = redis.key(KIND, event.organizationId(), "*");
    redis.tell(commands -> unlink(commands, all, ScanCursor.INITIAL));
  }

  private static CompletionStage<?> unlink(
      RedisAsyncCommands<String, byte[]> commands, String pattern, ScanCursor from) {
    return commands
        .scan(from, ScanArgs.Builder.limit(SCANNED).match(pattern))
        .thenCompose(found -> unlinkFound(commands, pattern, found));
  }

  private static CompletionStage<?> unlinkFound(
      RedisAsyncCommands<String, byte[]> commands, String pattern, KeyScanCursor<String> found) {
    if (!found.getKeys().isEmpty()) {
      LOG.debug("{} answers of an erased organization are removed", found.getKeys().size());
      var _ = commands.unlink(found.getKeys().toArray(String[]::new));
    }
    return found.isFinished()
        ? CompletableFuture.completedFuture(null)
        : unlink(commands, pattern, found);
  }
}
