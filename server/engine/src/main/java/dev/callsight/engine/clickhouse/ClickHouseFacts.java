package dev.callsight.engine.clickhouse;

import dev.callsight.core.catalog.Catalog;
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
import dev.callsight.engine.StoreException;
import dev.callsight.engine.UnknownOrganizationException;
import dev.callsight.engine.WriteResult;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Facts in ClickHouse, on one server or on several shards. A write is durable when it returns; with
 * replicated tables, on a majority of the replicas.
 */
public final class ClickHouseFacts implements Facts {
  private static final Logger LOGGER = LoggerFactory.getLogger(ClickHouseFacts.class);

  private static final Pattern ID = Pattern.compile("[a-z0-9_-]{1,64}");

  private final Database database;
  private final Layout layout;
  private final Schema schema;
  private final Commits commits;
  private final Writer writer;
  private final Maintenance maintenance;
  private final QueryRunner queries;
  private final WriteLock lock;
  private final Map<String, WriteQueue> queues = new ConcurrentHashMap<>();
  private final WriteQueue.Pressure pressure = new WriteQueue.Pressure();

  private ClickHouseFacts(
      ClickHouseSettings settings, Catalog catalog, Clock clock, WriteLock lock) {
    this.database = new Database(settings);
    this.layout = new Layout(catalog);
    this.schema = new Schema(layout, database);
    this.commits = new Commits(database);
    this.writer = new Writer(database, layout, commits, clock);
    this.maintenance = new Maintenance(database, layout, commits, writer, schema.signature());
    this.queries = new QueryRunner(database, layout, commits, settings.questionMemory());
    this.lock = lock;
  }

  /**
   * Connects to the servers and brings their tables up to date.
   *
   * @param lock keeps other processes from writing the same organization meanwhile
   * @throws StoreException when a server does not answer
   */
  public static ClickHouseFacts start(
      ClickHouseSettings settings, Catalog catalog, Clock clock, WriteLock lock) {
    ClickHouseFacts facts = new ClickHouseFacts(settings, catalog, clock, lock);
    boolean started = false;
    try {
      facts.schema.migrate();
      started = true;
      return facts;
    } finally {
      if (!started) {
        facts.close();
      }
    }
  }

  /** Brings the tables up to date; says each statement that was run, with the shard. */
  public static List<String> migrate(ClickHouseSettings settings, Catalog catalog) {
    try (Database database = new Database(settings)) {
      return new Schema(new Layout(catalog), database).migrate();
    }
  }

  /** The statements that make the tables in empty servers, for people to read. */
  public static List<String> schema(ClickHouseSettings settings, Catalog catalog) {
    try (Database database = new Database(settings)) {
      return new Schema(new Layout(catalog), database).statements();
    }
  }

  @Override
  public void open(String organization, FactsSettings settings) {
    Objects.requireNonNull(settings, "settings");
    if (!ID.matcher(organization).matches()) {
      throw new IllegalArgumentException(
          "organization \"" + organization + "\" does not match " + ID.pattern());
    }
    alone(organization, () -> maintenance.open(organization, settings));
  }

  @Override
  public void useRates(String organization, ExchangeRates rates) {
    alone(organization, () -> maintenance.useRates(organization, rates));
  }

  @Override
  public WriteResult write(String organization, List<RecordBatch> batches) {
    batches.forEach(this::requireKnown);
    return queue(organization)
        .write(
            batches,
            pressure,
            group -> lock.holding(organization, () -> writer.write(organization, group)));
  }

  private void requireKnown(RecordBatch batch) {
    if (!layout.facts(batch.entity().id()).entity().equals(batch.entity())) {
      throw new IllegalArgumentException(
          "the batch's " + batch.entity().id() + " are not declared as the store's");
    }
  }

  private WriteQueue queue(String organization) {
    return queues.computeIfAbsent(organization, _ -> new WriteQueue());
  }

  private void alone(String organization, Runnable work) {
    queue(organization)
        .alone(() ->
            lock.holding(
                organization,
                () -> {
                  work.run();
                  return true;
                }));
  }

  @Override
  public FactsStatus status(String organization) {
    Commits.State state = commits.read(organization);
    if (state.unfinished() != null && isSeenThrough(organization)) {
      state = commits.read(organization);
    }
    Meta meta = state.committed();
    if (meta == null) {
      throw new UnknownOrganizationException(organization);
    }
    return meta.status();
  }

  /**
   * Finishes what a writer that is lost has left, for the longer it stands, the more a merge of
   * parts may take away of what came before. Not while somebody writes: that one finishes it.
   */
  private boolean isSeenThrough(String organization) {
    try {
      return queue(organization)
          .aloneIfFree(() -> lock.holdingIfFree(organization, () -> writer.settled(organization)));
    } catch (StoreException e) {
      LOGGER.debug("a write of {} is not finished yet", organization, e);
      return false;
    }
  }

  @Override
  public Inventory inventory(String organization) {
    return new InventoryReader(database, layout, this).read(organization);
  }

  @Override
  public void rebuild(String organization, DoubleConsumer progress) {
    alone(organization, () -> maintenance.rebuild(organization, progress));
    progress.accept(1);
  }

  @Override
  public void eraseRecords(String organization, Set<String> entities, DoubleConsumer progress) {
    entities.forEach(layout::facts);
    alone(organization, () -> maintenance.eraseRecords(organization, entities, progress));
  }

  @Override
  public void erase(String organization) {
    alone(
        organization,
        () -> {
          Node node = database.node(organization);
          Parameters parameters = new Parameters().with("o", organization);
          // The commits first: from then on nothing of it is seen.
          erase(node, Names.COMMITS, parameters);
          schema.tablesOfOrganizations().forEach(table -> erase(node, table, parameters));
          database.forget(organization);
        });
    queues.remove(organization);
  }

  private void erase(Node node, String table, Parameters parameters) {
    node.execute("erase facts", schema.erasure(table), parameters);
  }

  @Override
  public Set<String> organizations() {
    return database.organizations();
  }

  /** Copies nothing: what ClickHouse holds is backed up by ClickHouse. */
  @Override
  public List<Path> copy(String organization, Path folder) {
    return List.of();
  }

  @Override
  public SqlRenderer renderer(Catalog catalog) {
    return SqlRenderer.clickHouse(catalog);
  }

  @Override
  public Table run(String organization, Sql sql, Duration timeout) {
    return queries.run(organization, sql, timeout);
  }

  /** Of this process alone; statements wait in the servers, which have metrics of their own. */
  @Override
  public QueryLoad load() {
    return queries.load();
  }

  @Override
  public boolean answers() {
    try {
      for (Node node : database.nodes()) {
        node.query("ask for an answer", "SELECT 1", new Parameters());
      }
      return true;
    } catch (StoreException e) {
      return false;
    }
  }

  @Override
  public void close() {
    queues.values().forEach(queue -> queue.alone(() -> {}));
    queries.close();
    database.close();
  }
}
