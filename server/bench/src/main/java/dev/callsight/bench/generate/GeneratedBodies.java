package dev.callsight.bench.generate;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Records made while they are sent: for amounts that no disk has room for. */
public final class GeneratedBodies {
  private static final int BUFFER = 1 << 16;

  private GeneratedBodies() {}

  /**
   * The bodies of each entity, names before what points at them.
   *
   * @param calls how many; the rest follows
   * @param parts bodies of calls, sent side by side, each over the whole time
   */
  public static Map<String, List<Supplier<InputStream>>> of(
      long calls, Instant from, Instant to, int parts) {
    Map<String, List<Supplier<InputStream>>> bodies = new LinkedHashMap<>();
    for (Records records : GenerateCommand.all(new Population(calls, from, to, 1))) {
      bodies.put(records.entity(), List.of(() -> stream(records)));
    }
    List<Supplier<InputStream>> ofCalls = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      Calls some = new Calls(new Population(calls / parts, from, to, part + 1L));
      ofCalls.add(() -> stream(some));
    }
    bodies.put("calls", ofCalls);
    return bodies;
  }

  // Not piped streams: those break when the thread that read last has ended, as an idle one does.
  private static InputStream stream(Records records) {
    try {
      Pipe pipe = Pipe.open();
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(pipe.sink()), BUFFER);
      Thread.ofPlatform().daemon().start(() -> write(records, out));
      return new BufferedInputStream(Channels.newInputStream(pipe.source()), BUFFER);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void write(Records records, OutputStream out) {
    try (JsonLines lines = new JsonLines(out)) {
      records.write(lines);
    } catch (IOException readerIsGone) {
      throw new UncheckedIOException(readerIsGone);
    }
  }
}
