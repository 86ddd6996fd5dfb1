package dev.callsight.app.backup;

import dev.callsight.app.settings.DataFolderLock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/** A backup of a stopped server's folder. */
public final class Backup {
  private Backup() {}

  /** Whether a process works on a data folder; one that is not there is not in use. */
  public static boolean inUse(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    Optional<DataFolderLock> lock = DataFolderLock.tryTake(folder);
    if (lock.isPresent()) {
      lock.get().close();
    }
    return lock.isEmpty();
  }

  /**
   * Copies everything in a data folder into one archive, which appears under its name only when it
   * is complete.
   *
   * @return how many files it holds
   * @throws BackupException when the folder is empty or in use, or the archive is there already
   * @throws IOException when a file can't be read or written
   */
  public static int ofStopped(Path folder, Path archive, Instant made) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new BackupException("There is no data folder " + folder + ".");
    }
    if (Files.exists(archive)) {
      throw new BackupException(archive + " is there already; name another file.");
    }
    Optional<DataFolderLock> lock = DataFolderLock.tryTake(folder);
    if (lock.isEmpty()) {
      throw new BackupException(
          "A server is running on " + folder + ". Ask it for the backup, or stop it first.");
    }
    try (DataFolderLock _ = lock.get()) {
      return write(folder, archive, made);
    }
  }

  private static int write(Path folder, Path archive, Instant made) throws IOException {
    Path unfinished = archive.resolveSibling(archive.getFileName() + ".part");
    try (OutputStream output = Files.newOutputStream(unfinished);
        BackupWriter writer = new BackupWriter(output, made)) {
      int files = writer.addFolder(folder);
      if (files == 0) {
        throw new BackupException("The data folder " + folder + " is empty.");
      }
      writer.complete();
      Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
      return files;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
