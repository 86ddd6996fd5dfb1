package dev.callsight.app.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.callsight.app.nodes.Redis;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One policy with a bucket for each caller: one for all nodes while Redis answers, else one on each
 * node.
 */
final class Buckets {
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int REMEMBERED_CALLERS = 100_000;

  /** Of a larger limit a node takes tokens ahead, so that not every request asks Redis. */
  private static final int SMALL = 1_000;

  private static final Duration LONGEST_AHEAD = Duration.ofMillis(200);

  private final String name;
  private final int perMinute;
  private final Redis redis;
  private final BucketConfiguration configuration;
  private final Optimization optimization;
  private final LoadingCache<String, Bucket> here;
  private volatile @Nullable LoadingCache<String, AsyncBucketProxy> there;

  Buckets(String name, int perMinute, Redis redis) {
    this.name = name;
    this.perMinute = perMinute;
    this.redis = redis;
    this.configuration =
        BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
            .build();
    this.optimization =
        perMinute < SMALL
            ? Optimizations.batching()
            : Optimizations.delaying(new DelayParameters(perMinute / SMALL, LONGEST_AHEAD));
    this.here =
        remembered(caller ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                .build());
  }

  /** A bucket untouched for a period is full again, so forgetting it changes nothing. */
  private static <B> LoadingCache<String, B> remembered(
      com.github.benmanes.caffeine.cache.CacheLoader<String, B> make) {
    return Caffeine.newBuilder()
        .maximumSize(REMEMBERED_CALLERS)
        .expireAfterAccess(PERIOD.multipliedBy(2))
        .build(make);
  }

  /** Takes a token from the caller's bucket, or says when there will be one. */
  ConsumptionProbe take(String caller) {
    return redis
        .ask(commands -> there(commands).get(caller).tryConsumeAndReturnRemaining(1))
        .orElseGet(() -> here.get(caller).tryConsumeAndReturnRemaining(1));
  }

  /** The connection is made once, and mends itself; so are the buckets reached by it. */
  private LoadingCache<String, AsyncBucketProxy> there(
      RedisAsyncCommands<String, byte[]> commands) {
    LoadingCache<String, AsyncBucketProxy> known = there;
    if (known == null) {
      known = over(commands);
      there = known;
    }
    return known;
  }

  private LoadingCache<String, AsyncBucketProxy> over(RedisAsyncCommands<String, byte[]> commands) {
    AsyncProxyManager<String> manager =
        Bucket4jLettuce.casBasedBuilder(commands)
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(PERIOD))
            .build()
            .asAsync();
    return remembered(caller ->
        manager
            .builder()
            .withOptimization(optimization)
            .build(
                redis.key("limit", name + perMinute, caller),
                () -> CompletableFuture.completedFuture(configuration)));
  }
}
