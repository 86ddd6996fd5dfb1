package dev.callsight.app.facts;

import dev.callsight.app.nodes.InstallationLock;
import dev.callsight.app.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds embedded facts and shared state together. State in PostgreSQL could be opened by two nodes,
 * each with facts of its own, and each would answer with its half; so state remembers the one
 * folder whose facts belong to it.
 */
@Component
class FactsFolder implements SmartInitializingSingleton {
  private static final String FILE = "facts.id";

  private final Settings settings;
  private final JdbcClient jdbc;
  private final InstallationLock lock;

  FactsFolder(Settings settings, JdbcClient jdbc, InstallationLock lock) {
    this.settings = settings;
    this.jdbc = jdbc;
    this.lock = lock;
  }

  /** Stops the start of a node whose folder is not the one. */
  @Override
  public void afterSingletonsInstantiated() {
    if (settings.state().shared() && settings.factsAreEmbedded()) {
      String ours = id(settings.data().resolve(FILE));
      String known = lock.alone(() -> claim(ours));
      if (!known.equals(ours)) {
        throw new ForeignFactsFolderException(settings.data());
      }
    }
  }

  private String claim(String ours) {
    String known = known();
    if (known == null) {
      jdbc.sql("UPDATE installation SET facts_folder = ?").param(ours).update();
      return ours;
    }
    return known;
  }

  private @Nullable String known() {
    return jdbc.sql("SELECT facts_folder FROM installation WHERE facts_folder IS NOT NULL")
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private static String id(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, UUID.randomUUID() + "\n");
      }
      return Files.readString(file).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
