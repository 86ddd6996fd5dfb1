package dev.callsight.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup of a running server, fetched over HTTP. */
public final class RunningServer {
  private static final int LONGEST_REFUSAL = 64 * 1024;

  private final URI address;
  private final String key;

  /**
   * A server at an address such as {@code http://127.0.0.1:8080}.
   *
   * @param key a platform key. A secret
   */
  public RunningServer(URI address, String key) {
    this.address = address;
    this.key = key;
  }

  /**
   * Fetches an archive, which appears under its name only when it is complete.
   *
   * @return how many files it holds
   * @throws BackupException when the archive is there already, the server can't be reached or
   *     refuses, or the archive did not arrive whole
   * @throws IOException when the file can't be written
   */
  public int backUpTo(Path archive) throws IOException, InterruptedException {
    if (Files.exists(archive)) {
      throw new BackupException(archive + " is there already; name another file.");
    }
    Path unfinished = archive.resolveSibling(archive.getFileName() + ".part");
    try {
      fetch(unfinished);
      int files = BackupReader.read(unfinished, (_, _) -> {});
      Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
      return files;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void fetch(Path target) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/backup"))
            .header("Authorization", "Bearer " + key)
            .header("Accept", "application/zip, application/problem+json")
            .GET()
            .build();
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new BackupException(refusal(answer.statusCode(), body));
        }
        Files.copy(body, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (ConnectException _) {
      throw new BackupException("No server answers at " + address + ".");
    }
  }

  private String refusal(int status, InputStream body) throws IOException {
    String text = new String(body.readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8);
    return "The server at " + address + " refused (" + status + "): " + detail(text);
  }

  private static String detail(String problem) {
    try {
      return new JsonMapper().readTree(problem).path("detail").asString(problem);
    } catch (JacksonException _) {
      return problem;
    }
  }
}
