package dev.callsight.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP to a server as one caller. */
public final class TestClient {
  private final HttpClient http;
  private final CookieManager cookies;
  private final int port;
  private final Map<String, String> headers;

  private TestClient(
      HttpClient http, CookieManager cookies, int port, Map<String, String> headers) {
    this.http = http;
    this.cookies = cookies;
    this.port = port;
    this.headers = Map.copyOf(headers);
  }

  static TestClient browser(int port) {
    CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    return new TestClient(http, cookies, port, Map.of());
  }

  static TestClient withKey(int port, String key) {
    return browser(port).with("Authorization", "Bearer " + key);
  }

  /** The same caller, sending one more header. */
  public TestClient with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new TestClient(http, cookies, port, more);
  }

  /** The same browser, sending the CSRF token of its session. */
  public TestClient withCsrf() {
    Answer session = get("/api/session");
    return with(session.text("/csrf/header"), session.text("/csrf/token"));
  }

  /** The same browser as it would be after a restart: the same cookies, another port. */
  public TestClient at(int otherPort) {
    return new TestClient(http, cookies, otherPort, headers);
  }

  /** Asks. */
  public Answer get(String path) {
    return send("GET", path, null, null);
  }

  /** Sends JSON. */
  public Answer post(String path, String json) {
    return send("POST", path, "application/json", BodyPublishers.ofString(json));
  }

  /** Sends JSON. */
  public Answer patch(String path, String json) {
    return send("PATCH", path, "application/json", BodyPublishers.ofString(json));
  }

  /** Deletes. */
  public Answer delete(String path) {
    return send("DELETE", path, null, null);
  }

  /** Sends JSON. */
  public Answer put(String path, String json) {
    return send("PUT", path, "application/json", BodyPublishers.ofString(json));
  }

  /** Asks and goes on listening. */
  public EventReader listen(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    headers.forEach(request::setHeader);
    try {
      return new EventReader(http.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure);
    }
  }

  /** Sends anything. */
  public Answer send(
      String method, String path, @Nullable String contentType, @Nullable BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, body == null ? BodyPublishers.noBody() : body);
    headers.forEach(request::setHeader);
    if (contentType != null) {
      request.setHeader("Content-Type", contentType);
    }
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure);
    }
  }
}
