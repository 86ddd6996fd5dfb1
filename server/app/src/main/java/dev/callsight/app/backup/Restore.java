package dev.callsight.app.backup;

import dev.callsight.app.seal.Seals;
import dev.callsight.app.settings.DataFolderLock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings a backup back. The archive is unpacked beside the present data and checked in full before
 * anything is replaced; the data folder itself stays, since it may be a mounted volume.
 */
public final class Restore {
  /** Where an archive is unpacked until it is known to be whole. */
  static final String INCOMING = ".restore-incoming";

  /** Where the present data waits until the restored data is in place. */
  static final String REPLACED = ".restore-replaced";

  private final Path folder;
  private final Path incoming;
  private final Path replaced;

  private Restore(Path folder) {
    this.folder = folder;
    this.incoming = folder.resolve(INCOMING);
    this.replaced = folder.resolve(REPLACED);
  }

  /**
   * Puts the content of an archive into a data folder.
   *
   * @param overwrite whether data that is there is thrown away
   * @return how many files were restored
   * @throws BackupException when a server is running, data is there and {@code overwrite} is not
   *     set, or the archive is damaged; the present data is untouched then
   * @throws IOException when a file can't be read or written
   */
  public static int into(Path folder, Path archive, boolean overwrite) throws IOException {
    if (!Files.isRegularFile(archive)) {
      throw new BackupException("There is no file " + archive + ".");
    }
    Optional<DataFolderLock> lock = DataFolderLock.tryTake(folder);
    if (lock.isEmpty()) {
      throw new BackupException("A server is running on " + folder + ". Stop it first.");
    }
    try (DataFolderLock _ = lock.get()) {
      return new Restore(folder).run(archive, overwrite);
    }
  }

  private int run(Path archive, boolean overwrite) throws IOException {
    if (!overwrite && !presentData().isEmpty()) {
      throw new BackupException(
          "There is data in " + folder + ". Give --force to replace it with the backup.");
    }
    Folders.delete(incoming);
    Files.createDirectories(incoming);
    try {
      int files = unpack(archive);
      replace();
      return files;
    } finally {
      Folders.delete(incoming);
    }
  }

  private int unpack(Path archive) throws IOException {
    return BackupReader.read(archive, this::unpackFile);
  }

  private void unpackFile(String name, InputStream content) throws IOException {
    Path target = incoming.resolve(name).normalize();
    // A name such as ../../x must never leave the folder.
    if (!target.startsWith(incoming) || target.equals(incoming)) {
      throw new BackupException("The backup names a file outside of the data folder: " + name);
    }
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    Files.copy(content, target);
  }

  private void replace() throws IOException {
    Folders.delete(replaced);
    Files.createDirectories(replaced);
    for (Path present : presentData()) {
      Files.move(present, replaced.resolve(present.getFileName()));
    }
    for (Path restored : Folders.children(incoming)) {
      Files.move(restored, folder.resolve(restored.getFileName()));
    }
    Folders.delete(replaced);
  }

  private List<Path> presentData() throws IOException {
    return Folders.children(folder).stream()
        .filter(child -> !child.equals(incoming) && !child.equals(replaced))
        .filter(child -> !child.endsWith(DataFolderLock.FILE))
        // The key is in no backup: whatever is restored needs it.
        .filter(child -> !child.endsWith(Seals.KEY_FILE))
        .toList();
  }
}
