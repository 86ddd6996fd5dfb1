package dev.callsight.app.identity;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes and checks passwords with Argon2id: 19 MiB, two passes. */
@Component
class Passwords {
  static final int SHORTEST = 10;
  static final int LONGEST = 256;

  private static final int MEMORY_KIB = 19 * 1024;
  // Each hash takes its memory: many attempts at once wait instead of exhausting it.
  private static final int AT_ONCE = 2;

  private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, 2);
  private final Semaphore permits = new Semaphore(AT_ONCE);
  private volatile @Nullable String nobodysHash;

  String hash(String password) {
    permits.acquireUninterruptibly();
    try {
      return Objects.requireNonNull(encoder.encode(password));
    } finally {
      permits.release();
    }
  }

  /**
   * Whether the password is right. Takes as long when there is no hash, so that the time does not
   * tell which addresses are known.
   */
  boolean matches(String password, @Nullable String hash) {
    String compared = hash == null ? hashOfNobody() : hash;
    permits.acquireUninterruptibly();
    try {
      return encoder.matches(password, compared) && hash != null;
    } finally {
      permits.release();
    }
  }

  private String hashOfNobody() {
    String known = nobodysHash;
    if (known == null) {
      known = hash(Secret.random("").text());
      nobodysHash = known;
    }
    return known;
  }
}
