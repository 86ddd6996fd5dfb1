package dev.callsight.app.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Listens to a stream of server-sent events. */
public final class EventReader implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Event END = new Event("", "end", "");

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  EventReader(HttpResponse<InputStream> response) {
    this.response = response;
    Thread.ofVirtual().start(this::read);
  }

  /** An event; a comment has the name {@code comment} and no id. */
  public record Event(String id, String name, String data) {
    /** The data read as JSON. */
    public JsonNode json() {
      return JSON.readTree(data);
    }
  }

  /** The HTTP status. */
  public int status() {
    return response.statusCode();
  }

  /** The next event of that name; fails when the stream ends or is silent for long. */
  public Event await(String name) {
    while (true) {
      Event event = take(PATIENCE).orElseThrow(() -> new AssertionError("No " + name + " came"));
      if (event.name().equals(name)) {
        return event;
      }
      if (event.equals(END)) {
        throw new AssertionError("The stream ended before a " + name);
      }
    }
  }

  /** The next event, whatever it is called. */
  public Event next() {
    return take(PATIENCE).orElseThrow(() -> new AssertionError("Nothing came"));
  }

  /** Waits until the server ends the stream. */
  public void awaitEnd() {
    while (!take(PATIENCE).orElseThrow(() -> new AssertionError("No end came")).equals(END)) {
      // Whatever was sent before the end.
      Thread.onSpinWait();
    }
  }

  private Optional<Event> take(Duration patience) {
    try {
      return Optional.ofNullable(events.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      Map<String, String> fields = new HashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) {
          events.add(new Event("", "comment", line));
        } else if (!line.isEmpty()) {
          int colon = line.indexOf(": ");
          fields.put(line.substring(0, colon), line.substring(colon + 2));
        } else if (fields.containsKey("data")) {
          events.add(
              new Event(
                  fields.getOrDefault("id", ""),
                  fields.getOrDefault("event", "message"),
                  fields.getOrDefault("data", "")));
          fields.clear();
        }
      }
    } catch (IOException _) {
      // The server went away: the same end to a listener.
      events.add(END);
      return;
    }
    events.add(END);
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }
}
