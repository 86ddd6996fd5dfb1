package dev.callsight.bench.load;

import java.time.Duration;

/**
 * How calls are written while questions are asked.
 *
 * @param writers how many connections, at least 1
 * @param rowsPerRequest calls of one request, at least 1
 * @param rowsPerSecond of all writers together, above 0; infinite for as fast as they are taken
 * @param length how long
 */
record Pace(int writers, int rowsPerRequest, double rowsPerSecond, Duration length) {

  Pace {
    if (writers < 1 || rowsPerRequest < 1 || !(rowsPerSecond > 0)) {
      throw new IllegalArgumentException(
          "writers (%d), rowsPerRequest (%d) and rowsPerSecond (%s) must be above 0"
              .formatted(writers, rowsPerRequest, rowsPerSecond));
    }
  }

  /** Nanoseconds between two requests of one writer; 0 for as fast as they are taken. */
  long betweenRequests() {
    return (long) (rowsPerRequest * writers / rowsPerSecond * 1e9);
  }
}
