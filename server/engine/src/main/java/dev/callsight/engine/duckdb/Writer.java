package dev.callsight.engine.duckdb;

import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import dev.callsight.engine.UnknownOrganizationException;
import dev.callsight.engine.WriteResult;
import dev.callsight.engine.duckdb.Organizations.Lease;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/**
 * Drains the queues of waiting writes: those of one organization one group after another, those of
 * several side by side. A group is one transaction; when it fails, each of its requests is tried
 * alone, so that none fails for another's sake.
 */
final class Writer {
  private final Organizations organizations;
  private final Layout layout;
  private final StatusReader statuses;
  private final Compaction compaction;
  private final ExecutorService threads;
  private final Clock clock;

  Writer(
      Organizations organizations,
      Layout layout,
      Compaction compaction,
      ExecutorService threads,
      Clock clock) {
    this.organizations = organizations;
    this.layout = layout;
    this.statuses = new StatusReader(layout);
    this.compaction = compaction;
    this.threads = threads;
    this.clock = clock;
  }

  /** Queues a request; its future tells the outcome. */
  void submit(Slot slot, WriteRequest request) {
    if (slot.writes.add(request)) {
      schedule(slot);
    }
  }

  /** Does something while nobody else changes the organization's facts; returns when it is done. */
  void alone(Slot slot, Maintenance.Work work) {
    try {
      CompletableFuture.runAsync(() -> runAlone(slot, work), threads).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void runAlone(Slot slot, Maintenance.Work work) {
    slot.writing.lock();
    slot.folding.lock();
    try (Lease lease = organizations.lease(slot)) {
      work.run(lease);
    } catch (SQLException e) {
      throw translated(slot, e);
    } finally {
      slot.folding.unlock();
      slot.writing.unlock();
    }
  }

  private void schedule(Slot slot) {
    try {
      threads.execute(() -> drain(slot));
    } catch (RejectedExecutionException e) {
      failAll(slot, new StoreException(Kind.RESOURCES, "the store is closed", e));
    }
  }

  private static void failAll(Slot slot, RuntimeException failure) {
    for (List<WriteRequest> left = slot.writes.next(); !left.isEmpty(); left = slot.writes.next()) {
      left.forEach(request -> request.result().completeExceptionally(failure));
    }
  }

  private void drain(Slot slot) {
    List<WriteRequest> group = slot.writes.next();
    if (group.isEmpty()) {
      return;
    }
    slot.writing.lock();
    try {
      writeTogetherOrAlone(slot, group);
    } finally {
      slot.writing.unlock();
    }
    // Anew, rather than in a loop: other organizations wait for this thread too.
    schedule(slot);
  }

  private void writeTogetherOrAlone(Slot slot, List<WriteRequest> group) {
    try {
      write(slot, group);
    } catch (SQLException | RuntimeException | OutOfMemoryError e) {
      if (group.size() == 1) {
        group.getFirst().result().completeExceptionally(translated(slot, e));
        return;
      }
      group.forEach(request -> writeTogetherOrAlone(slot, List.of(request)));
    }
  }

  private static RuntimeException translated(Slot slot, Throwable failure) {
    return switch (failure) {
      case SQLException sql -> Failures.of("write facts of " + slot.organization, sql);
      case RuntimeException known -> known;
      default -> new StoreException(Kind.RESOURCES, "too little memory for the write", failure);
    };
  }

  private void write(Slot slot, List<WriteRequest> group) throws SQLException {
    List<WriteResult> results;
    try (Lease lease = organizations.lease(slot)) {
      results = write(lease, group);
    }
    for (int i = 0; i < results.size(); i++) {
      group.get(i).result().complete(results.get(i));
    }
  }

  private List<WriteResult> write(Lease lease, List<WriteRequest> group) throws SQLException {
    Slot slot = lease.slot();
    FactsStatus before = slot.status;
    if (before == null) {
      throw new UnknownOrganizationException(slot.organization);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    long next = before.version() + 1;
    slot.basis = PreparedBatch.Basis.of(lease.file().meta());
    Session session = lease.file().writer();
    WriteTransaction transaction = new WriteTransaction(session, layout, lease.file());
    boolean changed = session.transaction(() -> transaction.run(group, next, now));
    if (changed) {
      slot.status = statuses.after(before, transaction, next, now);
      compaction.appended(slot, lease.file(), transaction.signedRows());
    }
    return results(transaction, group.size(), changed ? next : before.version());
  }

  private static List<WriteResult> results(
      WriteTransaction transaction, int requests, long version) {
    Tally tally = new Tally(requests);
    transaction.writes().values().forEach(write -> write.count(tally));
    List<WriteResult> results = new ArrayList<>();
    for (int request = 0; request < requests; request++) {
      results.add(tally.result(request, version));
    }
    return results;
  }
}
