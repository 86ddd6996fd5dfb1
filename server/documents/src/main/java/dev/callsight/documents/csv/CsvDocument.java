package dev.callsight.documents.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as comma-separated values (RFC 4180, UTF-8, CR LF), a header row first. A text that a
 * spreadsheet would take for a formula is preceded by an apostrophe; numbers never are.
 */
public final class CsvDocument {
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private final StringWriter text = new StringWriter();
  // Unbuffered: the text is in memory anyway, and what waits in a buffer would be missing from it.
  private final CsvWriter writer =
      CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.CRLF).build(text);
  private final int width;

  /** Starts a document with those column names. */
  public CsvDocument(List<String> header) {
    this.width = header.size();
    writer.writeRecord(header.stream().map(CsvDocument::guarded).toList());
  }

  /**
   * Adds a row; null becomes an empty field.
   *
   * @throws IllegalArgumentException when it is not as wide as the header
   */
  public void add(List<? extends @Nullable Object> row) {
    if (row.size() != width) {
      throw new IllegalArgumentException(
          "a row has " + row.size() + " values under " + width + " columns");
    }
    writer.writeRecord(row.stream().map(CsvDocument::cell).toList());
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case BigDecimal number -> number.toPlainString();
      case Number number -> number.toString();
      default -> guarded(value.toString());
    };
  }

  private static String guarded(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  /** The document so far. */
  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
