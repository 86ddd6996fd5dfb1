package dev.callsight.app.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of backups; every Java has it. */
final class Sha256 {
  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java without SHA-256", e);
    }
  }
}
