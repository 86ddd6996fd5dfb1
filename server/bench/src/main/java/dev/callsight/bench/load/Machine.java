package dev.callsight.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Linux tells about the machine and about a process. */
final class Machine {

  private static final double CLOCK_TICKS_PER_SECOND = 100;

  /** Places in /proc/PID/stat after the name in brackets: see proc(5). */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;

  private Machine() {}

  /** Processes that wanted to run, mean of the last minute. */
  static double load() {
    return Double.parseDouble(read(Path.of("/proc/loadavg")).split(" ", 2)[0]);
  }

  /** Processor and number of cores, for people. */
  static String describe() {
    String model =
        lines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).trim())
            .findFirst()
            .orElse("unknown processor");
    long memory = kilobytes(Path.of("/proc/meminfo"), "MemTotal:");
    return "%d × %s, %d GB"
        .formatted(
            Runtime.getRuntime().availableProcessors(), model, Math.round(memory / 1048576.0));
  }

  /** Memory that a process holds, in megabytes (10^6 bytes). */
  static double residentMegabytes(long process) {
    return kilobytes(Path.of("/proc/" + process + "/status"), "VmRSS:") * 1024 / 1e6;
  }

  /** Processor time that a process has used, in seconds. */
  static double processorSeconds(long process) {
    String stat = read(Path.of("/proc/" + process + "/stat"));
    List<String> cells = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    long ticks = Long.parseLong(cells.get(USER_TICKS)) + Long.parseLong(cells.get(SYSTEM_TICKS));
    return ticks / CLOCK_TICKS_PER_SECOND;
  }

  private static long kilobytes(Path file, String label) {
    return lines(file).stream()
        .filter(line -> line.startsWith(label))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(file + " has no line " + label));
  }

  private static List<String> lines(Path file) {
    return read(file).lines().toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException problem) {
      throw new UncheckedIOException("Figures are read from Linux's /proc: " + file, problem);
    }
  }
}
