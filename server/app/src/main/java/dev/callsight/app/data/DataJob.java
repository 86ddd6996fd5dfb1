package dev.callsight.app.data;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Long work on an organization's records.
 *
 * @param id of the job
 * @param kind what is done
 * @param entities to which kinds of record; empty for a rebuild, which is on all
 * @param state how far it is
 * @param progress from 0 to 1
 * @param detail why it failed; empty otherwise
 * @param createdAt when it was asked for
 * @param createdBy what people call who asked
 * @param finishedAt when it ended; null while it runs
 */
record DataJob(
    String id,
    Kind kind,
    List<String> entities,
    State state,
    double progress,
    String detail,
    Instant createdAt,
    String createdBy,
    @Nullable Instant finishedAt) {
  DataJob {
    entities = List.copyOf(entities);
  }

  /** What is done. */
  enum Kind {
    /** What follows from the records is computed anew. */
    REBUILD,
    /** Records are removed for good. */
    ERASE;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far it is. */
  enum State {
    RUNNING,
    DONE,
    FAILED,
    CANCELED;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
