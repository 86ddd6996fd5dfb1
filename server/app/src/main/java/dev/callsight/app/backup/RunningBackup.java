package dev.callsight.app.backup;

import dev.callsight.app.settings.Settings;
import dev.callsight.engine.FactBackup;
import dev.callsight.engine.UnknownOrganizationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A backup of this very server while it works. State comes first, then one organization after
 * another, each as of one of its commits; so facts may be newer than state, never older.
 */
@Component
class RunningBackup {
  private final Settings settings;
  private final JdbcClient state;
  private final FactBackup facts;

  RunningBackup(Settings settings, JdbcClient state, FactBackup facts) {
    this.settings = settings;
    this.state = state;
    this.facts = facts;
  }

  /**
   * Refuses what would be half a backup.
   *
   * @throws BackupException when state or facts are kept elsewhere
   */
  void requireEverythingHere() {
    KeptElsewhere.refuse(settings);
  }

  /** Writes an archive; one that breaks off lacks its checksums and is refused on restore. */
  void writeTo(OutputStream output, Instant made) throws IOException {
    Path scratch = Files.createTempDirectory(settings.data(), BackupWriter.SCRATCH);
    try (BackupWriter writer = new BackupWriter(output, made)) {
      addState(writer, scratch);
      for (String organization : facts.organizations()) {
        addFacts(writer, scratch, organization);
      }
      writer.complete();
    } finally {
      Folders.delete(scratch);
    }
  }

  private void addState(BackupWriter writer, Path scratch) throws IOException {
    Path zipped = scratch.resolve("state.zip");
    state.sql("BACKUP TO ?").param(zipped.toString()).update();
    try (ZipInputStream files = new ZipInputStream(Files.newInputStream(zipped))) {
      for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
        addStateFile(writer, scratch.resolve("state"), file.getName(), files);
      }
    }
    Files.delete(zipped);
  }

  private static void addStateFile(BackupWriter writer, Path copy, String name, InputStream content)
      throws IOException {
    Files.copy(content, copy);
    writer.add("state/" + name, copy);
    Files.delete(copy);
  }

  private void addFacts(BackupWriter writer, Path scratch, String organization) throws IOException {
    try {
      for (Path copy : facts.copy(organization, scratch)) {
        writer.add("facts/" + copy.getFileName(), copy);
        Files.delete(copy);
      }
    } catch (UnknownOrganizationException _) {
      // Erased since the list was made: then it belongs in no backup.
      return;
    }
  }
}
