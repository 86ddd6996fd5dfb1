package dev.callsight.app.demo.company;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the tables that describe the company (resources under {@code demo/}). */
final class DataTable {
  private final NamedCsvRecord row;

  private DataTable(NamedCsvRecord row) {
    this.row = row;
  }

  /** Every row of the table, mapped. */
  static <T> List<T> read(String file, Function<DataTable, T> mapping) {
    InputStream resource = DataTable.class.getResourceAsStream("/demo/" + file);
    if (resource == null) {
      throw new IllegalStateException("the resource demo/" + file + " is missing");
    }
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .ofNamedCsvRecord(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return rows.stream().map(row -> mapping.apply(new DataTable(row))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read demo/" + file, e);
    }
  }

  String text(String column) {
    return row.getField(column);
  }

  @Nullable String textOrNull(String column) {
    String text = text(column);
    return text.isEmpty() ? null : text;
  }

  double number(String column) {
    return Double.parseDouble(text(column));
  }

  int integer(String column) {
    return Integer.parseInt(text(column));
  }

  @Nullable Integer integerOrNull(String column) {
    String text = text(column);
    return text.isEmpty() ? null : Integer.valueOf(text);
  }

  boolean flag(String column) {
    return Boolean.parseBoolean(text(column));
  }

  /** Space-separated words; none when the cell is empty. */
  List<String> words(String column) {
    String text = text(column);
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }
}
