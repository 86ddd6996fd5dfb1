package dev.callsight.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built server as its user starts it, on a port and a data folder of its own. */
final class ServerProcess implements AutoCloseable {

  /** A platform key for the run; the server listens on the loopback address only. */
  static final String KEY = "bench-platform-key";

  private static final Duration LONGEST_START = Duration.ofMinutes(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final Process process;
  private final URI address;
  private final double secondsToReady;

  private ServerProcess(Process process, URI address, double secondsToReady) {
    this.process = process;
    this.address = address;
    this.secondsToReady = secondsToReady;
  }

  /**
   * Starts a server and waits until it says that it is ready.
   *
   * @param command what starts it; it may replace itself by Java, but must not leave it behind
   */
  static ServerProcess start(List<String> command, Path data, int port, Path log)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.environment().put("CALLSIGHT_DATA", data.toAbsolutePath().toString());
    builder.environment().put("CALLSIGHT_PORT", Integer.toString(port));
    builder.environment().put("CALLSIGHT_BOOTSTRAP_KEY", KEY);
    builder.environment().put("CALLSIGHT_RATE_LIMIT", "1000000000");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    long begun = System.nanoTime();
    Process process = builder.start();
    URI address = URI.create("http://127.0.0.1:" + port);
    try {
      awaitReady(process, address, log);
    } catch (IOException | InterruptedException | RuntimeException problem) {
      process.destroy();
      throw problem;
    }
    return new ServerProcess(process, address, (System.nanoTime() - begun) / 1e9);
  }

  URI address() {
    return address;
  }

  long processId() {
    return process.pid();
  }

  /** From the command to the first answer "ready". */
  double secondsToReady() {
    return secondsToReady;
  }

  /** Stops the server in order; one that does not end within a minute is killed. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(60, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  private static void awaitReady(Process process, URI address, Path log)
      throws IOException, InterruptedException {
    HttpRequest question = HttpRequest.newBuilder(address.resolve("/health/ready")).build();
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < deadline) {
        if (!process.isAlive()) {
          throw new IOException("The server ended before it was ready; its log is " + log);
        }
        if (answersReady(client, question)) {
          return;
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    }
    throw new IOException(
        "The server was not ready after " + LONGEST_START + "; its log is " + log);
  }

  private static boolean answersReady(HttpClient client, HttpRequest question)
      throws InterruptedException {
    try {
      return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false; // nobody listens yet
    }
  }
}
