package dev.callsight.app.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final String RIGHT = "{\"id\":\"a\",\"name\":\"Ada\"}";

  @Test
  void readsOneObject() throws IOException {
    assertThat(read(" " + RIGHT + "\n").rows()).hasSize(1);
  }

  @Test
  void readsAnArrayAndNamesElementsByPosition() throws IOException {
    Reading reading = read("[" + RIGHT + ",\n 5, [{}], {\"id\":\"b\"}, null,\n" + RIGHT + "]");
    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.rejected()).isEqualTo(4);
    assertThat(reading.errors()).extracting(RowError::line).containsExactly(2L, 3L, 4L, 5L);
    assertThat(reading.errors().get(2).field()).isEqualTo("name");
  }

  @Test
  void takesAnEmptyArrayForNoRows() throws IOException {
    assertThat(read("[]").rows()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "5",
        "\"x\"",
        "null",
        "[",
        "[{\"id\":\"a\",\"name\":\"Ada\"}",
        "[{\"id\":\"a\",\"name\":\"Ada\"},]",
        "[{\"id\":\"a\",\"name\":\"Ada\"} {}]",
        "{\"id\":\"a\",\"name\":\"Ada\"}\n{\"id\":\"a\",\"name\":\"Ada\"}",
        "[]x",
        "{\"id\":NaN}",
        "id,name\na,Ada"
      })
  void refusesABodyThatBreaks(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(MalformedBodyException.class)
        .hasMessageStartingWith("The body ");
  }

  @Test
  void keepsTheBatchesBeforeTheBreak() throws IOException {
    String body = "[" + (RIGHT + ",").repeat(25) + "oops";
    RecordReader reader =
        BodyFormat.JSON.reader(
            new ByteArrayInputStream(Reading.bytes(body)),
            Reading.entity("people"),
            new ReadLimits(10, 1_000, 1_000, 10));
    assertThat(reader.next()).isNotNull();
    assertThat(reader.next()).isNotNull();
    assertThatThrownBy(reader::next)
        .isInstanceOf(MalformedBodyException.class)
        .hasMessageContaining("record 25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "ISO-8859-1"})
  void takesNoOtherEncoding(String charset) {
    byte[] body = RIGHT.replace("Ada", "Ad\u00e0").getBytes(Charset.forName(charset));
    assertThatThrownBy(() -> Reading.of(BodyFormat.JSON, "people", body, ReadLimits.STANDARD))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void refusesOverlongAndSurrogateBytes() {
    for (String hex : new String[] {"c080", "eda080", "f8888080", "e282"}) {
      String bytes = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
      byte[] body = RIGHT.replace("Ada", bytes).getBytes(StandardCharsets.ISO_8859_1);
      assertThatThrownBy(() -> Reading.of(BodyFormat.JSON, "people", body, ReadLimits.STANDARD))
          .as(hex)
          .isInstanceOf(MalformedBodyException.class)
          .hasMessageContaining("UTF-8");
    }
  }

  private static Reading read(String body) throws IOException {
    return Reading.of(BodyFormat.JSON, "people", body);
  }
}
