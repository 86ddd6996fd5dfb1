package dev.callsight.app.nodes;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** For what happens once in an installation, however many nodes start at the same time. */
@Component
public class InstallationLock {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  InstallationLock(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** Runs the work in a transaction that no other node's work of this kind runs beside. */
  public <T> T alone(Supplier<T> work) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          jdbc.sql("SELECT id FROM installation WHERE id = 1 FOR UPDATE")
              .query(Integer.class)
              .single();
          return work.get();
        }));
  }
}
