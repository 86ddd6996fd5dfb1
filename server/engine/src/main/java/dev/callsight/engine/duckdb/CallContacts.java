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

  /** Whether any of the calls says something of a lead. */
  boolean isAny() {
    for (RecordBatch batch : calls.rows().batches()) {
      for (int row = 0; row < batch.size(); row++) {
        if (isContact(batch, row)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isContact(RecordBatch batch, int row) {
    return batch.isPresent(lead, row) && (isOutbound(batch, row) || isAnswered(batch, row));
  }

  private void append(DuckDBAppender appender, RecordBatch batch, int row) throws SQLException {
    if (!isContact(batch, row)) {
      return;
    }
    appender.beginRow();
    appender.append(Objects.requireNonNull(batch.text(lead, row)));
    if (isOutbound(batch, row)) {
      appender.appendEpochMicros(batch.number(startedAt, row));
    } else {
      appender.appendNull();
    }
    appender.append(isAnswered(batch, row) ? 1L : 0L);
    appender.append(1);
    appender.endRow();
  }

  private boolean isOutbound(RecordBatch batch, int row) {
    return "outbound".equals(text(batch, direction, row));
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
