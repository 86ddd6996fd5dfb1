package dev.callsight.engine.clickhouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server that breaks after a number of requests, and stays broken. */
final class FaultyWay implements AutoCloseable {
  private static final byte[] REQUEST = "POST ".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket entry;
  private final String server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

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

  private void accept() {
    while (!entry.isClosed()) {
      try {
        Socket client = entry.accept();
        int colon = server.indexOf(':');
        Socket target =
            new Socket(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
        open.add(client);
        open.add(target);
        Thread.ofVirtual().start(() -> pass(client, target, true));
        Thread.ofVirtual().start(() -> pass(target, client, false));
      } catch (IOException _) {
        // Closed, or the server is gone: whoever asked will see.
      }
    }
  }

  private void pass(Socket from, Socket to, boolean counted) {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        if (counted && isRequest(buffer, read) && left.getAndDecrement() <= 0) {
          return;
        }
        output.write(buffer, 0, read);
        output.flush();
      }
    } catch (IOException _) {
      // Either end is gone; so is the way.
    }
  }

  private static boolean isRequest(byte[] buffer, int read) {
    return read >= REQUEST.length
        && java.util.Arrays.equals(buffer, 0, REQUEST.length, REQUEST, 0, REQUEST.length);
  }

  @Override
  public void close() throws IOException {
    entry.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
