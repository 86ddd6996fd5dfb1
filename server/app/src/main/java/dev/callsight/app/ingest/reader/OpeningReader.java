package dev.callsight.app.ingest.reader;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens a body at its first reading, so that a damaged beginning is a fault like any later one. */
final class OpeningReader implements RecordReader {
  /** Opens the body. */
  interface Opening {
    RecordReader open() throws IOException;
  }

  private final Opening opening;
  private @Nullable RecordReader opened;

  OpeningReader(Opening opening) {
    this.opening = opening;
  }

  @Override
  public @Nullable ParsedBatch next() throws IOException {
    RecordReader reader = opened == null ? opening.open() : opened;
    opened = reader;
    return reader.next();
  }
}
