package dev.callsight.app.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8CheckTest {
  @Test
  void agreesWithTheLibraryOnEveryShortStretch() {
    byte[] bytes = new byte[4];
    Random random = new Random(3);
    for (int i = 0; i < 300_000; i++) {
      random.nextBytes(bytes);
      // Lead bytes are rare among random ones; half of the tries start with one.
      bytes[0] = (byte) (random.nextBoolean() ? 0xc0 | bytes[0] : bytes[0]);
      int length = 1 + random.nextInt(4);
      if (Utf8Check.isValid(bytes, 0, length) != libraryTakes(bytes, length)) {
        fail(HexFormat.of().formatHex(bytes, 0, length));
      }
    }
  }

  @Test
  void readsOnAcrossAnyCut() {
    byte[] text = "añ € \uD83D\uDE00 plain text that is longer".getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= text.length; cut++) {
      Utf8Check check = new Utf8Check();
      assertThat(check.accept(text, 0, cut)).isTrue();
      assertThat(check.accept(text, cut, text.length)).isTrue();
      assertThat(check.isBetweenCharacters()).isTrue();
    }
  }

  private static boolean libraryTakes(byte[] bytes, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
