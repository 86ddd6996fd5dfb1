package dev.callsight.core.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
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
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("no column " + name + " in " + columns));
  }

  /** The position of a column; empty when no column has that name. */
  public OptionalInt find(String name) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).name().equals(name))
        .findFirst();
  }
}
