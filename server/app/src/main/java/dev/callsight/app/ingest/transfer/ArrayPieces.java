package dev.callsight.app.ingest.transfer;

import dev.callsight.app.ingest.reader.BodyFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Pieces of a JSON array or a single object: each element becomes a line. */
final class ArrayPieces implements Pieces {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final PieceSize size;
  private final JsonParser parser;
  private boolean started;
  private boolean single;
  private long element;

  ArrayPieces(InputStream plain, PieceSize size) {
    this.size = size;
    this.parser = FACTORY.createParser(ObjectReadContext.empty(), plain);
  }

  @Override
  public @Nullable Piece next() throws IOException {
    PieceBuilder piece = new PieceBuilder(BodyFormat.NDJSON, size);
    try {
      while (!piece.isFull() && advance()) {
        element++;
        byte[] record = record();
        piece.add(element, record, 0, record.length, 1);
      }
    } catch (JacksonException e) {
      throw new ImportException(
          "the file is no valid JSON after record " + element + ": " + e.getOriginalMessage());
    }
    return piece.isEmpty() ? null : piece.build();
  }

  private boolean advance() {
    JsonToken token = parser.nextToken();
    if (!started) {
      started = true;
      single = token != JsonToken.START_ARRAY;
      return single ? token != null : advance();
    }
    return !single && token != null && token != JsonToken.END_ARRAY;
  }

  private byte[] record() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
      generator.copyCurrentStructureExact(parser);
    }
    return line.toByteArray();
  }
}
