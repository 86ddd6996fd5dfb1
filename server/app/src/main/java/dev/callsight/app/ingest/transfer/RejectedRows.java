package dev.callsight.app.ingest.transfer;

import dev.callsight.app.ingest.reader.RowError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes refused records down with the reasons, beside the file they came from. The file appears
 * with the first one; one of an earlier import is removed.
 */
abstract class RejectedRows implements AutoCloseable {
  private final Path path;
  private @Nullable OutputStream out;
  private long count;

  private RejectedRows(Path path) throws IOException {
    this.path = path;
    Files.deleteIfExists(path);
  }

  /** Beside that file, in its own format where that can be read in again. */
  static RejectedRows beside(SourceFile source) throws IOException {
    return switch (source.format()) {
      case CSV -> new Csv(suffixed(source.path(), ".rejected.csv"));
      case JSON, NDJSON -> new Lines(suffixed(source.path(), ".rejected.ndjson"));
    };
  }

  private static Path suffixed(Path path, String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  /** Adds a record of the file, with what is wrong with it. */
  final void add(long sourceLine, String record, List<RowError> errors) throws IOException {
    if (out == null) {
      out = Files.newOutputStream(path);
      out.write(beginning().getBytes(StandardCharsets.UTF_8));
    }
    count++;
    out.write((written(sourceLine, record, errors) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** What stands before the first record. */
  abstract String beginning();

  abstract String written(long sourceLine, String record, List<RowError> errors);

  /** For CSV: the names of the file's columns, known once its first row was read. */
  void header(String names) {}

  final long count() {
    return count;
  }

  final Path path() {
    return path;
  }

  @Override
  public final void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }

  private static String reason(RowError error) {
    return (error.field() == null ? "" : error.field() + ": ") + error.message();
  }

  private static String reasons(List<RowError> errors) {
    return errors.stream().map(RejectedRows::reason).collect(Collectors.joining("; "));
  }

  /** One JSON object a line: where it was, why, and the record as it was. */
  private static final class Lines extends RejectedRows {
    Lines(Path path) throws IOException {
      super(path);
    }

    @Override
    String beginning() {
      return "";
    }

    @Override
    String written(long sourceLine, String record, List<RowError> errors) {
      return "{\"line\":%d,\"reason\":%s,\"record\":%s}"
          .formatted(sourceLine, JsonText.quoted(reasons(errors)), JsonText.valueOrText(record));
    }
  }

  /** The rows as they were, behind two more columns. */
  private static final class Csv extends RejectedRows {
    private String names = "";

    Csv(Path path) throws IOException {
      super(path);
    }

    @Override
    void header(String columns) {
      names = columns;
    }

    @Override
    String beginning() {
      return "line,reason," + names + "\n";
    }

    @Override
    String written(long sourceLine, String record, List<RowError> errors) {
      return sourceLine + ",\"" + reasons(errors).replace("\"", "\"\"") + "\"," + record;
    }
  }
}
