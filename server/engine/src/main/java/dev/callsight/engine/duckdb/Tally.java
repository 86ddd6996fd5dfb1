package dev.callsight.engine.duckdb;

import dev.callsight.engine.WriteResult;

/** What became of the rows of each request of a transaction. */
final class Tally {
  private final long[] accepted;
  private final long[] updated;
  private final long[] unchanged;

  Tally(int requests) {
    accepted = new long[requests];
    updated = new long[requests];
    unchanged = new long[requests];
  }

  void accepted(int request) {
    accepted[request]++;
  }

  void updated(int request) {
    updated[request]++;
  }

  void unchanged(int request) {
    unchanged[request]++;
  }

  void replacement(int request, boolean same) {
    if (same) {
      unchanged(request);
    } else {
      updated(request);
    }
  }

  WriteResult result(int request, long version) {
    return new WriteResult(accepted[request], updated[request], unchanged[request], version);
  }
}
