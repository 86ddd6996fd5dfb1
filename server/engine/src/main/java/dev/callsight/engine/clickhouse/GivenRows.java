package dev.callsight.engine.clickhouse;

import com.google.common.hash.HashCode;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.engine.RecordBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of one entity in a write: the batches of all its requests, one after another. */
final class GivenRows {
  // Digests stand in tables: the function must never change.
  private static final HashFunction DIGEST = Hashing.murmur3_128();
  private static final int ID = 0;

  private final FactTable table;
  private final List<Field> fields;
  private final List<Row> rows = new ArrayList<>();
  private final int updatedAt;

  GivenRows(FactTable table) {
    this.table = table;
    this.fields = table.entity().recordFields();
    this.updatedAt = table.entity().find("updatedAt").map(fields::indexOf).orElse(-1);
  }

  /**
   * One row of a batch.
   *
   * @param request the number of the request it came with
   */
  record Row(RecordBatch batch, int row, int request) {
    String id() {
      return Objects.requireNonNull(batch.text(ID, row), "id");
    }
  }

  void add(RecordBatch batch, int request) {
    for (int row = 0; row < batch.size(); row++) {
      rows.add(new Row(batch, row, request));
    }
  }

  FactTable table() {
    return table;
  }

  List<Row> rows() {
    return rows;
  }

  /** When the row was updated, in microseconds, or null when it does not say. */
  @Nullable Long updatedAt(Row row) {
    return updatedAt >= 0 && row.batch().isPresent(updatedAt, row.row())
        ? row.batch().number(updatedAt, row.row())
        : null;
  }

  /**
   * Equal for rows that carry the same values everywhere; a field without a value takes no part.
   */
  HashCode digest(Row row) {
    Hasher hasher = DIGEST.newHasher();
    for (int column = 0; column < fields.size(); column++) {
      if (!row.batch().isPresent(column, row.row())) {
        continue;
      }
      Field field = fields.get(column);
      hasher.putUnencodedChars(field.column()).putByte((byte) 0);
      if (isText(field)) {
        String text = Objects.requireNonNull(row.batch().text(column, row.row()));
        hasher.putString(text, StandardCharsets.UTF_8).putByte((byte) 0);
      } else {
        hasher.putLong(row.batch().number(column, row.row()));
      }
    }
    return hasher.hash();
  }

  static boolean isText(Field field) {
    return field.type() == FieldType.TEXT || field.type() == FieldType.JSON;
  }
}
