package dev.callsight.app.ingest.transfer;

import dev.callsight.app.ingest.reader.BodyFormat;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A file to import.
 *
 * @param path where it is
 * @param entity what its records are
 * @param format how they are written, by the file's extension before a {@code .gz}
 */
public record SourceFile(Path path, String entity, BodyFormat format) {
  /** Checks that nothing is missing. */
  public SourceFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(format, "format");
  }

  /**
   * Takes format and entity from the file's name: {@code calls.ndjson}, {@code calls.csv.gz},
   * {@code calls-2026-01.json}.
   *
   * @param entity what the records are, when the name does not tell; null to go by the name
   * @param known every entity there is
   * @throws ImportException when the file cannot be read or its name tells too little
   */
  public static SourceFile of(Path path, @Nullable String entity, Set<String> known) {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new ImportException(path + " is no file that can be read");
    }
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    int dot = plain.lastIndexOf('.');
    BodyFormat format =
        format(plain.substring(dot + 1))
            .orElseThrow(() ->
                new ImportException(
                    path
                        + " has no known extension; expected .ndjson, .jsonl, .json or .csv,"
                        + " each also with .gz"));
    if (entity != null) {
      return new SourceFile(path, entity, format);
    }
    String word = plain.substring(0, Math.max(dot, 0));
    return known.stream()
        .filter(candidate -> word.matches(candidate + "([^a-z].*)?"))
        .findFirst()
        .map(candidate -> new SourceFile(path, candidate, format))
        .orElseThrow(() ->
            new ImportException(
                "what "
                    + path
                    + " holds is not clear from its name; add --entity with one of "
                    + known.stream().sorted().toList()));
  }

  private static Optional<BodyFormat> format(String extension) {
    return switch (extension) {
      case "ndjson", "jsonl" -> Optional.of(BodyFormat.NDJSON);
      case "json" -> Optional.of(BodyFormat.JSON);
      case "csv" -> Optional.of(BodyFormat.CSV);
      default -> Optional.empty();
    };
  }

  /** Size on disk, in bytes. */
  long size() throws IOException {
    return Files.size(path);
  }

  /** Opens the file; the counter follows how many of its bytes were read. */
  InputStream open(AtomicLong bytesRead) throws IOException {
    return new BufferedInputStream(
        new FilterInputStream(Files.newInputStream(path)) {
          @Override
          public int read() throws IOException {
            int next = in.read();
            bytesRead.addAndGet(next < 0 ? 0 : 1);
            return next;
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            bytesRead.addAndGet(Math.max(count, 0));
            return count;
          }
        },
        1 << 16);
  }
}
