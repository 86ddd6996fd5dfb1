package dev.callsight.engine.duckdb;

import dev.callsight.engine.UnknownOrganizationException;
import dev.callsight.engine.duckdb.Organizations.Lease;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the rows of signed tables once they are many beside what a fold leaves. Runs beside the
 * writer: it replaces only rows it saw, and the writer only appends.
 */
final class Compaction {
  private static final Logger LOGGER = LoggerFactory.getLogger(Compaction.class);

  /** Fewer appended rows than this are never worth a fold. */
  static final long LEAST_ROWS = 50_000;

  private final Layout layout;
  private final ExecutorService threads;
  private final Organizations organizations;

  Compaction(Layout layout, Organizations organizations, ExecutorService threads) {
    this.layout = layout;
    this.organizations = organizations;
    this.threads = threads;
  }

  /** The sizes of one file's signed tables: rows after the last fold, and appended since. */
  static final class Sizes {
    private final Map<String, Long> folded = new ConcurrentHashMap<>();
    private final Map<String, Long> appended = new ConcurrentHashMap<>();
    private final Map<String, Boolean> running = new ConcurrentHashMap<>();

    void reset() {
      folded.clear();
      appended.clear();
    }

    private boolean isDue(String rollup, long rows) {
      long since = appended.merge(rollup, rows, Long::sum);
      return since > Math.max(LEAST_ROWS, folded.getOrDefault(rollup, 0L));
    }
  }

  /** Notes what a write appended and starts the folds that are due. */
  void appended(Slot slot, OrganizationFile file, Map<String, Long> rows) {
    for (SignedTable table : layout.signed()) {
      String id = table.id();
      Sizes sizes = file.signedSizes();
      boolean due = sizes.isDue(id, rows.getOrDefault(id, 0L));
      if (due && sizes.running.putIfAbsent(id, true) == null) {
        start(slot, sizes, table);
      }
    }
  }

  private void start(Slot slot, Sizes sizes, SignedTable table) {
    try {
      threads.execute(() -> fold(slot, sizes, table));
    } catch (RejectedExecutionException e) {
      LOGGER.debug("the store is closing, {} stays as it is", table.id());
    }
  }

  private void fold(Slot slot, Sizes sizes, SignedTable table) {
    String id = table.id();
    slot.folding.lock();
    try (Lease lease = organizations.lease(slot)) {
      long before = sizes.appended.getOrDefault(id, 0L);
      long left = fold(lease.file(), table);
      sizes.folded.put(id, left);
      sizes.appended.merge(id, -before, Long::sum);
    } catch (UnknownOrganizationException e) {
      LOGGER.debug("{} was erased before its {} were folded", slot.organization, id);
    } catch (SQLException e) {
      LOGGER.warn("the {} of {} could not be folded", id, slot.organization, e);
    } finally {
      slot.folding.unlock();
      sizes.running.remove(id);
    }
  }

  private static long fold(OrganizationFile file, SignedTable table) throws SQLException {
    Session session = file.take();
    try {
      long left =
          session.transaction(() -> {
            session.execute("CREATE OR REPLACE TEMP TABLE folded_rows AS " + table.folded());
            session.execute("DELETE FROM " + table.table());
            long rows =
                session.execute("INSERT INTO " + table.table() + " SELECT * FROM folded_rows");
            session.execute("DROP TABLE temp.folded_rows");
            return rows;
          });
      file.giveBack(session);
      return left;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }
}
