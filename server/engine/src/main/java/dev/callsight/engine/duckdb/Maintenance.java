package dev.callsight.engine.duckdb;

import dev.callsight.engine.ExchangeRates;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.RollupGrain;
import dev.callsight.engine.UnknownOrganizationException;
import dev.callsight.engine.duckdb.Organizations.Lease;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done to a whole file: opening it, following changed settings, computing it anew. */
final class Maintenance implements Organizations.Opening {
  private static final Logger LOGGER = LoggerFactory.getLogger(Maintenance.class);

  private final Layout layout;
  private final Schema schema;
  private final StatusReader statuses;
  private final Clock clock;

  Maintenance(Layout layout, Clock clock) {
    this.layout = layout;
    this.schema = new Schema(layout);
    this.statuses = new StatusReader(layout);
    this.clock = clock;
  }

  /** Something done with a file while nobody writes it. */
  interface Work {
    void run(Lease lease) throws SQLException;
  }

  /**
   * Reads a freshly attached file, brought up to the catalog; a file never opened stays as it is.
   */
  @Override
  public void open(OrganizationFile file, Slot slot) throws SQLException {
    Session session = file.writer();
    Optional<Meta> meta = schema.read(session, file.organization());
    if (meta.isEmpty()) {
      return;
    }
    schema.migrate(session, meta.get());
    file.meta(meta.get());
    if (slot.status == null) {
      slot.status = statuses.read(session, meta.get());
    }
  }

  @Override
  public boolean hasSubscriptions() {
    return layout.contains("subscriptions");
  }

  /** Creates the tables of a new file, or rebuilds what depends on a setting that changed. */
  void apply(OrganizationFile file, Slot slot, FactsSettings settings) throws SQLException {
    FactsStatus status = slot.status;
    if (status == null) {
      Meta created = schema.create(file.writer(), settings, now());
      file.meta(created);
      slot.status = statuses.read(file.writer(), created);
      return;
    }
    Duration grain = RollupGrain.of(settings.zone());
    Meta meta = file.meta();
    boolean sameCurrency = meta.currency().equals(settings.currency());
    if (sameCurrency && meta.grain().equals(grain)) {
      return;
    }
    // Rates are worth something in one reporting currency only.
    ExchangeRates rates = sameCurrency ? meta.rates() : ExchangeRates.none();
    Meta changed =
        new Meta(
            status.version() + 1,
            now(),
            grain,
            settings.currency(),
            rates,
            layout.signature(grain));
    commit(file, slot, changed, session -> recompute(session, changed, !sameCurrency, _ -> {}));
  }

  /** Converts amounts by other rates; does nothing when they are those in use. */
  void useRates(OrganizationFile file, Slot slot, ExchangeRates rates) throws SQLException {
    FactsStatus status = slot.status;
    if (status == null) {
      throw new UnknownOrganizationException(slot.organization);
    }
    Meta meta = file.meta();
    if (meta.rates().equals(rates)) {
      return;
    }
    Meta changed =
        new Meta(status.version() + 1, now(), meta.grain(), meta.currency(), rates, meta.layout());
    commit(
        file,
        slot,
        changed,
        session -> {
          Conversion.replace(session, rates);
          for (EntityTable table : layout.entities()) {
            if (convert(session, table, meta.currency()) > 0) {
              schema.refillRollups(session, table, meta.grain());
            }
          }
        });
  }

  private static long convert(Session session, EntityTable table, Currency currency)
      throws SQLException {
    return Conversion.update(session, table, table.table(), "true", currency);
  }

  /** Computes derived columns and rollups from the records alone. */
  void rebuild(OrganizationFile file, Slot slot, DoubleConsumer progress) throws SQLException {
    Meta next = next(file, slot);
    commit(file, slot, next, session -> recompute(session, next, true, progress));
  }

  /** Removes all records of some tables, and what followed from them elsewhere. */
  void eraseRecords(
      OrganizationFile file, Slot slot, List<EntityTable> tables, DoubleConsumer progress)
      throws SQLException {
    Meta next = next(file, slot);
    commit(
        file,
        slot,
        next,
        session -> {
          for (EntityTable table : tables) {
            session.execute("DELETE FROM " + table.table());
          }
          recompute(session, next, true, progress);
        });
    file.forgetIds();
    giveRoomBack(file);
  }

  /** Folds the log in, so that the room of what was removed is free. */
  private static void giveRoomBack(OrganizationFile file) {
    String catalog = Identifiers.quote(OrganizationFile.catalog(file.organization()));
    try {
      file.writer().execute("CHECKPOINT " + catalog);
    } catch (SQLException e) {
      // Somebody reads the file as it was: the next checkpoint does it.
      LOGGER.debug("the file of {} is in use", file.organization(), e);
    }
  }

  private Meta next(OrganizationFile file, Slot slot) {
    FactsStatus status = slot.status;
    if (status == null) {
      throw new UnknownOrganizationException(slot.organization);
    }
    Meta meta = file.meta();
    return new Meta(
        status.version() + 1,
        now(),
        meta.grain(),
        meta.currency(),
        meta.rates(),
        layout.signature(meta.grain()));
  }

  private void recompute(Session session, Meta meta, boolean columns, DoubleConsumer progress)
      throws SQLException {
    Steps steps =
        new Steps(progress, (columns ? layout.entities().size() + 1 : 0) + layout.rollups().size());
    if (columns) {
      Conversion.replace(session, meta.rates());
      for (EntityTable table : layout.entities()) {
        convert(session, table, meta.currency());
        steps.done();
      }
      DerivedColumns.updateAll(session, layout);
      steps.done();
    }
    schema.rebuildRollups(session, meta.grain(), steps::done);
  }

  /** Counts steps that are done of those there are. */
  private static final class Steps {
    private final DoubleConsumer progress;
    private final int all;
    private int done;

    Steps(DoubleConsumer progress, int all) {
      this.progress = progress;
      this.all = all;
      progress.accept(0);
    }

    void done() {
      progress.accept((double) ++done / all);
    }
  }

  /** What is done to a file inside a transaction. */
  private interface Change {
    void run(Session session) throws SQLException;
  }

  private void commit(OrganizationFile file, Slot slot, Meta meta, Change change)
      throws SQLException {
    Session session = file.writer();
    session.transaction(() -> {
      change.run(session);
      Schema.updateMeta(session, meta);
      return true;
    });
    file.meta(meta);
    file.signedSizes().reset();
    slot.status = statuses.read(session, meta);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
