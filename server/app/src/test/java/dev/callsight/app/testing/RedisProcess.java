package dev.callsight.app.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** A real Redis in a process of its own, which can be killed, frozen and brought back. */
public final class RedisProcess implements AutoCloseable {
  private static final int ATTEMPTS = 300;

  private final File program;
  private final int port;
  private Process process;

  private RedisProcess(File program, int port) {
    this.program = program;
    this.port = port;
    this.process = run();
  }

  /** Starts one on a free port. */
  public static RedisProcess start() {
    try {
      return new RedisProcess(ExecutableProvider.newJarResourceProvider().get(), freePort());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /** Its address, for {@code CALLSIGHT_REDIS}. */
  public String address() {
    return "redis://127.0.0.1:" + port;
  }

  /** Ends it at once; what it held is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Starts it again at the same address, empty. */
  public void restart() {
    process = run();
  }

  /** Freezes it: connections stay and nothing is answered. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets it go on. */
  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int status =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("kill -" + name + " answered " + status);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure);
    }
  }

  private Process run() {
    try {
      Process started =
          new ProcessBuilder(
                  List.of(
                      program.getPath(),
                      "--port",
                      Integer.toString(port),
                      "--bind",
                      "127.0.0.1",
                      "--save",
                      "",
                      "--appendonly",
                      "no"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      awaitListening(started);
      return started;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void awaitListening(Process started) {
    for (int attempt = 0; attempt < ATTEMPTS && started.isAlive(); attempt++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        return;
      } catch (IOException _) {
        // Not yet; the next attempt follows.
        java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
      }
    }
    throw new IllegalStateException("Redis did not start on port " + port);
  }

  @Override
  public void close() {
    kill();
  }
}
