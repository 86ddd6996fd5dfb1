package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Entity;
import dev.callsight.engine.RecordBatch;
import java.sql.SQLException;
import java.util.Objects;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** What calls that go straight into their table are to their leads; as {@link Contacts} says it. */
final class CallContacts {
  private final EntityWrite calls;
  private final int lead;
  private final int startedAt;
  private final int direction;
  private final int status;
  private final int duration;

  CallContacts(EntityWrite calls) {
    this.calls = calls;
    Entity entity = calls.table().entity();
    this.lead = column(entity, "leadId");
    this.startedAt = column(entity, "startedAt");
    this.direction = column(entity, "direction");
    this.status = column(entity, "status");
    this.duration = column(entity, "durationSeconds");
  }

  private static int column(Entity entity, String field) {
    return entity.recordFields().indexOf(entity.field(field));
  }

  void append(Session session) throws SQLException {
    try (DuckDBAppender appender = session.temporaryAppender("contact_changes")) {
      for (RecordBatch batch : calls.rows().batches()) {
        for (int row = 0; row < batch.size(); row++) {
          append(appender, batch, row);
        }
      }
    }
  }

  private void append(DuckDBAppender appender, RecordBatch batch, int row) throws SQLException {
    if (!batch.isPresent(lead, row)) {
      return;
    }
    boolean outbound = "outbound".equals(text(batch, direction, row));
    boolean answered = isAnswered(batch, row);
    if (!outbound && !answered) {
      return;
    }
    appender.beginRow();
    appender.append(Objects.requireNonNull(batch.text(lead, row)));
    if (outbound) {
      appender.appendEpochMicros(batch.number(startedAt, row));
    } else {
      appender.appendNull();
    }
    appender.append(answered ? 1L : 0L);
    appender.append(1);
    appender.endRow();
  }

  private boolean isAnswered(RecordBatch batch, int row) {
    return batch.isPresent(status, row)
        ? "completed".equals(text(batch, status, row))
        : batch.isPresent(duration, row) && batch.number(duration, row) > 0;
  }

  private static @Nullable String text(RecordBatch batch, int column, int row) {
    return batch.isPresent(column, row) ? batch.text(column, row) : null;
  }
}
