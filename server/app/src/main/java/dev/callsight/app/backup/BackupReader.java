package dev.callsight.app.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Reads an archive that {@link BackupWriter} wrote, and knows at the end whether it was whole. */
final class BackupReader {
  private final Path archive;
  private final Map<String, String> found = new HashMap<>();

  private BackupReader(Path archive) {
    this.archive = archive;
  }

  /** What becomes of one file of the archive. */
  interface Content {
    void accept(String name, InputStream content) throws IOException;
  }

  /**
   * Gives every file to the receiver, then compares all checksums.
   *
   * @return how many files there are
   * @throws BackupException when the archive is cut off, damaged or of another format; the receiver
   *     has seen files of it by then
   */
  static int read(Path archive, Content receiver) throws IOException {
    BackupReader reader = new BackupReader(archive);
    String checksums = reader.readFiles(receiver);
    if (checksums == null) {
      throw new BackupException(archive + " is no complete backup: its checksums are missing.");
    }
    reader.verify(checksums.lines().toList());
    return reader.found.size();
  }

  private @Nullable String readFiles(Content receiver) throws IOException {
    String checksums = null;
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(archive), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(BackupWriter.CHECKSUMS)) {
          checksums = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } else {
          readFile(entry.getName(), zip, receiver);
        }
      }
      return checksums;
    } catch (ZipException | EOFException e) {
      throw new BackupException(archive + " is damaged: " + e.getMessage());
    }
  }

  private void readFile(String name, InputStream zip, Content receiver) throws IOException {
    MessageDigest digest = Sha256.digest();
    DigestInputStream content = new DigestInputStream(zip, digest);
    receiver.accept(name, content);
    content.transferTo(OutputStream.nullOutputStream());
    found.put(name, HexFormat.of().formatHex(digest.digest()));
  }

  private void verify(List<String> checksums) {
    if (checksums.isEmpty() || !checksums.getFirst().startsWith(BackupWriter.FORMAT + " ")) {
      throw new BackupException(
          archive + " has a format that this version does not know; use a newer Callsight.");
    }
    Map<String, String> expected = new HashMap<>();
    for (String line : checksums.subList(1, checksums.size())) {
      int space = line.indexOf(' ');
      expected.put(line.substring(space + 1), line.substring(0, Math.max(space, 0)));
    }
    if (!expected.equals(found)) {
      throw new BackupException(archive + " is damaged: files and checksums differ.");
    }
  }
}
