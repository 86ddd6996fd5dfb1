package dev.callsight.app.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The key of a server that was given none: a file beside the database, for its user only. */
final class KeyFile {
  private static final int BYTES = 32;

  private final Path file;

  KeyFile(Path file) {
    this.file = file;
  }

  /** The secret in it; empty when there is no such file. */
  Optional<byte[]> read() {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Base64.getDecoder().decode(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (IllegalArgumentException damaged) {
      throw new IllegalStateException(
          file + " is damaged: bring it back, or delete it and enter webhooks anew", damaged);
    }
  }

  /** The secret in it, made and written first when there is none. */
  byte[] readOrCreate() {
    return read().orElseGet(this::create);
  }

  private byte[] create() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    try {
      Files.createDirectories(file.getParent());
      Path unfinished = Files.createTempFile(file.getParent(), ".secret", ".part", ownerOnly());
      Files.writeString(
          unfinished, Base64.getEncoder().encodeToString(secret) + "\n", StandardCharsets.US_ASCII);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return secret;
    } catch (FileAlreadyExistsException _) {
      return read().orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
