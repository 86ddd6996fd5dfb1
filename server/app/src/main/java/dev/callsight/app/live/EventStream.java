package dev.callsight.app.live;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Writes server-sent events as the HTML standard has them. */
final class EventStream {
  private final OutputStream output;

  private EventStream(OutputStream output) {
    this.output = output;
  }

  /** Begins an answer: sends the headers, and how long a client waits before it comes back. */
  static EventStream begin(HttpServletResponse response) throws IOException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // For proxies that would collect the stream before passing it on.
    response.setHeader("X-Accel-Buffering", "no");
    EventStream stream = new EventStream(response.getOutputStream());
    stream.write("retry: 2000\n\n");
    return stream;
  }

  /** Sends an event; its data is one line. */
  void event(Listener.Notice.Event event) throws IOException {
    write("id: " + event.id() + "\nevent: " + event.name() + "\ndata: " + event.data() + "\n\n");
  }

  /** Sends what a client passes over, to learn whether it is still there. */
  void heartbeat() throws IOException {
    write(": heartbeat\n\n");
  }

  private void write(String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
    output.flush();
  }
}
