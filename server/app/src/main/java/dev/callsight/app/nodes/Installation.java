package dev.callsight.app.nodes;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What all nodes on one state database are together. */
@Component
public class Installation {
  private final String name;

  Installation(JdbcClient jdbc, InstallationLock lock) {
    this.name = lock.alone(() -> named(jdbc));
  }

  /** A name that no other installation has; never changes. */
  public String name() {
    return name;
  }

  private static String named(JdbcClient jdbc) {
    jdbc.sql("UPDATE installation SET name = ? WHERE name IS NULL")
        .param(UUID.randomUUID().toString())
        .update();
    return jdbc.sql("SELECT name FROM installation").query(String.class).single();
  }
}
