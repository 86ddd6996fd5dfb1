package dev.callsight.app.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows that a process works on a data folder. The operating system holds the lock, so it ends with
 * the process, however that ends.
 */
public final class DataFolderLock implements AutoCloseable {
  /** The file that is locked; it says nothing and stays when the lock is gone. */
  public static final String FILE = "server.lock";

  private final FileChannel channel;

  private DataFolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, creating it when absent, or answers empty when another process, or another
   * owner in this one, has it.
   *
   * @throws IOException when the folder can't be written
   */
  public static Optional<DataFolderLock> tryTake(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new DataFolderLock(channel));
  }

  /** Gives the folder free. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }
}
