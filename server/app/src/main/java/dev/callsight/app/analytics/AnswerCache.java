package dev.callsight.app.analytics;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.callsight.app.identity.Organization;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Answers by organization, data version and question; equal questions at the same time are computed
 * once. An answer whose period moves with the clock is kept for seconds only: no record can have
 * come since, so only the instant that a comparison is cut at moves on. Behind what this node has
 * stands what other nodes computed.
 */
@Component
class AnswerCache {
  /** How long an answer stays right. */
  enum Validity {
    /** Its period moves with the clock. */
    MOVING(Duration.ofSeconds(10)),
    /** Its period is over. */
    SETTLED(Duration.ofHours(1));

    private final Duration time;

    Duration time() {
      return time;
    }

    Validity(Duration time) {
      this.time = time;
    }
  }

  /** What an answer is found by. */
  record Key(Organization organization, long version, String kind, Object question) {}

  /** An answer with what the cache must know of it. */
  record Entry<T>(T answer, Duration time, int cells, long made) {
    Entry(T answer, Duration time, int cells) {
      this(answer, time, cells, System.nanoTime());
    }

    Entry(T answer, Validity validity, int cells) {
      this(answer, validity.time(), cells);
    }

    private long until() {
      return made + time.toNanos();
    }
  }

  /**
   * An answer.
   *
   * @param cached whether it had been there
   * @param until {@link System#nanoTime} when it is not right any more
   */
  record Found<T>(T answer, boolean cached, long until) {}

  private static final long MOST_CELLS = 4_000_000;

  private final AsyncCache<Key, Entry<?>> entries;
  private final Parallel parallel;
  private final SharedAnswers shared;

  AnswerCache(Parallel parallel, SharedAnswers shared) {
    this.parallel = parallel;
    this.shared = shared;
    this.entries =
        Caffeine.newBuilder()
            .executor(parallel.threads())
            .maximumWeight(MOST_CELLS)
            .weigher((Key key, Entry<?> entry) -> 100 + entry.cells())
            .expireAfter(Expiry.<Key, Entry<?>>creating((key, entry) -> entry.time()))
            .buildAsync();
  }

  /** The answer under a key, computed when this node does not have it. */
  <T> Found<T> find(Key key, Supplier<Entry<T>> compute) {
    AtomicBoolean computed = new AtomicBoolean();
    return find(key, computed, () -> compute(computed, compute));
  }

  /** The answer under a key, computed when no node has it. */
  <T> Found<T> find(Key key, Class<T> type, Supplier<Entry<T>> compute) {
    AtomicBoolean computed = new AtomicBoolean();
    return find(
        key,
        computed,
        () ->
            shared
                .find(key, type)
                .orElseGet(() -> {
                  Entry<T> entry = compute(computed, compute);
                  shared.keep(key, entry);
                  return entry;
                }));
  }

  private static <T> Entry<T> compute(AtomicBoolean computed, Supplier<Entry<T>> compute) {
    computed.set(true);
    return compute.get();
  }

  @SuppressWarnings("unchecked") // a kind of question has one type of answer
  private <T> Found<T> find(Key key, AtomicBoolean computed, Supplier<Entry<T>> absent) {
    while (true) {
      CompletableFuture<Entry<?>> entry =
          entries.get(
              key,
              (_, _) ->
                  (CompletableFuture<Entry<?>>) (CompletableFuture<?>) parallel.errand(absent));
      Entry<?> found = entry instanceof Errand<Entry<?>> errand ? errand.await() : entry.join();
      if (found != null) {
        return new Found<>((T) found.answer(), !computed.get(), found.until());
      }
      // Those who waited for it went away a moment ago: it is asked anew.
      entries.asMap().remove(key, entry);
    }
  }
}
