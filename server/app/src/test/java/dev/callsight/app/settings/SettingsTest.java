package dev.callsight.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void defaultsAreThoseOfTheContract() {
    Settings settings = Settings.from(Map.of());
    assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.publicAddress()).isNull();
    assertThat(settings.bootstrapKey()).isNull();
    assertThat(settings.fixedClock()).isNull();
    assertThat(settings.rateLimits()).isEqualTo(new RateLimits(120_000, 30));
    assertThat(settings.logFormat()).isEqualTo(LogFormat.AUTO);
    assertThat(settings.servedOverHttps()).isFalse();
  }

  @Test
  void readsEveryVariable() {
    Settings settings =
        Settings.from(
            Map.ofEntries(
                Map.entry("CALLSIGHT_DATA", "/srv/callsight/"),
                Map.entry("CALLSIGHT_HOST", "0.0.0.0"),
                Map.entry("CALLSIGHT_PORT", " 9000 "),
                Map.entry("CALLSIGHT_PUBLIC_URL", "https://calls.example.org/"),
                Map.entry("CALLSIGHT_BOOTSTRAP_KEY", "let-me-in"),
                Map.entry("CALLSIGHT_CLOCK", "2026-11-22T12:00:00Z"),
                Map.entry("CALLSIGHT_RATE_LIMIT", "10"),
                Map.entry("CALLSIGHT_SIGN_IN_LIMIT", "5"),
                Map.entry("CALLSIGHT_LOG_FORMAT", "json"),
                Map.entry("CALLSIGHT_SMTP_URL", "smtps://ann:secret@mail.example.org"),
                Map.entry("CALLSIGHT_MAIL_FROM", "calls@example.org"),
                Map.entry("CALLSIGHT_WEBHOOK_ADDRESSES", "any")));
    assertThat(settings)
        .isEqualTo(
            new Settings(
                Path.of("/srv/callsight"),
                "0.0.0.0",
                9000,
                URI.create("https://calls.example.org"),
                "let-me-in",
                Instant.parse("2026-11-22T12:00:00Z"),
                new RateLimits(10, 5),
                LogFormat.JSON,
                new Outgoing(
                    URI.create("smtps://ann:secret@mail.example.org"), "calls@example.org", true)));
    assertThat(settings.toString()).doesNotContain("secret");
    assertThat(settings.servedOverHttps()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "CALLSIGHT_PORT, 80x, a whole number from 0 to 65535",
    "CALLSIGHT_PORT, 70000, a whole number from 0 to 65535",
    "CALLSIGHT_PORT, -1, a whole number from 0 to 65535",
    "CALLSIGHT_CLOCK, yesterday, an instant such as",
    "CALLSIGHT_CLOCK, 2026-11-22, an instant such as",
    "CALLSIGHT_PUBLIC_URL, calls.example.org, an http or https address",
    "CALLSIGHT_PUBLIC_URL, ftp://calls.example.org, an http or https address",
    "CALLSIGHT_PUBLIC_URL, https://, an http or https address",
    "CALLSIGHT_RATE_LIMIT, 0, a whole number from 1",
    "CALLSIGHT_WEBHOOK_ADDRESSES, all, public or any",
    "CALLSIGHT_LOG_FORMAT, xml, auto or json or text",
  })
  void aBadValueIsNamedWithWhatIsExpected(String variable, String value, String expected) {
    assertThatThrownBy(() -> Settings.from(Map.of(variable, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(variable)
        .hasMessageContaining("\"" + value + "\"")
        .hasMessageContaining(expected);
  }

  @Test
  void aBadKeyIsNotRepeated() {
    assertThatThrownBy(() -> Settings.from(Map.of("CALLSIGHT_BOOTSTRAP_KEY", "se cret")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("CALLSIGHT_BOOTSTRAP_KEY")
        .hasMessageNotContaining("se cret");
  }

  @Test
  void theKeyIsNeverPrinted() {
    Settings settings = Settings.from(Map.of("CALLSIGHT_BOOTSTRAP_KEY", "let-me-in"));
    assertThat(settings.toString()).contains("bootstrapKey=set").doesNotContain("let-me-in");
  }
}
