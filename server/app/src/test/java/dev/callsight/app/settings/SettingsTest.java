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
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(settings.factsAreEmbedded()).isTrue();
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
                Map.entry("CALLSIGHT_WEBHOOK_ADDRESSES", "any"),
                Map.entry(
                    "CALLSIGHT_STATE", "postgresql://ann:p%40ss+1@db:5433/calls?sslmode=require"),
                Map.entry("CALLSIGHT_STATE_CONNECTIONS", "7"),
                Map.entry("CALLSIGHT_REDIS", "rediss://ann:p%3Ass@cache/2"),
                Map.entry("CALLSIGHT_SECRET", "a secret of thirty-two or more characters"),
                Map.entry("CALLSIGHT_SECRET_BEFORE", "the secret of before, as long as the other"),
                Map.entry("CALLSIGHT_FACTS", "clickhouse://ann:hidden@host/calls")));
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
                    URI.create("smtps://ann:secret@mail.example.org"), "calls@example.org", true),
                new StateDatabase.PostgreSql(
                    "db", 5433, "calls", "ann", "p@ss+1", Map.of("sslmode", "require"), 7),
                new SharedRedis("cache", 6379, true, "ann", "p:ss", 2),
                new Sealing(
                    "a secret of thirty-two or more characters",
                    "the secret of before, as long as the other"),
                "clickhouse://ann:hidden@host/calls"));
    assertThat(settings.toString()).doesNotContain("hidden");
    assertThat(settings.toString()).doesNotContain("secret").doesNotContain("ss+1", "p:ss");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CALLSIGHT_STATE mysql://ann:hush@db/calls",
        "CALLSIGHT_STATE postgresql://db/calls",
        "CALLSIGHT_STATE postgresql://ann:hush@db",
        "CALLSIGHT_STATE postgresql://ann:hush@db:99999/calls",
        "CALLSIGHT_STATE postgresql://ann:hu@sh@db/calls?sslmode=on",
        "CALLSIGHT_STATE postgresql://ann:hush@db/calls?sslmode=on",
        "CALLSIGHT_STATE postgresql://ann:hush@db/calls?loggerLevel=TRACE",
        "CALLSIGHT_REDIS http://:hush@cache",
        "CALLSIGHT_REDIS redis://",
        "CALLSIGHT_REDIS redis://hush@cache",
        "CALLSIGHT_REDIS redis://:hush@cache/calls",
        "CALLSIGHT_REDIS redis://:hush@cache?timeout=1",
      })
  void aBadAddressIsNamedButNotRepeated(String pair) {
    String[] variable = pair.split(" ", 2);
    assertThatThrownBy(() -> Settings.from(Map.of(variable[0], variable[1])))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(variable[0])
        .hasMessageContaining(variable[0].endsWith("STATE") ? "postgresql://" : "redis://")
        .hasMessageNotContaining("hush");
  }

  @Test
  void aDatabaseIsReachedByItsDriversUrlWithoutTheSecret() {
    Settings settings = Settings.from(Map.of("CALLSIGHT_STATE", "postgres://ann:hush@[::1]/calls"));
    assertThat(settings.state().jdbcUrl(settings.data()))
        .startsWith("jdbc:postgresql://[::1]:5432/calls?")
        .doesNotContain("hush");
    assertThat(settings.state().shared()).isTrue();
    assertThat(Settings.from(Map.of()).state()).isEqualTo(new StateDatabase.Embedded());
  }

  @Test
  void aBadKeyIsNotRepeated() {
    assertThatThrownBy(() -> Settings.from(Map.of("CALLSIGHT_BOOTSTRAP_KEY", "se cret")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("CALLSIGHT_BOOTSTRAP_KEY")
        .hasMessageNotContaining("se cret");
  }

  @Test
  void aShortSecretIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> Settings.from(Map.of("CALLSIGHT_SECRET", "too short")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("CALLSIGHT_SECRET must be 32 to 1024")
        .hasMessageNotContaining("too short");
  }

  @Test
  void theKeyIsNeverPrinted() {
    Settings settings = Settings.from(Map.of("CALLSIGHT_BOOTSTRAP_KEY", "let-me-in"));
    assertThat(settings.toString()).contains("bootstrapKey=set").doesNotContain("let-me-in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "duck",
        "clickhouse://",
        "clickhouse://ann:hidden@/calls",
        "http://ann:hidden@host:8123/calls",
        "clickhouse://ann:hidden@host/calls?async=1"
      })
  void aBadAddressOfFactsIsNotRepeated(String address) {
    assertThatThrownBy(() -> Settings.from(Map.of("CALLSIGHT_FACTS", address)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("CALLSIGHT_FACTS")
        .hasMessageContaining("clickhouse://user:password@host:8123/callsight")
        .hasMessageNotContaining("hidden");
  }
}
