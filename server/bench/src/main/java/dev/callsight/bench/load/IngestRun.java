package dev.callsight.bench.load;

import dev.callsight.bench.load.Figure.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Sends the files of a folder, in pieces, over a few connections. The clock of an entity stops when
 * the last piece is answered, and an answer means that its rows are durable.
 *
 * @param connections how many pieces are under way at once
 * @param bytes size of a piece
 */
record IngestRun(int connections, long bytes) {

  /** Names before what points at them; calls last. */
  private static final List<String> ENTITIES =
      List.of(
          "assistants",
          "people",
          "campaigns",
          "spend",
          "leads",
          "touchpoints",
          "deals",
          "subscriptions",
          "payments",
          "calls");

  private static final Target CALLS_PER_SECOND = Target.atLeast(250_000);

  /** Loads every entity that has a file, and reports the rate of each that takes a while. */
  void load(Api api, ServerProcess server, Path folder, Report report)
      throws IOException, InterruptedException {
    for (String entity : ENTITIES) {
      Path file = folder.resolve(entity + ".ndjson");
      if (Files.exists(file)) {
        load(api, server, entity, file, report);
      }
    }
  }

  /** Loads what is made on the way; the rates hold the making, on the same machine. */
  void load(
      Api api, ServerProcess server, Map<String, List<Supplier<InputStream>>> bodies, Report report)
      throws IOException, InterruptedException {
    for (Map.Entry<String, List<Supplier<InputStream>>> each : bodies.entrySet()) {
      loadBodies(api, server, each.getKey(), each.getValue(), report);
    }
  }

  private void load(Api api, ServerProcess server, String entity, Path file, Report report)
      throws IOException, InterruptedException {
    List<Supplier<InputStream>> bodies = new ArrayList<>();
    Slice.cut(file, bytes).forEach(slice -> bodies.add(slice::open));
    loadBodies(api, server, entity, bodies, report);
  }

  private void loadBodies(
      Api api,
      ServerProcess server,
      String entity,
      List<Supplier<InputStream>> bodies,
      Report report)
      throws IOException, InterruptedException {
    double usedBefore = Machine.processorSeconds(server.processId());
    long begun = System.nanoTime();
    long rows = send(api, entity, bodies);
    double seconds = (System.nanoTime() - begun) / 1e9;
    double used = Machine.processorSeconds(server.processId()) - usedBefore;
    String name = "ingest of %,d %s".formatted(rows, entity);
    if (entity.equals("calls")) {
      report.add(Figure.of(name + ", durable", rows / seconds, "rows/s", CALLS_PER_SECOND));
      report.add(Figure.of(name + ", processor time of the server", used * 1e6 / rows, "µs a row"));
    } else if (rows > 10_000) {
      report.add(Figure.of(name + ", durable", rows / seconds, "rows/s"));
    }
  }

  private long send(Api api, String entity, List<Supplier<InputStream>> bodies)
      throws IOException, InterruptedException {
    ConcurrentLinkedQueue<Supplier<InputStream>> waiting = new ConcurrentLinkedQueue<>(bodies);
    List<Future<Long>> senders = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        senders.add(threads.submit(() -> sendAll(api, entity, waiting)));
      }
      long rows = 0;
      for (Future<Long> sender : senders) {
        rows += sender.get();
      }
      return rows;
    } catch (ExecutionException problem) {
      throw new IOException("Ingest of " + entity + " failed", problem.getCause());
    }
  }

  private static long sendAll(
      Api api, String entity, ConcurrentLinkedQueue<Supplier<InputStream>> waiting)
      throws IOException, InterruptedException {
    long rows = 0;
    for (Supplier<InputStream> body = waiting.poll(); body != null; body = waiting.poll()) {
      rows += api.ingest(entity, body).rows();
    }
    return rows;
  }
}
