package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Rollup;
import dev.callsight.core.sql.Sql;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.table.Table;
import dev.callsight.engine.ExchangeRates;
import dev.callsight.engine.Facts;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.Inventory;
import dev.callsight.engine.QueryLoad;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.WriteResult;
import dev.callsight.engine.duckdb.PreparedBatch.Basis;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

/**
 * Facts in embedded DuckDB: a file for each organization, attached while it is used. A write is
 * durable when it returns: DuckDB has flushed its log to the disk.
 */
public final class DuckDbFacts implements Facts {
  /** Rows whose sums may wait for their writer; what they hold is as much as the rows, or more. */
  private static final int SUMMED_ROWS = 300_000;

  private final Instance instance;
  private final Layout layout;
  private final Organizations organizations;
  private final Maintenance maintenance;
  private final Writer writer;
  private final QueryRunner queries;
  private final FairThreads queryThreads;
  private final ExecutorService writeThreads;
  private final ExecutorService foldThread;
  private final ScheduledThreadPoolExecutor timer;
  private final Semaphore summedRows = new Semaphore(SUMMED_ROWS);

  private DuckDbFacts(
      DuckDbSettings settings, Collection<Entity> entities, List<Rollup> rollups, Clock clock) {
    this.layout = Layout.of(entities, rollups);
    this.instance = Instance.start(settings);
    this.maintenance = new Maintenance(layout, clock);
    this.organizations = new Organizations(instance, settings, maintenance, System::nanoTime);
    this.queryThreads = new FairThreads(FairThreads.Limits.of(settings), named("facts-query-"));
    this.writeThreads = threads("facts-write-", settings.concurrentWrites());
    this.foldThread = threads("facts-fold-", 1);
    this.timer = new ScheduledThreadPoolExecutor(1, named("facts-timer-"));
    this.timer.setRemoveOnCancelPolicy(true);
    Compaction compaction = new Compaction(layout, organizations, foldThread);
    this.writer = new Writer(organizations, layout, compaction, writeThreads, clock);
    this.queries =
        new QueryRunner(
            organizations,
            new StatementGuard(layout.readable()),
            queryThreads,
            timer,
            new MemoryWatch(settings.questionMemory(), instance::workingMemory, timer));
    long idle = Math.max(settings.idle().toMillis() / 4, 1);
    var _ =
        timer.scheduleWithFixedDelay(organizations::detachIdle, idle, idle, TimeUnit.MILLISECONDS);
  }

  /**
   * Starts the store over a folder.
   *
   * @param entities what can be stored
   * @param rollups what is pre-computed of it
   * @throws dev.callsight.engine.StoreException when DuckDB does not start
   */
  public static DuckDbFacts start(
      DuckDbSettings settings, Collection<Entity> entities, List<Rollup> rollups, Clock clock) {
    return new DuckDbFacts(settings, entities, rollups, clock);
  }

  private static ExecutorService threads(String name, int count) {
    return Executors.newFixedThreadPool(count, named(name));
  }

  private static ThreadFactory named(String prefix) {
    return Thread.ofPlatform().name(prefix, 0).daemon(true).factory();
  }

  @Override
  public void open(String organization, FactsSettings settings) {
    Objects.requireNonNull(settings, "settings");
    Slot slot = organizations.slotToOpen(organization);
    writer.alone(slot, lease -> maintenance.apply(lease.file(), slot, settings));
  }

  @Override
  public void useRates(String organization, ExchangeRates rates) {
    Slot slot = organizations.slot(organization);
    writer.alone(slot, lease -> maintenance.useRates(lease.file(), slot, rates));
  }

  @Override
  public WriteResult write(String organization, List<RecordBatch> batches) {
    batches.forEach(this::requireKnown);
    Slot slot = organizations.slot(organization);
    int rows = batches.stream().mapToInt(RecordBatch::size).sum();
    boolean summed = summedRows.tryAcquire(rows);
    try {
      Basis likely = summed ? slot.basis : null;
      return write(
          slot, batches.stream().map(batch -> PreparedBatch.of(batch, layout, likely)).toList());
    } finally {
      if (summed) {
        summedRows.release(rows);
      }
    }
  }

  private WriteResult write(Slot slot, List<PreparedBatch> batches) {
    WriteRequest request = new WriteRequest(batches);
    writer.submit(slot, request);
    try {
      return request.result().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void requireKnown(RecordBatch batch) {
    if (!layout.table(batch.entity().id()).entity().equals(batch.entity())) {
      throw new IllegalArgumentException(
          "the batch's " + batch.entity().id() + " are not declared as the store's");
    }
  }

  @Override
  public FactsStatus status(String organization) {
    try {
      return organizations.status(organization);
    } catch (SQLException e) {
      throw Failures.of("read the status of " + organization, e);
    }
  }

  @Override
  public Inventory inventory(String organization) {
    try {
      return organizations.inventory(organization, layout);
    } catch (SQLException e) {
      throw Failures.of("count the facts of " + organization, e);
    }
  }

  @Override
  public void rebuild(String organization, DoubleConsumer progress) {
    Slot slot = organizations.slot(organization);
    writer.alone(slot, lease -> maintenance.rebuild(lease.file(), slot, progress));
  }

  @Override
  public void eraseRecords(String organization, Set<String> entities, DoubleConsumer progress) {
    Slot slot = organizations.slot(organization);
    List<EntityTable> tables = entities.stream().map(layout::table).toList();
    writer.alone(slot, lease -> maintenance.eraseRecords(lease.file(), slot, tables, progress));
  }

  @Override
  public Set<String> organizations() {
    return organizations.onDisk();
  }

  @Override
  public List<Path> copy(String organization, Path folder) {
    Slot slot = organizations.slot(organization);
    List<Path> copies = new ArrayList<>();
    writer.alone(slot, lease -> copies.addAll(organizations.copy(lease, folder)));
    return List.copyOf(copies);
  }

  @Override
  public void erase(String organization) {
    try {
      organizations.erase(organization);
    } catch (SQLException e) {
      throw Failures.of("erase the facts of " + organization, e);
    }
  }

  @Override
  public Table run(String organization, Sql sql, Duration timeout) {
    return queries.run(organizations.slot(organization), sql, timeout);
  }

  @Override
  public SqlRenderer renderer(Catalog catalog) {
    return SqlRenderer.duckDb(catalog);
  }

  @Override
  public boolean answers() {
    return instance.answers();
  }

  /** How busy the store is with questions. */
  @Override
  public QueryLoad load() {
    return queries.load();
  }

  /** Files attached now. */
  int attachedFiles() {
    return organizations.attachedFiles();
  }

  @Override
  public void close() {
    timer.shutdown();
    finish(writeThreads);
    finish(foldThread);
    queryThreads.close();
    organizations.close();
    instance.close();
  }

  private static void finish(ExecutorService threads) {
    threads.shutdown();
    threads.close();
  }
}
