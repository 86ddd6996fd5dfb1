package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Entity;
import dev.callsight.engine.RecordBatch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** What calls that go straight into their table are to their leads; as {@link Contacts} says it. */
final class CallContacts {
  private final int lead;
  private final int startedAt;
  private final int direction;
  private final int status;
  private final int duration;

  private CallContacts(Entity calls) {
    this.lead = column(calls, "leadId");
    this.startedAt = column(calls, "startedAt");
    this.direction = column(calls, "direction");
    this.status = column(calls, "status");
    this.duration = column(calls, "durationSeconds");
  }

  private static int column(Entity entity, String field) {
    return entity.recordFields().indexOf(entity.field(field));
  }

  /**
   * A call that says something of its lead.
   *
   * @param hash the lead's fingerprint
   * @param moment microseconds, when it is a contact
   * @param answered whether it is an engagement
   */
  record Contact(long hash, String lead, @Nullable Long moment, boolean answered) {
    /** Appends the row that {@link AwaitedContacts} and the changes of a write have for it. */
    void append(DuckDBAppender appender) throws SQLException {
      appender.beginRow();
      appender.append(hash);
      appender.append(lead);
      if (moment == null) {
        appender.appendNull();
      } else {
        appender.appendEpochMicros(moment);
      }
      appender.append(1L);
      appender.append(answered ? 1L : 0L);
      appender.endRow();
    }
  }

  /** All of a write. */
  static List<Contact> of(EntityWrite calls) {
    CallContacts columns = new CallContacts(calls.table().entity());
    List<Contact> contacts = new ArrayList<>();
    for (RecordBatch batch : calls.rows().batches()) {
      for (int row = 0; row < batch.size(); row++) {
        columns.addTo(contacts, batch, row);
      }
    }
    return contacts;
  }

  private void addTo(List<Contact> contacts, RecordBatch batch, int row) {
    if (!batch.isPresent(lead, row)) {
      return;
    }
    boolean outbound = "outbound".equals(text(batch, direction, row));
    boolean answered = isAnswered(batch, row);
    if (outbound || answered) {
      String id = Objects.requireNonNull(batch.text(lead, row));
      Long moment = outbound ? batch.number(startedAt, row) : null;
      contacts.add(new Contact(IdScan.hash(id), id, moment, answered));
    }
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
