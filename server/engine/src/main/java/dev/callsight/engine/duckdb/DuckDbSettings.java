package dev.callsight.engine.duckdb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How the embedded store uses the machine.
 *
 * @param folder holds one file for each organization; created when absent. Nothing else is read
 * @param threads threads that one statement may use, at least 1
 * @param memoryLimit bytes DuckDB may hold for data; larger work spills to disk
 * @param questionMemory bytes of them that one question may hold for what it computes; one that
 *     holds more is stopped
 * @param openOrganizations files kept attached at most, beyond those being used
 * @param idle a file unused for this long is detached
 * @param concurrentQueries statements that run at once; more wait
 * @param waitingQueries statements that wait at once, a quarter of them of one organization; more
 *     are refused
 * @param concurrentWrites organizations written at once; more wait
 * @param checkpointBytes size of a write-ahead log at which it is folded into its file
 */
public record DuckDbSettings(
    Path folder,
    int threads,
    long memoryLimit,
    long questionMemory,
    int openOrganizations,
    Duration idle,
    int concurrentQueries,
    int waitingQueries,
    int concurrentWrites,
    long checkpointBytes) {

  private static final long MEGABYTE = 1L << 20;
  private static final int WAITING = 1_000;

  /** Each fold writes the last row group of every table anew; a crash replays what lies before. */
  private static final long LEAST_LOG = 64 * MEGABYTE;

  private static final long MOST_LOG = 256 * MEGABYTE;

  public DuckDbSettings {
    folder = folder.toAbsolutePath().normalize();
    Objects.requireNonNull(idle, "idle");
    atLeast("threads", threads, 1);
    atLeast("memoryLimit", memoryLimit, 64 * MEGABYTE);
    atLeast("questionMemory", questionMemory, MEGABYTE);
    atLeast("openOrganizations", openOrganizations, 1);
    atLeast("concurrentQueries", concurrentQueries, 1);
    atLeast("waitingQueries", waitingQueries, 1);
    atLeast("concurrentWrites", concurrentWrites, 1);
    atLeast("checkpointBytes", checkpointBytes, MEGABYTE);
    if (idle.isNegative() || idle.isZero()) {
      throw new IllegalArgumentException("idle is " + idle + ", not longer than zero");
    }
  }

  /**
   * Fit for this machine: all its processors and the given share of its memory.
   *
   * @param memoryLimit bytes, see {@link #memoryLimit()}
   */
  public static DuckDbSettings of(Path folder, long memoryLimit) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new DuckDbSettings(
        folder,
        processors,
        memoryLimit,
        memoryLimit / 4,
        256,
        Duration.ofMinutes(10),
        Math.max(4, 2 * processors),
        WAITING,
        Math.max(2, processors),
        Math.clamp(memoryLimit / 16, LEAST_LOG, MOST_LOG));
  }

  /** The same, with another limit for the memory of one question. */
  public DuckDbSettings withQuestionMemory(long bytes) {
    return new DuckDbSettings(
        folder,
        threads,
        memoryLimit,
        bytes,
        openOrganizations,
        idle,
        concurrentQueries,
        waitingQueries,
        concurrentWrites,
        checkpointBytes);
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", not at least " + least);
    }
  }
}
