package dev.callsight.app.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A secret in plain text, on its way in or out; never stored. Only its hash is: a random secret of
 * 256 bits needs no salt and no slow hash.
 *
 * @param text what the holder sends
 */
record Secret(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final int HINT_LENGTH = 4;

  static Secret random(String prefix) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** SHA-256 in hex. */
  String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether the hash is this secret's; takes the same time wherever they differ. */
  boolean matches(String storedHash) {
    return MessageDigest.isEqual(
        hash().getBytes(StandardCharsets.US_ASCII), storedHash.getBytes(StandardCharsets.US_ASCII));
  }

  /** The last characters, by which people tell keys apart; nothing for a short one. */
  String hint() {
    return text.length() < BYTES ? "" : text.substring(text.length() - HINT_LENGTH);
  }

  /** Never the text. */
  @Override
  public String toString() {
    return "Secret[…]";
  }
}
