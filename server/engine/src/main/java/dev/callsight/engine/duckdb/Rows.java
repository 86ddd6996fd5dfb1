package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.engine.RecordBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of one entity in a transaction: the batches of all its requests, one after another. */
final class Rows {
  private static final int ID = 0;

  private final List<PreparedBatch> prepared;
  private final List<RecordBatch> batches;
  private final int[] starts;
  private final int[] requests;
  private final int size;
  private final List<Field> fields;
  private final int updatedAt;

  /**
   * @param requests for each batch the number of the request it came with
   */
  Rows(Entity entity, List<PreparedBatch> prepared, int[] requests) {
    this.prepared = List.copyOf(prepared);
    this.batches = prepared.stream().map(PreparedBatch::records).toList();
    this.requests = requests.clone();
    this.starts = new int[batches.size()];
    int rows = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = rows;
      rows = Math.addExact(rows, batches.get(i).size());
    }
    this.size = rows;
    this.fields = entity.recordFields();
    this.updatedAt = entity.find("updatedAt").map(field -> fields.indexOf(field)).orElse(-1);
  }

  int size() {
    return size;
  }

  List<RecordBatch> batches() {
    return batches;
  }

  /** The batches with what is known of them. */
  List<PreparedBatch> prepared() {
    return prepared;
  }

  /** The request that a row came with. */
  int request(int position) {
    return requests[batch(position)];
  }

  /** The hash of a row's id. */
  long hash(int position) {
    int batch = batch(position);
    return prepared.get(batch).hash(position - starts[batch]);
  }

  String id(int position) {
    int batch = batch(position);
    String id = batches.get(batch).text(ID, position - starts[batch]);
    return Objects.requireNonNull(id, "id");
  }

  /** When the row was updated, in microseconds; a row that does not say is newer than any. */
  long updatedAt(int position) {
    int batch = batch(position);
    RecordBatch rows = batches.get(batch);
    int row = position - starts[batch];
    return updatedAt >= 0 && rows.isPresent(updatedAt, row)
        ? rows.number(updatedAt, row)
        : Long.MAX_VALUE;
  }

  /** Whether two rows carry the same values everywhere. */
  boolean same(int left, int right) {
    for (int column = 0; column < fields.size(); column++) {
      if (!Objects.equals(value(column, left), value(column, right))) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object value(int column, int position) {
    int batch = batch(position);
    RecordBatch rows = batches.get(batch);
    int row = position - starts[batch];
    if (!rows.isPresent(column, row)) {
      return null;
    }
    FieldType type = fields.get(column).type();
    boolean text = type == FieldType.TEXT || type == FieldType.JSON;
    return text ? rows.text(column, row) : (Object) rows.number(column, row);
  }

  /** The batch that holds a row. */
  RecordBatch batchAt(int position) {
    return batches.get(batch(position));
  }

  /** The place of a row in its batch. */
  int rowInBatch(int position) {
    return position - starts[batch(position)];
  }

  private int batch(int position) {
    int found = Arrays.binarySearch(starts, position);
    if (found < 0) {
      return -found - 2;
    }
    // Empty batches share a start with the one that holds the row, which is the last of them.
    while (found + 1 < starts.length && starts[found + 1] == position) {
      found++;
    }
    return found;
  }
}
