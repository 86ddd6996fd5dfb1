package dev.callsight.app.ingest.reader;

import dev.callsight.core.catalog.Entity;
import java.io.InputStream;

/** How the records of a body are written. */
public enum BodyFormat {
  /** One object, or an array of objects. */
  JSON {
    @Override
    RecordReader over(InputStream plain, Columns columns, ReadLimits limits) {
      return new JsonReader(plain, columns, limits);
    }
  },
  /** One object a line; a line that is broken costs only itself. */
  NDJSON {
    @Override
    RecordReader over(InputStream plain, Columns columns, ReadLimits limits) {
      return new NdjsonReader(plain, columns, limits);
    }
  },
  /** RFC 4180 with commas; the first row names the fields. */
  CSV {
    @Override
    RecordReader over(InputStream plain, Columns columns, ReadLimits limits) {
      return new CsvReaderOfRecords(plain, columns, limits);
    }
  };

  abstract RecordReader over(InputStream plain, Columns columns, ReadLimits limits);

  /**
   * A reader of a body in this format: UTF-8 with or without a byte order mark, plain or gzip.
   * Closing the body is the caller's business.
   */
  public RecordReader reader(InputStream body, Entity entity, ReadLimits limits) {
    return new OpeningReader(() -> over(PlainBody.of(body), Columns.of(entity), limits));
  }
}
