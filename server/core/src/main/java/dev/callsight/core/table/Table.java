package dev.callsight.core.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows under typed columns; immutable.
 *
 * @param columns the columns, in order
 * @param rows one list of values a row, as long as {@code columns}; null means no value
 */
public record Table(List<Column> columns, List<List<@Nullable Object>> rows) {
  public Table {
    columns = List.copyOf(columns);
    List<List<@Nullable Object>> copied = new ArrayList<>(rows.size());
    for (List<@Nullable Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row has " + row.size() + " values under " + columns.size() + " columns");
      }
      copied.add(Collections.unmodifiableList(Arrays.asList(row.toArray())));
    }
    rows = Collections.unmodifiableList(copied);
  }

  /**
   * The position of a column.
   *
   * @throws IllegalArgumentException when no column has that name
   */
  public int indexOf(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no column " + name + " in " + columns);
  }
}
