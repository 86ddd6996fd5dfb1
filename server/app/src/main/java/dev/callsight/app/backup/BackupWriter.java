package dev.callsight.app.backup;

import dev.callsight.app.seal.Seals;
import dev.callsight.app.settings.DataFolderLock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an archive: a ZIP whose entries are files of the data folder and whose last entry, {@value
 * #CHECKSUMS}, lists the SHA-256 of each. An archive without that last entry was cut off and is
 * refused on restore. The stream is written in one pass and bounded memory.
 */
final class BackupWriter implements AutoCloseable {
  static final String CHECKSUMS = "CHECKSUMS";

  /** How the folder begins in which a running server prepares its backup. */
  static final String SCRATCH = ".backup-";

  /** First line of the checksum list; restore refuses what it does not know. */
  static final String FORMAT = "callsight-backup 1";

  private final ZipOutputStream zip;
  private final StringBuilder checksums = new StringBuilder();

  BackupWriter(OutputStream output, Instant made) {
    zip = new ZipOutputStream(output, StandardCharsets.UTF_8);
    // Fact files are compressed already; a slow level would gain little.
    zip.setLevel(Deflater.BEST_SPEED);
    checksums.append(FORMAT).append(' ').append(made).append('\n');
  }

  /**
   * Adds every file below a folder but the lock, the key of sealed secrets, and what a restore
   * leaves while it works.
   */
  int addFolder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    int added = 0;
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      if (belongs(name)) {
        add(name, file);
        added++;
      }
    }
    return added;
  }

  /** Adds one file under a name relative to the data folder, with forward slashes. */
  void add(String name, Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    zip.putNextEntry(new ZipEntry(name));
    try (InputStream input = Files.newInputStream(file)) {
      OutputStream entry = new DigestOutputStream(zip, digest);
      input.transferTo(entry);
    }
    zip.closeEntry();
    checksums.append(HexFormat.of().formatHex(digest.digest())).append(' ');
    checksums.append(name).append('\n');
  }

  /** Writes the list of checksums, which completes the archive. */
  void complete() throws IOException {
    zip.putNextEntry(new ZipEntry(CHECKSUMS));
    zip.write(checksums.toString().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static boolean belongs(String name) {
    return !name.equals(DataFolderLock.FILE)
        && !name.equals(Seals.KEY_FILE)
        && !name.startsWith(SCRATCH)
        && !name.startsWith(Restore.INCOMING + "/")
        && !name.startsWith(Restore.REPLACED + "/");
  }
}
