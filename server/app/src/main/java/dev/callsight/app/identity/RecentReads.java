package dev.callsight.app.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.callsight.app.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keys and organizations read a moment ago, so that a busy caller does not cost two statements a
 * request. A change is seen at once, and so nothing is kept where other nodes could make one.
 */
@Component
final class RecentReads {
  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  private final boolean alone;
  private final AtomicLong changes = new AtomicLong();
  private final Cache<Place, Read> reads =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  RecentReads(Settings settings) {
    this.alone = !settings.state().shared();
  }

  private record Place(Class<?> type, String name) {}

  /** What was found, and how many changes there had been before it was looked for. */
  private record Read(long changes, Object found) {}

  /** What is there under a name; what is not there is looked for each time. */
  <T> Optional<T> find(Class<T> type, String name, Supplier<Optional<T>> read) {
    if (!alone) {
      return read.get();
    }
    Place place = new Place(type, name);
    Read known = reads.getIfPresent(place);
    if (known != null && known.changes() == changes.get()) {
      return Optional.of(type.cast(known.found()));
    }
    long before = changes.get();
    Optional<T> found = read.get();
    found.ifPresent(value -> reads.put(place, new Read(before, value)));
    return found;
  }

  /** Forgets everything, when the transaction that runs is through. */
  void changed() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      changes.incrementAndGet();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            changes.incrementAndGet();
          }
        });
  }
}
