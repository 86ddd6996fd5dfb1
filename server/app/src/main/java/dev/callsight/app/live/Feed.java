package dev.callsight.app.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The listeners of one organization, and the newest figures they were told. */
final class Feed {
  private final Set<Listener> listeners = new LinkedHashSet<>();
  private @Nullable Figures newest;
  private long changedTo;
  private boolean closed;

  /** How joining went. */
  enum Joined {
    /** It listens. */
    YES,
    /** The organization has as many listeners as it may. */
    FULL,
    /** The feed ended meanwhile; there may be another. */
    ENDED
  }

  /** Adds a listener and tells it the newest figures, if any are known. */
  synchronized Joined join(Listener listener, int mostListeners) {
    if (closed) {
      return Joined.ENDED;
    }
    if (listeners.size() >= mostListeners) {
      return Joined.FULL;
    }
    listeners.add(listener);
    newest().ifPresent(listener::tell);
    return Joined.YES;
  }

  /** Facts changed: whatever was told of an older version is not the newest any more. */
  synchronized void changed(long version) {
    changedTo = Math.max(changedTo, version);
  }

  /** Whether the facts are newer than what was told; then it is as if they changed just now. */
  synchronized boolean behind(long version) {
    changed(version);
    return newest().isEmpty();
  }

  /** Removes a listener; whether it was the last, and the feed ended with it. */
  synchronized boolean leave(Listener listener) {
    listeners.remove(listener);
    closed = closed || listeners.isEmpty();
    return closed;
  }

  /** Tells everyone. */
  synchronized void tell(Figures figures) {
    newest = figures;
    listeners.forEach(listener -> listener.tell(figures));
  }

  /** The listeners there are. */
  synchronized List<Listener> listeners() {
    return List.copyOf(listeners);
  }

  /** Ends every stream. */
  synchronized void close() {
    closed = true;
    List.copyOf(listeners).forEach(Listener::close);
    listeners.clear();
  }

  /** The figures that were told last, unless facts changed since. */
  synchronized Optional<Figures> newest() {
    return Optional.ofNullable(newest).filter(known -> known.mark().version() >= changedTo);
  }
}
