package dev.callsight.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.app.settings.DataFolderLock;
import dev.callsight.app.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final Instant MADE = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path scratch = Path.of("");
  private Path data = Path.of("");
  private Path archive = Path.of("");

  @BeforeEach
  void fillFolder() throws IOException {
    data = scratch.resolve("data");
    archive = scratch.resolve("backup.zip");
    write(data.resolve("state/callsight.mv.db"), "people");
    write(data.resolve("facts/org_a.duckdb"), "calls");
    write(data.resolve("facts/org_a.duckdb.wal"), "last calls");
  }

  @Test
  void factsInClickHouseAreNoPartOfABackupSoThereIsNone() {
    Settings settings =
        Settings.from(Map.of("CALLSIGHT_FACTS", "clickhouse://me:hidden@db.example:8123/facts"));

    assertThatThrownBy(() -> KeptElsewhere.refuse(settings))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("ClickHouse")
        .hasMessageNotContaining("hidden");
    assertThatCode(() -> KeptElsewhere.refuse(Settings.from(Map.of()))).doesNotThrowAnyException();
  }

  @Test
  void bringsBackEveryFileAfterEverythingWasErased() throws IOException {
    Map<String, String> before = content(data);
    assertThat(Backup.ofStopped(data, archive, MADE)).isEqualTo(3);
    Path elsewhere = scratch.resolve("elsewhere");

    assertThat(Restore.into(elsewhere, archive, false)).isEqualTo(3);

    assertThat(content(elsewhere)).isEqualTo(before).hasSize(3);
  }

  @Test
  void replacesPresentDataOnlyWhenForced() throws IOException {
    Map<String, String> before = content(data);
    Backup.ofStopped(data, archive, MADE);
    write(data.resolve("state/callsight.mv.db"), "other people");
    write(data.resolve("facts/org_b.duckdb"), "newer organization");
    Map<String, String> changed = content(data);

    assertThatThrownBy(() -> Restore.into(data, archive, false))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("--force");
    assertThat(content(data)).isEqualTo(changed);

    Restore.into(data, archive, true);
    assertThat(content(data)).isEqualTo(before);
  }

  @Test
  void refusesAFolderThatAServerWorksOn() throws IOException {
    Backup.ofStopped(data, archive, MADE);
    try (DataFolderLock _ = DataFolderLock.tryTake(data).orElseThrow()) {
      assertThatThrownBy(() -> Backup.ofStopped(data, scratch.resolve("second.zip"), MADE))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("is running");
      assertThatThrownBy(() -> Restore.into(data, archive, true))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("Stop it first");
    }
    assertThat(Backup.ofStopped(data, scratch.resolve("third.zip"), MADE)).isEqualTo(3);
  }

  @Test
  void refusesADamagedArchiveAndKeepsThePresentData() throws IOException {
    Backup.ofStopped(data, archive, MADE);
    Map<String, String> before = content(data);
    byte[] whole = Files.readAllBytes(archive);
    for (int length : new int[] {0, 10, 60, whole.length / 2}) {
      Files.write(archive, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Restore.into(data, archive, true))
          .as("cut to %d of %d bytes", length, whole.length)
          .isInstanceOf(BackupException.class);
      assertThat(content(data)).isEqualTo(before);
    }
  }

  @Test
  void refusesAnArchiveWhoseFileDiffersFromItsChecksum() throws IOException {
    writeArchive("state/a", "changed", "callsight-backup 1 x\n" + "0".repeat(64) + " state/a\n");
    assertThatThrownBy(() -> Restore.into(data, archive, true))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("differ");
  }

  @Test
  void refusesNamesThatLeaveTheFolder() throws IOException {
    writeArchive("../outside", "escaped", "callsight-backup 1 x\n");
    assertThatThrownBy(() -> Restore.into(data, archive, true))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("outside");
    assertThat(data.resolve("outside")).doesNotExist();
    assertThat(scratch.resolve("outside")).doesNotExist();
  }

  @Test
  void neverOverwritesAnArchive() throws IOException {
    Backup.ofStopped(data, archive, MADE);
    assertThatThrownBy(() -> Backup.ofStopped(data, archive, MADE))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("already");
  }

  private void writeArchive(String name, String text, String checksums) throws IOException {
    try (OutputStream output = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(output)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("CHECKSUMS"));
      zip.write(checksums.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  private static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(DataFolderLock.FILE)) {
          content.put(folder.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return content;
  }
}
