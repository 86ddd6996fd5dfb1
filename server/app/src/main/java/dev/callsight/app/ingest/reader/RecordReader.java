package dev.callsight.app.ingest.reader;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one body, batch by batch. Used by one thread at a time. */
public interface RecordReader {
  /**
   * Reads on until a batch is full or the body ends.
   *
   * @return the batch, which may have no right rows; null when the body has ended
   * @throws MalformedBodyException when the rest of the body cannot be read; what earlier calls
   *     returned stays right, what was read since is dropped
   * @throws IOException when the bytes themselves cannot be had
   */
  @Nullable ParsedBatch next() throws IOException;
}
