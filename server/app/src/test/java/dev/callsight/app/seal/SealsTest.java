package dev.callsight.app.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealsTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String FIRST = "the first secret of more than thirty-two characters";
  private static final String SECOND = "the second secret of more than thirty-two characters";

  @TempDir Path data;

  @Test
  void whatIsSealedSaysNothingAndIsOpenedAgain() throws ForeignSealException {
    Seals seals = seals(Map.of());
    Sealed sealed = seals.seal(SECRET);
    assertThat(sealed.text()).startsWith("sealed1.").doesNotContain("whsec", SECRET);
    assertThat(seals.seal(SECRET)).isNotEqualTo(sealed);
    assertThat(seals.open(sealed)).isEqualTo(SECRET);
    // Started again, with the key of before.
    assertThat(seals(Map.of()).open(sealed)).isEqualTo(SECRET);
  }

  @Test
  void theKeyFileIsForItsUserOnly() throws IOException {
    seals(Map.of());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
        .isEqualTo("rw-------");
    // Nothing unfinished is left beside it.
    assertThat(data.toFile().list()).containsExactly(Seals.KEY_FILE);
  }

  @Test
  void anotherKeyOpensNothing() throws IOException {
    Sealed sealed = seals(Map.of()).seal(SECRET);
    Files.delete(keyFile());
    Seals other = seals(Map.of());
    assertThatThrownBy(() -> other.open(sealed)).isInstanceOf(ForeignSealException.class);
    assertThat(other.opens(sealed)).isFalse();
    assertThat(other.renew(sealed.text())).isEqualTo(sealed);
  }

  @Test
  void whatWasAlteredIsNotOpened() {
    Seals seals = seals(Map.of());
    String text = seals.seal(SECRET).text();
    Sealed altered = new Sealed(text.substring(0, text.length() - 2) + "AA");
    assertThatThrownBy(() -> seals.open(altered)).isInstanceOf(ForeignSealException.class);
    assertThatThrownBy(() -> seals.open(new Sealed(text.substring(0, text.lastIndexOf('.') + 1))))
        .isInstanceOf(ForeignSealException.class);
  }

  @Test
  void aNewSecretTakesOverFromTheOneBefore() throws ForeignSealException {
    Sealed first = seals(Map.of("CALLSIGHT_SECRET", FIRST)).seal(SECRET);
    assertThat(Files.exists(keyFile())).isFalse();
    Seals both = seals(Map.of("CALLSIGHT_SECRET", SECOND, "CALLSIGHT_SECRET_BEFORE", FIRST));
    assertThat(both.open(first)).isEqualTo(SECRET);
    Sealed renewed = both.renew(first.text());
    assertThat(renewed).isNotEqualTo(first);
    assertThat(both.renew(renewed.text())).isEqualTo(renewed);
    Seals second = seals(Map.of("CALLSIGHT_SECRET", SECOND));
    assertThat(second.open(renewed)).isEqualTo(SECRET);
    assertThat(second.opens(first)).isFalse();
  }

  @Test
  void aSecretTakesOverFromTheKeyFile() throws ForeignSealException {
    Sealed byFile = seals(Map.of()).seal(SECRET);
    Seals given = seals(Map.of("CALLSIGHT_SECRET", FIRST));
    assertThat(given.open(byFile)).isEqualTo(SECRET);
    assertThat(given.open(given.renew(byFile.text()))).isEqualTo(SECRET);
  }

  @Test
  void whatWasKeptInPlainIsSealed() throws ForeignSealException {
    Seals seals = seals(Map.of());
    assertThat(seals.open(seals.renew(SECRET))).isEqualTo(SECRET);
  }

  @Test
  void aDamagedKeyFileStopsTheStart() throws IOException {
    Files.writeString(keyFile(), "no key at all!");
    assertThatThrownBy(() -> seals(Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("secret.key is damaged");
  }

  private Path keyFile() {
    return data.resolve(Seals.KEY_FILE);
  }

  private Seals seals(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("CALLSIGHT_DATA", data.toString());
    return new Seals(Settings.from(variables));
  }
}
