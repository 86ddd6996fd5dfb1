package dev.callsight.app.ingest.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which field each position of a CSV row belongs to. */
final class CsvHeader {
  private static final int MOST_FIELDS = 1_000;

  private final String[] names;
  private final @Nullable Column[] columns;

  private CsvHeader(List<String> names, Columns columns) {
    this.names = names.toArray(String[]::new);
    this.columns = new @Nullable Column[this.names.length];
    for (int i = 0; i < this.names.length; i++) {
      this.columns[i] = columns.find(this.names[i]);
    }
  }

  int size() {
    return names.length;
  }

  /** Puts a field that is not empty where it belongs. */
  void read(int index, char[] text, int offset, int length, Rows rows) {
    @Nullable Column column = columns[index];
    if (column == null) {
      rows.properties().add(names[index], text, offset, length);
    } else {
      column.readLoose(text, offset, length, rows);
    }
  }

  /** A header while it is read. */
  static final class Draft {
    private final List<String> names = new ArrayList<>();

    void add(String name) {
      if (names.size() <= MOST_FIELDS) {
        names.add(name.strip());
      }
    }

    CsvHeader header(Columns columns) {
      return new CsvHeader(names, columns);
    }

    /** What is wrong with it, or null. */
    @Nullable String fault() {
      if (names.size() > MOST_FIELDS) {
        return "The header has more than " + MOST_FIELDS + " names.";
      }
      if (names.size() == 1 && names.getFirst().matches(".*[;\t|].*")) {
        return "The header has one name, \""
            + new RowError(1, null, "", names.getFirst()).value()
            + "\"; expected names separated by commas.";
      }
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).isEmpty()) {
          return "The name in position " + (i + 1) + " of the header is empty.";
        }
        if (!seen.add(names.get(i))) {
          return "The header has the name \"" + names.get(i) + "\" twice; expected once.";
        }
      }
      return null;
    }
  }
}
