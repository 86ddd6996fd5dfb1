package dev.callsight.app.ingest.reader;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads RFC 4180 rows below a header that names the fields. An empty field is an absent value. */
final class CsvReaderOfRecords implements RecordReader {
  private final Rows rows;
  private final CsvRow row;
  private final Iterator<CsvRow> source;

  CsvReaderOfRecords(InputStream plain, Columns columns, ReadLimits limits) {
    this.rows = new Rows(columns, limits);
    this.row = new CsvRow(rows);
    this.source =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(limits.lineBytes())
            .build(row, text(plain))
            .iterator();
  }

  private static Reader text(InputStream plain) {
    return new InputStreamReader(
        plain,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  @Override
  public @Nullable ParsedBatch next() throws IOException {
    try {
      while (!rows.isFull() && source.hasNext()) {
        source.next();
      }
    } catch (CsvParseException e) {
      throw fault(e);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException ? notText() : e.getCause();
    }
    if (row.header == null) {
      throw new MalformedBodyException(
          "The body is empty; expected a header row with the names of the fields.");
    }
    if (row.headerFault != null) {
      throw new MalformedBodyException(row.headerFault);
    }
    return rows.take();
  }

  private IOException fault(CsvParseException fault) {
    if (fault.getCause() instanceof CharacterCodingException) {
      return notText();
    }
    if (fault.getCause() instanceof IOException cause) {
      return cause;
    }
    return new MalformedBodyException(
        "The body is not valid CSV in the row after line " + row.line + ": " + fault.getMessage());
  }

  private MalformedBodyException notText() {
    return new MalformedBodyException(
        "The body is not UTF-8 after line " + row.line + "; expected UTF-8 text.");
  }

  /** Takes the fields of each row as the scanner finds them. */
  private static final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private final Rows rows;
    private @Nullable CsvHeader header;
    private @Nullable String headerFault;
    private CsvHeader.Draft draft = new CsvHeader.Draft();
    private long line;

    CsvRow(Rows rows) {
      this.rows = rows;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      line = startingLineNumber;
      rows.begin(line);
    }

    @Override
    protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
      if (header == null) {
        draft.add(new String(text, offset, length));
      } else if (index < header.size() && length > 0) {
        header.read(index, text, offset, length, rows);
      }
    }

    @Override
    protected CsvRow buildRecord() {
      if (getRecordType() == RecordType.EMPTY) {
        return this;
      }
      if (header == null) {
        headerFault = draft.fault();
        header = draft.header(rows.columns());
      } else {
        endRow(header.size());
      }
      return this;
    }

    private void endRow(int expected) {
      if (getFieldCount() != expected) {
        rows.abandon(
            "has " + getFieldCount() + " fields; expected " + expected + " as in the header", null);
      } else {
        rows.end();
      }
    }
  }
}
