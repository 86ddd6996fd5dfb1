package dev.callsight.app.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server in a process of its own, so that it can be killed. */
final class ChildServer implements AutoCloseable {
  static final String KEY = "child-platform-key";

  private static final Pattern READY = Pattern.compile("is ready at http://[^:]+:(\\d+)");
  private static final int LINES_KEPT = 60;
  private static final long START_SECONDS = 120;

  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final Deque<String> lastLines = new ArrayDeque<>();

  private ChildServer(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::read);
  }

  /** Starts on the data folder and returns when the server says that it is ready. */
  static ChildServer start(Path data) throws Exception {
    ChildServer server = begin(data, Map.of());
    server.awaitReady();
    return server;
  }

  /** Starts on the data folder with more variables, and returns at once. */
  static ChildServer begin(Path data, Map<String, String> more) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx600m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.callsight.app.CallsightApplication",
                "serve"));
    builder.environment().put("CALLSIGHT_DATA", data.toString());
    builder.environment().put("CALLSIGHT_PORT", "0");
    builder.environment().put("CALLSIGHT_BOOTSTRAP_KEY", KEY);
    builder.environment().put("CALLSIGHT_CLOCK", RunningServer.CLOCK);
    builder.environment().put("CALLSIGHT_RATE_LIMIT", "100000000");
    builder.environment().putAll(more);
    builder.redirectErrorStream(true);
    return new ChildServer(builder.start());
  }

  Api api() {
    return new Api(port.join(), KEY);
  }

  /** Ends the process as the kernel does when memory is short: at once, without a word. */
  void kill() {
    process.destroyForcibly();
  }

  /** Returns when the process is gone, and with it its lock on the data folder. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** Returns when the server says that it is ready. */
  void awaitReady() throws InterruptedException {
    try {
      port.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("the server did not start:\n" + tail(), e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
        Matcher ready = READY.matcher(line);
        if (ready.find()) {
          port.complete(Integer.valueOf(ready.group(1)));
        }
      }
    } catch (IOException e) {
      keep(e.toString());
    }
    port.completeExceptionally(new IllegalStateException("the process ended"));
  }

  private synchronized void keep(String line) {
    lastLines.add(line);
    if (lastLines.size() > LINES_KEPT) {
      lastLines.remove();
    }
  }

  private synchronized String tail() {
    return String.join("\n", lastLines);
  }
}
