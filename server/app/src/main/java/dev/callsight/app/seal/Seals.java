package dev.callsight.app.seal;

import dev.callsight.app.settings.Sealing;
import dev.callsight.app.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Seals and opens secrets. The key follows from {@code CALLSIGHT_SECRET}, or else from a file that
 * is made in the data folder. Whatever an earlier key sealed can be opened while that key is known,
 * and is to be sealed anew then.
 */
@Component
public class Seals {
  /** The key file in the data folder; in no backup, and kept by a restore. */
  public static final String KEY_FILE = "secret.key";

  private static final Logger LOG = LoggerFactory.getLogger(Seals.class);

  private final SealKey current;
  private final List<SealKey> earlier;

  Seals(Settings settings) {
    Sealing sealing = settings.sealing();
    KeyFile file = new KeyFile(settings.data().resolve(KEY_FILE));
    List<SealKey> before = new ArrayList<>();
    if (sealing.secret() == null) {
      if (settings.state().shared()) {
        LOG.warn(
            "CALLSIGHT_SECRET is not set: a node with another data folder will be refused on this"
                + " database");
      }
      this.current = SealKey.from(file.readOrCreate());
    } else {
      this.current = key(sealing.secret());
      file.read().map(SealKey::from).ifPresent(before::add);
    }
    if (sealing.before() != null) {
      before.add(key(sealing.before()));
    }
    this.earlier = List.copyOf(before);
  }

  private static SealKey key(String secret) {
    return SealKey.from(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** Tells the key that seals from others, and nothing of it. */
  String fingerprint() {
    return current.id();
  }

  /** Whether what the key with that fingerprint sealed can be opened. */
  boolean knows(String fingerprint) {
    return Stream.concat(Stream.of(current), earlier.stream())
        .anyMatch(key -> key.id().equals(fingerprint));
  }

  /** Seals a secret; twice the same secret looks different. */
  public Sealed seal(String plain) {
    return current.seal(plain);
  }

  /**
   * The secret in plain.
   *
   * @throws ForeignSealException when this server does not have the key
   */
  public String open(Sealed sealed) throws ForeignSealException {
    if (current.made(sealed)) {
      return current.open(sealed).orElseThrow(ForeignSealException::new);
    }
    for (SealKey key : earlier) {
      if (key.made(sealed)) {
        return key.open(sealed).orElseThrow(ForeignSealException::new);
      }
    }
    throw new ForeignSealException();
  }

  /** Whether this server can open it. */
  public boolean opens(Sealed sealed) {
    try {
      return !open(sealed).isEmpty();
    } catch (ForeignSealException _) {
      return false;
    }
  }

  /**
   * The same secret under the current key, also when it was kept in plain or sealed by an earlier
   * key; unchanged when this server does not have its key.
   */
  public Sealed renew(String kept) {
    if (!SealKey.isSealed(kept)) {
      return seal(kept);
    }
    Sealed sealed = new Sealed(kept);
    if (current.made(sealed)) {
      return sealed;
    }
    try {
      return seal(open(sealed));
    } catch (ForeignSealException _) {
      return sealed;
    }
  }
}
