package dev.callsight.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A whole ClickHouse as a library, from npm, kept in the user's cache. For Linux on x86-64 only.
 */
final class ClickHouseLibrary {
  private static final String VERSION = "26.7.3-stable.1";
  private static final String PACKAGE = "@chdb/lib-linux-x64-gnu@" + VERSION;
  private static final String SHA_512 =
      "XP97mMqnc5tZpKQywR8N7cLTsHNiTmHr30pC5mzo3jWmukjKn2IBa60c2B/gWUNcuFjOMjWoorQICCqBVj5wpw==";

  private static @Nullable Path found;
  private static @Nullable String reason;

  private ClickHouseLibrary() {}

  /** The library, fetched when it is not there; leaves the test out, and says why, without it. */
  static synchronized Path find() {
    if (found == null && reason == null) {
      look();
    }
    if (found == null) {
      throw new TestAbortedException("No ClickHouse to test with: " + reason);
    }
    return found;
  }

  private static void look() {
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (!system.toLowerCase(Locale.ROOT).equals("linux amd64")) {
      reason = "there is none for " + system;
      return;
    }
    try {
      found = fetched();
    } catch (IOException e) {
      reason = e.getMessage();
    }
  }

  private static Path fetched() throws IOException {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path home =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    Path folder = home.resolve("callsight/clickhouse-" + VERSION);
    Path library = folder.resolve("libchdb.so");
    if (Files.exists(library)) {
      return library;
    }
    Files.createDirectories(folder);
    // Several test processes may start at once; one fetches.
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (!Files.exists(library)) {
        fetch(folder, library);
      }
    }
    return library;
  }

  private static void fetch(Path folder, Path library) throws IOException {
    run(folder, "npm", "pack", PACKAGE, "--silent");
    Path archive = folder.resolve("chdb-lib-linux-x64-gnu-" + VERSION + ".tgz");
    if (!SHA_512.equals(sha512(archive))) {
      Files.delete(archive);
      throw new IOException(PACKAGE + " is not what it was");
    }
    run(folder, "tar", "-xzf", archive.toString(), "package/libchdb.so");
    Files.move(folder.resolve("package/libchdb.so"), library, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(archive);
  }

  private static void run(Path folder, String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String sha512(Path file) throws IOException {
    try (InputStream input = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      byte[] buffer = new byte[1 << 16];
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return Base64.getEncoder().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
