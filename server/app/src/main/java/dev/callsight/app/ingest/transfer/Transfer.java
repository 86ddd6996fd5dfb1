package dev.callsight.app.ingest.transfer;

import dev.callsight.app.ingest.IngestAnswer;
import dev.callsight.app.ingest.reader.MalformedBodyException;
import dev.callsight.app.ingest.reader.RowError;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends one file, piece by piece in order; the next piece is prepared while one is under way. */
public final class Transfer {
  private final SourceFile source;
  private final IngestClient client;
  private final ProgressDisplay progress;
  private final AtomicLong bytesRead = new AtomicLong();

  private long accepted;
  private long updated;
  private long unchanged;
  private long rejected;

  /** A transfer that was not started yet. */
  public Transfer(SourceFile source, IngestClient client, ProgressDisplay progress) {
    this.source = source;
    this.client = client;
    this.progress = progress;
  }

  /**
   * Sends the whole file and returns when it is durable.
   *
   * @throws ImportException when it cannot go on; what was sent before is stored
   * @throws IOException when the file cannot be read, or the refused rows cannot be written
   */
  public FileSummary run() throws IOException, InterruptedException {
    progress.begin(source.path(), source.size());
    long begun = System.nanoTime();
    try (InputStream content = source.open(bytesRead);
        RejectedRows refused = RejectedRows.beside(source);
        ExecutorService ahead = Executors.newVirtualThreadPerTaskExecutor()) {
      send(Pieces.of(source, content, refused), refused, ahead);
      rejected = refused.count();
      FileSummary summary =
          new FileSummary(
              source.path(),
              source.entity(),
              accepted,
              updated,
              unchanged,
              rejected,
              rejected == 0 ? null : refused.path(),
              System.nanoTime() - begun);
      progress.end(summary.rows());
      return summary;
    } catch (MalformedBodyException e) {
      throw new ImportException(source.path() + ": " + e.getMessage());
    }
  }

  private void send(Pieces pieces, RejectedRows refused, ExecutorService ahead)
      throws IOException, InterruptedException {
    @Nullable Packed packed = packNext(pieces);
    while (packed != null) {
      Future<@Nullable Packed> next = ahead.submit(() -> packNext(pieces));
      IngestAnswer answer = client.send(source.entity(), packed);
      @Nullable Packed following = prepared(next);
      // The reader ahead may write down refused lines itself: never both at once.
      note(packed.piece(), answer, refused);
      packed = following;
    }
  }

  private static @Nullable Packed packNext(Pieces pieces) throws IOException {
    Piece piece = pieces.next();
    return piece == null ? null : new Packed(piece);
  }

  private static @Nullable Packed prepared(Future<@Nullable Packed> next)
      throws IOException, InterruptedException {
    try {
      return next.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IOException(e.getCause());
      }
    }
  }

  private void note(Piece piece, IngestAnswer answer, RejectedRows refused) throws IOException {
    accepted += answer.accepted();
    updated += answer.updated();
    unchanged += answer.unchanged();
    refused.header(piece.header());
    Map<Long, List<RowError>> byLine =
        answer.errors().stream()
            .collect(
                Collectors.groupingBy(RowError::line, LinkedHashMap::new, Collectors.toList()));
    for (Map.Entry<Long, List<RowError>> line : byLine.entrySet()) {
      Piece.Row row = piece.rowAt(line.getKey());
      refused.add(row.sourceLine(), piece.text(row), line.getValue());
    }
    progress.advance(bytesRead.get(), accepted + updated + unchanged + refused.count());
  }
}
