package dev.callsight.engine.clickhouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to a server that breaks after a number of requests, and stays broken, or loses the answer
 * of one.
 */
final class FaultyWay implements AutoCloseable {
  private static final byte[] REQUEST = "POST ".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket entry;
  private final String server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
  private final AtomicInteger leftToLoss = new AtomicInteger(Integer.MAX_VALUE);

  /** A way to a host and port, whole for now. */
  FaultyWay(String server) throws IOException {
    this.server = server;
    this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** Where it begins: host and port. */
  String host() {
    return "127.0.0.1:" + entry.getLocalPort();
  }

  /** Lets so many more requests through. */
  void breakAfter(int requests) {
    left.set(requests);
  }

  /** Lets so many more requests through, and of the one after them no answer, though it arrives. */
  void loseAnswerAfter(int requests) {
    leftToLoss.set(requests);
  }

  private void accept() {
    while (!entry.isClosed()) {
      try {
        Socket client = entry.accept();
        int colon = server.indexOf(':');
        Socket target =
            new Socket(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
        open.add(client);
        open.add(target);
        AtomicBoolean loses = new AtomicBoolean();
        Thread.ofVirtual().start(() -> pass(client, target, read -> mayPass(read, loses)));
        Thread.ofVirtual().start(() -> pass(target, client, _ -> !loses.get()));
      } catch (IOException _) {
        // Closed, or the server is gone: whoever asked will see.
      }
    }
  }

  /** What was read, which may go on or not. */
  private interface Gate {
    boolean opensTo(byte[] read);
  }

  /** Counts requests; the connection of one that shall have no answer is cut when there is one. */
  private boolean mayPass(byte[] read, AtomicBoolean loses) {
    if (!isRequest(read)) {
      return true;
    }
    if (leftToLoss.getAndDecrement() == 0) {
      loses.set(true);
    }
    return left.getAndDecrement() > 0;
  }

  private static void pass(Socket from, Socket to, Gate gate) {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        if (!gate.opensTo(Arrays.copyOf(buffer, read))) {
          return;
        }
        output.write(buffer, 0, read);
        output.flush();
      }
    } catch (IOException _) {
      // Either end is gone; so is the way.
    }
  }

  private static boolean isRequest(byte[] read) {
    return read.length >= REQUEST.length
        && Arrays.equals(read, 0, REQUEST.length, REQUEST, 0, REQUEST.length);
  }

  @Override
  public void close() throws IOException {
    entry.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
