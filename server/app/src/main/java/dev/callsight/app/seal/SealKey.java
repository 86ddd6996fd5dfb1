package dev.callsight.app.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * A key of 256 bits for AES-GCM, known by a fingerprint.
 *
 * @param id the fingerprint, which says nothing of the key
 */
record SealKey(String id, SecretKey key) {
  private static final String PREFIX = "sealed1.";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int ID_BYTES = 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The key that follows from a secret. */
  static SealKey from(byte[] secret) {
    try {
      HKDFParameterSpec.Builder extract = HKDFParameterSpec.ofExtract().addIKM(secret);
      SecretKey key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey("AES", extract.thenExpand(bytes("callsight seal 1"), 32));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return new SealKey(HexFormat.of().formatHex(digest, 0, ID_BYTES), key);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether it sealed that. */
  boolean made(Sealed sealed) {
    return sealed.text().startsWith(prefix());
  }

  /** Whether any key sealed that; else it is plain. */
  static boolean isSealed(String text) {
    return text.startsWith(PREFIX);
  }

  Sealed seal(String plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] body = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(bytes(plain));
      byte[] all = Arrays.copyOf(nonce, nonce.length + body.length);
      System.arraycopy(body, 0, all, nonce.length, body.length);
      return new Sealed(prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The secret; empty when it was altered. */
  Optional<String> open(Sealed sealed) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(sealed.text().substring(prefix().length()));
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE_BYTES));
      byte[] plain = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return Optional.of(new String(plain, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The prefix is authenticated too, so that nothing sealed passes for another format. */
  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bytes(prefix()));
    return cipher;
  }

  private String prefix() {
    return PREFIX + id + ".";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "SealKey[" + id + "]";
  }
}
