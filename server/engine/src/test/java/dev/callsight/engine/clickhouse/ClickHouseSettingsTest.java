package dev.callsight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of ClickHouse: what is read from them, and that the password is never told. */
class ClickHouseSettingsTest {
  @Test
  void readsEveryPart() {
    ClickHouseSettings settings =
        ClickHouseSettings.parse(
            "clickhouse://ann:s%40cret+1@one:8124,two,[::1]:9000/facts?cluster=main");

    assertThat(settings)
        .isEqualTo(
            new ClickHouseSettings(
                List.of("http://one:8124", "http://two:8123", "http://[::1]:9000"),
                "ann",
                "s@cret+1",
                "facts",
                "main",
                0));
    assertThat(settings.toString()).contains("one:8124", "ann", "main").doesNotContain("s@cret");
  }

  @Test
  void whatIsNotSaidIsUsual() {
    assertThat(ClickHouseSettings.parse("clickhouse://host"))
        .isEqualTo(
            new ClickHouseSettings(
                List.of("http://host:8123"), "default", "", "callsight", null, 0));
    assertThat(ClickHouseSettings.parse("clickhouses://host").shards())
        .containsExactly("https://host:8443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clickhouse://",
        "clickhouse://ann:hidden@",
        "clickhouse://ann:hid/den@host/calls",
        "clickhouse://ann:hidden@host,host/calls",
        "clickhouse://ann:hidden@host:0/calls",
        "clickhouse://ann:hidden@host/my-calls",
        "clickhouse://ann:hid%zden@host/calls",
        "clickhouse://ann:hidden@host/calls?password=hidden",
        "clickhouse://ann:hidden@host/calls?cluster=a'b"
      })
  void aBadAddressSaysWhatIsExpectedAndRepeatsNothing(String address) {
    assertThatThrownBy(() -> ClickHouseSettings.parse(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("clickhouse://user:password@host:8123/database")
        .hasMessageNotContaining("hid");
  }
}
