package dev.callsight.engine.clickhouse;

import dev.callsight.core.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The commits of organizations. A write is first <i>prepared</i>: all it changes is in the logs.
 * Then it is copied into the tables, which may be repeated, and then <i>committed</i>: from here on
 * it is seen.
 */
final class Commits {
  private static final List<String> COLUMNS =
      List.of(
          "organization",
          "stage",
          "version",
          "write",
          "updated",
          "grain_minutes",
          "currency",
          "rates",
          "rates_digest",
          "layout",
          "latest",
          "rows");

  private final Database database;

  Commits(Database database) {
    this.database = database;
  }

  /** How far a write has come. */
  enum Stage {
    PREPARED,
    COMMITTED;

    String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The last commit of each stage; both null when there is nothing of the organization. */
  record State(@Nullable Meta prepared, @Nullable Meta committed) {
    /** The write that was prepared and not seen to its end, or null. */
    @Nullable Meta unfinished() {
      boolean later =
          prepared != null && (committed == null || prepared.version() > committed.version());
      return later ? prepared : null;
    }
  }

  State read(String organization) {
    Table rows =
        database
            .node(organization)
            .query(
                "read the commits of " + organization,
                """
                SELECT stage, version, write, updated, grain_minutes, currency, rates, rates_digest,
                  layout, latest, rows
                FROM %s WHERE organization = {o:String} ORDER BY version DESC LIMIT 1 BY stage\
                """
                    .formatted(database.table(Names.COMMITS)),
                new Parameters().with("o", organization));
    Meta prepared = null;
    Meta committed = null;
    for (List<@Nullable Object> row : rows.rows()) {
      if (Stage.COMMITTED.id().equals(row.getFirst())) {
        committed = meta(row);
      } else {
        prepared = meta(row);
      }
    }
    return new State(prepared, committed);
  }

  private static Meta meta(List<@Nullable Object> row) {
    return new Meta(
        number(row, 1),
        text(row, 2),
        (Instant) row.get(3),
        Duration.ofMinutes(number(row, 4)),
        Currency.getInstance(text(row, 5)),
        number(row, 6),
        text(row, 7),
        text(row, 8),
        Meta.numbers(text(row, 9)),
        Meta.numbers(text(row, 10)));
  }

  private static long number(List<@Nullable Object> row, int column) {
    return (Long) Objects.requireNonNull(row.get(column));
  }

  private static String text(List<@Nullable Object> row, int column) {
    return (String) Objects.requireNonNull(row.get(column));
  }

  /** Writes a commit down; the same once more changes nothing. */
  void write(String organization, Stage stage, Meta meta) {
    database
        .node(organization)
        .insert(
            "commit a write of " + organization,
            database.table(Names.COMMITS),
            COLUMNS,
            output -> write(output, organization, stage, meta));
  }

  private static void write(OutputStream output, String organization, Stage stage, Meta meta)
      throws IOException {
    RowBinary row = new RowBinary(output);
    row.text(organization);
    row.text(stage.id());
    row.int64(meta.version());
    row.text(meta.write());
    row.isNull(meta.updated() == null);
    if (meta.updated() != null) {
      row.int64(ChronoUnit.MICROS.between(Instant.EPOCH, meta.updated()));
    }
    row.int32((int) meta.grain().toMinutes());
    row.text(meta.currency().getCurrencyCode());
    row.int64(meta.rates());
    row.text(meta.ratesDigest());
    row.text(meta.layout());
    row.text(Meta.text(meta.latest()));
    row.text(Meta.text(meta.rows()));
    row.flush();
  }
}
