package dev.callsight.app.seal;

import dev.callsight.app.nodes.InstallationLock;
import dev.callsight.app.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds the nodes of one database to one secret: what one seals, all must open. The database
 * remembers the fingerprint of the key, and follows when the secret is replaced.
 */
@Component
class SharedSeal implements SmartInitializingSingleton {
  private final Settings settings;
  private final Seals seals;
  private final JdbcClient jdbc;
  private final InstallationLock lock;

  SharedSeal(Settings settings, Seals seals, JdbcClient jdbc, InstallationLock lock) {
    this.settings = settings;
    this.seals = seals;
    this.jdbc = jdbc;
    this.lock = lock;
  }

  /** Stops the start of a node that has another secret. */
  @Override
  public void afterSingletonsInstantiated() {
    if (settings.state().shared() && !lock.alone(this::agrees)) {
      throw new ForeignSecretException();
    }
  }

  private boolean agrees() {
    String known = known();
    if (known != null && !seals.knows(known)) {
      return false;
    }
    if (!seals.fingerprint().equals(known)) {
      jdbc.sql("UPDATE installation SET seal_key = ?").param(seals.fingerprint()).update();
    }
    return true;
  }

  private @Nullable String known() {
    return jdbc.sql("SELECT seal_key FROM installation WHERE seal_key IS NOT NULL")
        .query(String.class)
        .optional()
        .orElse(null);
  }
}
