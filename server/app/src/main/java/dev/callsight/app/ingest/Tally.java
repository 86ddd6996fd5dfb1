package dev.callsight.app.ingest;

import dev.callsight.app.ingest.reader.ParsedBatch;
import dev.callsight.app.ingest.reader.RowError;
import dev.callsight.engine.WriteResult;
import java.util.ArrayList;
import java.util.List;

/** Adds up what becomes of a body's rows while it is read and stored. Used by one thread. */
final class Tally {
  private long accepted;
  private long updated;
  private long unchanged;
  private long rejected;
  private long version;
  private final List<RowError> errors = new ArrayList<>();

  private final int errorLimit;

  /** Starts at the data version before the first write; names so many errors at most. */
  Tally(long version, int errorLimit) {
    this.version = version;
    this.errorLimit = errorLimit;
  }

  void addParsed(ParsedBatch batch) {
    rejected += batch.rejected();
    batch.errors().stream().limit(Math.max(errorLimit - errors.size(), 0)).forEach(errors::add);
  }

  void addStored(WriteResult result) {
    accepted += result.accepted();
    updated += result.updated();
    unchanged += result.unchanged();
    version = Math.max(version, result.version());
  }

  long rejected() {
    return rejected;
  }

  List<RowError> errors() {
    return List.copyOf(errors);
  }

  /** Says what stays of a body whose rest was refused. */
  String stored() {
    long rows = accepted + updated + unchanged;
    return rows == 0
        ? " Nothing of it was stored."
        : " " + rows + " rows before that are stored (version " + version + ").";
  }

  IngestAnswer answer() {
    return new IngestAnswer(accepted, updated, unchanged, rejected, errors, version);
  }
}
