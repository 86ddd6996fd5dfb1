package dev.callsight.engine.duckdb;

/** A table of which only the sums mean anything: a write appends to it, a fold makes it short. */
interface SignedTable {
  /** Its name. */
  String id();

  /** Its name, quoted. */
  default String table() {
    return Identifiers.quote(id());
  }

  /** A statement that answers the current rows summed, without those that came to nothing. */
  String folded();
}
