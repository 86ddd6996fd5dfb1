package dev.callsight.engine.duckdb;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a statement that holds more memory than one may. DuckDB bounds the memory of the process
 * and tells what all statements hold together; so what is added between two looks is put down to
 * those that run, in equal parts, and the shares of those that are young or have ended stay small.
 * Nobody looks while all statements are short.
 */
final class MemoryWatch {
  private static final Logger LOGGER = LoggerFactory.getLogger(MemoryWatch.class);

  /** Long enough that most statements have ended, short enough that little can be taken. */
  private static final Duration FIRST_LOOK = Duration.ofMillis(100);

  private static final Duration NEXT_LOOK = Duration.ofMillis(50);

  private final long limit;
  private final Meter meter;
  private final ScheduledExecutorService timer;
  private final Set<Share> running = new LinkedHashSet<>();
  private boolean looking;
  private long before;

  /** Tells what all statements hold together. */
  interface Meter {
    long bytes() throws SQLException;
  }

  /**
   * Watches statements to come.
   *
   * @param limit bytes that one may hold
   */
  MemoryWatch(long limit, Meter meter, ScheduledExecutorService timer) {
    this.limit = limit;
    this.meter = meter;
    this.timer = timer;
  }

  /** The memory of one statement, from its beginning until it is closed. */
  final class Share implements AutoCloseable {
    private final Runnable stop;
    private double bytes;

    private Share(Runnable stop) {
      this.stop = stop;
    }

    /** Whether another statement holds as much or more, and may be why this one finds no room. */
    boolean isCrowdedOut() {
      synchronized (MemoryWatch.this) {
        return running.stream().anyMatch(other -> other != this && other.bytes >= bytes);
      }
    }

    @Override
    public void close() {
      synchronized (MemoryWatch.this) {
        running.remove(this);
      }
    }
  }

  /** Watches a statement that begins; {@code stop} is run when it holds too much. */
  synchronized Share begin(Runnable stop) {
    Share share = new Share(stop);
    running.add(share);
    if (!looking) {
      looking = true;
      before = 0;
      lookAfter(FIRST_LOOK);
    }
    return share;
  }

  private void lookAfter(Duration pause) {
    if (!timer.isShutdown()) {
      var _ = timer.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Stops the one that holds the most when it is too much. */
  void look() {
    synchronized (this) {
      looking = !running.isEmpty();
      if (!looking) {
        return;
      }
    }
    try {
      long now = meter.bytes();
      tooLarge(now).ifPresent(share -> share.stop.run());
    } catch (SQLException e) {
      LOGGER.warn("the memory of statements cannot be read", e);
    } finally {
      lookAfter(NEXT_LOOK);
    }
  }

  private synchronized Optional<Share> tooLarge(long now) {
    double added = Math.max(0, now - before) / (double) Math.max(1, running.size());
    running.forEach(share -> share.bytes += added);
    double together = running.stream().mapToDouble(share -> share.bytes).sum();
    if (together > now) {
      running.forEach(share -> share.bytes *= now / together);
    }
    before = now;
    return running.stream()
        .filter(share -> share.bytes > limit)
        .max(Comparator.comparingDouble(share -> share.bytes));
  }
}
