package dev.callsight.app.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
  @Test
  void readsQuotesNewlinesAndEmptyFields() throws IOException {
    Reading reading =
        read(
            "people",
            """
            \ufeffid,name,team,shift,properties
            a,"O""Neil,
            Ada",,night,"{""k"":[1]}"

            b, Bob ,"",,
            """
                .replace("\n", "\r\n"));
    assertThat(reading.errors()).isEmpty();
    assertThat(reading.rows())
        .containsExactly(
            Map.of(
                "id",
                "a",
                "name",
                "O\"Neil,\r\nAda",
                "properties",
                "{\"k\":[1],\"shift\":\"night\"}"),
            Map.of("id", "b", "name", " Bob "));
  }

  @Test
  void readsNumbersAndDatesWithSpacesAroundThem() throws IOException {
    Reading reading =
        read("spend", "id,campaignId,date,amount,clicks\n1,c, 2026-01-31 , 12.5 , 3\n");
    assertThat(reading.rows().getFirst())
        .containsEntry("date", LocalDate.of(2026, 1, 31))
        .containsEntry("amount", new BigDecimal("12.500000"))
        .containsEntry("clicks", 3L);
  }

  @ParameterizedTest
  @CsvSource({"true,true", "TRUE,true", "1,true", "Yes,true", "false,false", "0,false", "NO,false"})
  void readsBooleansInSeveralWords(String word, boolean expected) throws IOException {
    assertThat(read("deals", deal("won", word)).rows().getFirst()).containsEntry("won", expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"t", "y", "2", "maybe", "truetrue"})
  void refusesOtherWords(String word) throws IOException {
    assertThat(read("deals", deal("won", word)).errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).isEqualTo("expected true or false"));
  }

  @Test
  void namesTheLineARowStartsOn() throws IOException {
    Reading reading = read("people", "id,name\na,\"x\ny\"\n,z\nb,\nc,d,e\nd\n");
    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.errors()).extracting(RowError::line).containsExactly(4L, 5L, 6L, 7L);
    assertThat(reading.errors())
        .extracting(RowError::field)
        .containsExactly("id", "name", null, null);
    assertThat(reading.errors().get(2).message()).contains("3 fields; expected 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | empty",
        "'id,,name' | position 2",
        "'id,name,id' | twice",
        "'id;name' | separated by commas"
      })
  void refusesAHeaderThatIsNone(String header, String message) {
    assertThatThrownBy(() -> read("people", header.isEmpty() ? "" : header + "\na,b,c\n"))
        .isInstanceOf(MalformedBodyException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,\"open", "a,\"x\"y\nb,c\n"})
  void refusesQuotesThatBreak(String rows) {
    assertThatThrownBy(() -> read("people", "id,name\n" + rows))
        .isInstanceOf(MalformedBodyException.class)
        .hasMessageContaining("not valid CSV");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    byte[] body = "id,name\na,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Reading.of(BodyFormat.CSV, "people", body, ReadLimits.STANDARD))
        .isInstanceOf(MalformedBodyException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void refusesAFieldWithoutEnd() {
    String body = "id,name\na,\"" + "x".repeat(5_000);
    assertThatThrownBy(() ->
            Reading.of(
                BodyFormat.CSV,
                "people",
                Reading.bytes(body),
                new ReadLimits(10, 1_000, 1_000, 10)))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void takesAHeaderAloneForNoRows() throws IOException {
    assertThat(read("people", "id,name\n").rows()).isEmpty();
  }

  @Test
  void refusesANulInAField() throws IOException {
    assertThat(read("people", "id,name\na,b\0c\n").errors())
        .singleElement()
        .satisfies(error -> assertThat(error.value()).isEqualTo("b\ufffdc"));
  }

  private static String deal(String field, String value) {
    return "id,createdAt,amount," + field + "\n1,2026-01-01T00:00:00Z,5," + value + "\n";
  }

  private static Reading read(String entity, String body) throws IOException {
    return Reading.of(BodyFormat.CSV, entity, body);
  }
}
