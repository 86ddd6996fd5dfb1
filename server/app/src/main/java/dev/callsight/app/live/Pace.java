package dev.callsight.app.live;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs one piece of work whenever it was asked for, but never twice at the same time and never more
 * often than an interval allows. Whatever was asked during a run is caught up with afterwards.
 */
final class Pace {
  private final ScheduledExecutorService timer;
  private final Duration interval;
  private final Runnable work;
  private boolean waiting;
  private boolean running;
  private boolean again;
  private long earliest = System.nanoTime();

  /**
   * A pace.
   *
   * @param timer starts runs; each run has a virtual thread of its own
   * @param interval the least time between the starts of two runs
   * @param work what is run; must not throw
   */
  Pace(ScheduledExecutorService timer, Duration interval, Runnable work) {
    this.timer = timer;
    this.interval = interval;
    this.work = work;
  }

  /** Has the work run as soon as it may. */
  synchronized void ask() {
    if (running) {
      again = true;
      return;
    }
    if (!waiting && !timer.isShutdown()) {
      waiting = true;
      long delay = Math.max(0, earliest - System.nanoTime());
      var _ =
          timer.schedule(() -> Thread.startVirtualThread(this::run), delay, TimeUnit.NANOSECONDS);
    }
  }

  private void run() {
    begin();
    try {
      work.run();
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    waiting = false;
    running = true;
    earliest = System.nanoTime() + interval.toNanos();
  }

  private synchronized void end() {
    running = false;
    if (again) {
      again = false;
      ask();
    }
  }
}
