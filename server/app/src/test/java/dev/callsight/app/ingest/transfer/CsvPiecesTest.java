package dev.callsight.app.ingest.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cutting a file never changes what a CSV reader reads from it, nor the lines it speaks of. */
class CsvPiecesTest {
  private static final PieceSize SMALL = new PieceSize(60, 4);

  @Test
  void piecesHoldTheRowsOfTheFile() throws IOException {
    Random random = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      String file = file(random);
      List<String> whole = new ArrayList<>();
      for (CsvRecord row : CsvReader.builder().ofCsvRecord(file)) {
        whole.add(row.getStartingLineNumber() + " " + row.getFields());
      }
      assertThat(cut(file)).as(file).isEqualTo(whole.subList(1, whole.size()));
    }
  }

  private static List<String> cut(String file) throws IOException {
    CsvPieces pieces =
        new CsvPieces(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), SMALL);
    List<String> rows = new ArrayList<>();
    for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
      assertThat(piece.size()).isBetween(1, 4);
      assertThat(piece.header()).isEqualTo("a,\"b\nc\",d");
      for (CsvRecord row : bodyOf(piece)) {
        long line = piece.rowAt(row.getStartingLineNumber()).sourceLine();
        rows.add(line + " " + row.getFields());
      }
    }
    return rows;
  }

  private static List<CsvRecord> bodyOf(Piece piece) throws IOException {
    byte[] body =
        new java.util.zip.GZIPInputStream(new ByteArrayInputStream(piece.packed())).readAllBytes();
    List<CsvRecord> rows =
        CsvReader.builder().ofCsvRecord(new String(body, StandardCharsets.UTF_8)).stream().toList();
    return rows.subList(1, rows.size());
  }

  private static String file(Random random) {
    String newline = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
    StringBuilder file = new StringBuilder("a,\"b\nc\",d").append(newline);
    for (int row = random.nextInt(12); row > 0; row--) {
      file.append(field(random)).append(',').append(field(random)).append(',');
      file.append(field(random)).append(newline);
      if (random.nextInt(5) == 0) {
        file.append(newline);
      }
    }
    return file.toString();
  }

  private static String field(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 -> "\"\"";
      case 2 -> "pla\"in";
      case 3 -> "\"q,\"\"" + "x\ny\r\nz\r".substring(random.nextInt(7)) + "\"\"\"";
      default -> "é" + random.nextInt(1000);
    };
  }
}
