package dev.callsight.app.analytics;

import dev.callsight.documents.csv.CsvDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers as CSV: what is seen, names beside ids. */
@Component
class AnswerCsv {
  static final String MEDIA_TYPE = "text/csv";

  /** Columns and rows as a download; a dimension of ids has a second column with names. */
  ResponseEntity<byte[]> response(
      List<Answer.Column> columns,
      List<List<@Nullable Object>> rows,
      Map<String, Map<String, String>> names,
      String file) {
    CsvDocument document = new CsvDocument(header(columns, names));
    rows.forEach(row -> document.add(line(columns, row, names)));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(MEDIA_TYPE + ";charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + ".csv\"")
        .body(document.bytes());
  }

  private static List<String> header(
      List<Answer.Column> columns, Map<String, Map<String, String>> names) {
    List<String> header = new ArrayList<>();
    for (Answer.Column column : columns) {
      header.add(column.id());
      if (names.containsKey(column.id())) {
        header.add(column.id() + "_name");
      }
    }
    return header;
  }

  private static List<@Nullable Object> line(
      List<Answer.Column> columns,
      List<@Nullable Object> row,
      Map<String, Map<String, String>> names) {
    List<@Nullable Object> line = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      line.add(row.get(i));
      Map<String, String> named = names.get(columns.get(i).id());
      if (named != null) {
        line.add(row.get(i) == null ? null : named.get(String.valueOf(row.get(i))));
      }
    }
    return line;
  }
}
