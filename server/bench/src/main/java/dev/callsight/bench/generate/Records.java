package dev.callsight.bench.generate;

import java.io.IOException;

/** All records of one entity, in the order in which they would have come. */
interface Records {

  /** Name of the entity, which is that of its file and of its ingest address. */
  String entity();

  /**
   * Writes every record.
   *
   * @return how many there are
   */
  long write(JsonLines lines) throws IOException;
}
