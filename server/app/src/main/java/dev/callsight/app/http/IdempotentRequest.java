package dev.callsight.app.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request under an idempotency key. What is stored can be read only by who sends the key again:
 * an answer may hold a secret that is shown once, such as a new API key.
 *
 * @param lookup finds the stored answer; tells neither caller nor key
 * @param fingerprint tells the same request from another under the same key
 * @param secret encrypts the stored answer; never stored
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one request; never compared
record IdempotentRequest(String lookup, String fingerprint, byte[] secret) {
  private static final int TAG_BITS = 128;
  private static final int NONCE_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  static IdempotentRequest of(String caller, String key, String path, byte[] body) {
    byte[] owner = (caller + "\n" + key).getBytes(StandardCharsets.UTF_8);
    return new IdempotentRequest(
        HexFormat.of().formatHex(digest("lookup", owner)),
        HexFormat.of().formatHex(digest("request " + path, body)),
        digest("secret", owner));
  }

  /** The nonce, then the encrypted answer. */
  byte[] encrypt(byte[] answer) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, answer, 0);
    return ByteBuffer.allocate(NONCE_BYTES + encrypted.length).put(nonce).put(encrypted).array();
  }

  byte[] decrypt(byte[] stored) {
    return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(stored, NONCE_BYTES), stored, NONCE_BYTES);
  }

  private byte[] cipher(int mode, byte[] nonce, byte[] input, int offset) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input, offset, input.length - offset);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("The stored answer cannot be read", failure);
    }
  }

  private static byte[] digest(String purpose, byte[] input) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((purpose + "\n").getBytes(StandardCharsets.UTF_8));
      return digest.digest(input);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
