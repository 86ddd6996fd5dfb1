package dev.callsight.engine.duckdb;

import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.UnknownOrganizationException;
import dev.callsight.engine.duckdb.Organizations.Lease;
import dev.callsight.engine.duckdb.StoredColumn.Source;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Optional;

/** What is done to a whole file: opening it, following changed settings, computing it anew. */
final class Maintenance implements Organizations.Opening {
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
    Meta changed =
        new Meta(status.version() + 1, now(), grain, settings.currency(), layout.signature(grain));
    recompute(file, slot, changed, !sameCurrency);
  }

  /** Computes derived columns and rollups from the records alone. */
  void rebuild(OrganizationFile file, Slot slot) throws SQLException {
    FactsStatus status = slot.status;
    if (status == null) {
      throw new UnknownOrganizationException(slot.organization);
    }
    Meta meta = file.meta();
    Meta next =
        new Meta(
            status.version() + 1,
            now(),
            meta.grain(),
            meta.currency(),
            layout.signature(meta.grain()));
    recompute(file, slot, next, true);
  }

  private void recompute(OrganizationFile file, Slot slot, Meta meta, boolean columns)
      throws SQLException {
    Session session = file.writer();
    session.transaction(() -> {
      if (columns) {
        updateReporting(session, meta.currency());
        DerivedColumns.updateAll(session, layout);
      }
      schema.rebuildRollups(session, meta.grain());
      Schema.updateMeta(session, meta);
      return true;
    });
    file.meta(meta);
    file.rollupSizes().reset();
    slot.status = statuses.read(session, meta);
  }

  private void updateReporting(Session session, Currency currency) throws SQLException {
    String code = Identifiers.literal(currency.getCurrencyCode());
    for (EntityTable table : layout.entities()) {
      for (StoredColumn column : table.columns()) {
        if (column.source() instanceof Source.Reporting reporting && table.has("currency")) {
          String amount = Identifiers.quote(reporting.field().column());
          String value =
              "CASE WHEN currency IS NULL OR currency = %s THEN %s END".formatted(code, amount);
          session.execute(
              "UPDATE %1$s SET %2$s = %3$s WHERE %2$s IS DISTINCT FROM (%3$s)"
                  .formatted(table.table(), column.quoted(), value));
        }
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
