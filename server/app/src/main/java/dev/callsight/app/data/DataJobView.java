package dev.callsight.app.data;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is answered.
 *
 * @param id of the job
 * @param kind {@code rebuild} or {@code erase}
 * @param entities ids of what is erased; empty for a rebuild
 * @param state {@code running}, {@code done}, {@code failed} or {@code canceled}
 * @param progress from 0 to 1
 * @param detail why it failed; empty otherwise
 * @param createdAt when it was asked for
 * @param createdBy what people call who asked
 * @param finishedAt when it ended; null while it runs
 */
record DataJobView(
    String id,
    String kind,
    List<String> entities,
    String state,
    double progress,
    String detail,
    Instant createdAt,
    String createdBy,
    @Nullable Instant finishedAt) {
  static DataJobView of(DataJob job) {
    return new DataJobView(
        job.id(),
        job.kind().id(),
        job.entities(),
        job.state().id(),
        job.progress(),
        job.detail(),
        job.createdAt(),
        job.createdBy(),
        job.finishedAt());
  }
}
