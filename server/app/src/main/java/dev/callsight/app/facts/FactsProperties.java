package dev.callsight.app.facts;

import dev.callsight.engine.duckdb.DuckDbSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How the embedded store may use the machine; each also as a variable, {@code
 * CALLSIGHT_FACTS_MEMORY=2GB}.
 *
 * @param memory what the store may hold of data; by default four tenths of the machine's memory
 * @param questionMemory what one question may hold of that for what it computes; by default a
 *     quarter
 * @param openOrganizations files kept open at most beside those in use
 * @param idle a file unused for this long is closed
 * @param queries statements that run at once
 * @param waiting statements that wait at once; more are refused with 503
 */
@ConfigurationProperties("callsight.facts")
record FactsProperties(
    @Nullable DataSize memory,
    @Nullable DataSize questionMemory,
    @Nullable Integer openOrganizations,
    @Nullable Duration idle,
    @Nullable Integer queries,
    @Nullable Integer waiting) {
  private static final double SHARE_OF_MEMORY = 0.4;
  private static final long LEAST_MEMORY = DataSize.ofMegabytes(256).toBytes();

  /** The settings of the store over a folder. */
  DuckDbSettings settings(Path folder) {
    DuckDbSettings standard =
        DuckDbSettings.of(folder, memory == null ? shareOfMachine() : memory.toBytes());
    return new DuckDbSettings(
        standard.folder(),
        standard.threads(),
        standard.memoryLimit(),
        questionMemory == null ? standard.questionMemory() : questionMemory.toBytes(),
        openOrganizations == null ? standard.openOrganizations() : openOrganizations,
        idle == null ? standard.idle() : idle,
        queries == null ? standard.concurrentQueries() : queries,
        waiting == null ? standard.waitingQueries() : waiting,
        standard.concurrentWrites(),
        standard.checkpointBytes());
  }

  private static long shareOfMachine() {
    // Counts a container's limit as the machine's memory.
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean machine) {
      return Math.max((long) (machine.getTotalMemorySize() * SHARE_OF_MEMORY), LEAST_MEMORY);
    }
    return LEAST_MEMORY;
  }
}
