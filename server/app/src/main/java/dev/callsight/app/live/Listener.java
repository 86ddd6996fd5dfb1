package dev.callsight.app.live;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One client's end of a feed: holds what it has not been sent yet. */
final class Listener {
  /** A client this far behind is let go: it comes back and hears the newest state. */
  private static final int LONGEST_BACKLOG = 64;

  private final BlockingQueue<Notice> waiting = new LinkedBlockingQueue<>(LONGEST_BACKLOG + 1);
  private LiveMark heard;
  private boolean closed;

  /**
   * A listener.
   *
   * @param heard what the client has heard before
   */
  Listener(LiveMark heard) {
    this.heard = heard;
  }

  /** What waits for a client. */
  sealed interface Notice {
    /** Something to send. */
    record Event(String id, String name, String data) implements Notice {}

    /** Nothing will come any more. */
    record End() implements Notice {}
  }

  /** Puts figures in line unless the client has heard them. */
  synchronized void tell(Figures figures) {
    if (figures.mark().sameFigures(heard)) {
      return;
    }
    heard = heard.withFigures(figures.mark());
    add(new Notice.Event(heard.text(), "kpi", figures.json()));
  }

  /** Puts an alert's event in line unless the client has heard it. */
  synchronized void tell(long id, String json) {
    if (id > heard.alerts()) {
      heard = heard.withAlerts(id);
      add(new Notice.Event(heard.text(), "alert", json));
    }
  }

  /** The newest event of an alert that the client has heard. */
  synchronized long heardAlerts() {
    return heard.alerts();
  }

  private void add(Notice.Event event) {
    if (closed) {
      return;
    }
    if (waiting.size() >= LONGEST_BACKLOG) {
      close();
      return;
    }
    waiting.add(event);
  }

  /** Ends the stream after nothing more than what is being sent. */
  synchronized void close() {
    if (!closed) {
      closed = true;
      waiting.clear();
      waiting.add(new Notice.End());
    }
  }

  /** The next notice; empty when none came for so long. */
  Optional<Notice> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }
}
