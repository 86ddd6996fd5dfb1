package dev.callsight.engine;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.core.sql.Sql;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Copies an organization's records from one store into another, in order of time, page after page.
 * Broken off, it goes on where it was. Nobody may write the organization meanwhile.
 */
public final class FactsCopy {
  /** Enough that what a commit costs besides its records hardly counts; two are in memory. */
  private static final int PAGE = 50_000;

  /** The reporting currency of a copy until its server says another: the code for none. */
  private static final Currency NONE = Currency.getInstance("XXX");

  private final Facts from;
  private final Facts to;
  private final Catalog catalog;
  private final Consumer<String> progress;
  private final int page;

  /**
   * @param progress takes a line about each kind of records and each hundred thousand of them
   */
  public FactsCopy(Facts from, Facts to, Catalog catalog, Consumer<String> progress) {
    this(from, to, catalog, progress, PAGE);
  }

  /**
   * @param page how many records are read, and written as one commit
   */
  public FactsCopy(Facts from, Facts to, Catalog catalog, Consumer<String> progress, int page) {
    this.from = from;
    this.to = to;
    this.catalog = catalog;
    this.progress = progress;
    this.page = page;
  }

  /**
   * Copies what is not there yet, and compares the two by counts and sums.
   *
   * @return how many records the target has now
   * @throws UnknownOrganizationException when the source does not have it
   * @throws StoreException when the two differ afterwards; the message says where
   */
  public long copy(String organization) {
    FactsStatus source = from.status(organization);
    openUnlessThere(organization, source);
    for (Entity entity : catalog.entities()) {
      if (source.rows().getOrDefault(entity.id(), 0L) > 0) {
        new CopyOfEntity(from, to, organization, entity, page, progress).run();
      }
    }
    catalog.entities().forEach(entity -> verify(organization, entity));
    return to.status(organization).rows().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rollups need only the grain of the zone; the zone and the currency come with the server. */
  private void openUnlessThere(String organization, FactsStatus source) {
    try {
      to.status(organization);
    } catch (UnknownOrganizationException _) {
      String zone =
          switch ((int) source.rollupGrain().toMinutes()) {
            case 60 -> "UTC";
            case 30 -> "Asia/Kolkata";
            default -> "Asia/Kathmandu";
          };
      to.open(organization, new FactsSettings(ZoneId.of(zone), NONE));
    }
  }

  private void verify(String organization, Entity entity) {
    Sql totals = totals(entity);
    List<String> left =
        shown(from.run(organization, totals, CopyOfEntity.TIMEOUT).rows().getFirst());
    List<String> right =
        shown(to.run(organization, totals, CopyOfEntity.TIMEOUT).rows().getFirst());
    if (!left.equals(right)) {
      throw new StoreException(
          StoreException.Kind.INTERNAL,
          "the %s of %s differ after the copy: %s there, %s here; was the source written meanwhile?"
              .formatted(entity.id(), organization, left, right),
          null);
    }
  }

  /** How many records there are, how many values in each column, and the sum of each number. */
  private static Sql totals(Entity entity) {
    List<String> parts = new ArrayList<>(List.of("count(*)"));
    for (Field field : entity.recordFields()) {
      String column = '"' + field.column() + '"';
      parts.add("count(" + column + ")");
      if (field.type() == FieldType.DECIMAL || field.type() == FieldType.INTEGER) {
        parts.add("sum(" + column + ")");
      }
      if (field.type() == FieldType.INSTANT || field.type() == FieldType.DATE) {
        parts.add("min(" + column + ")");
        parts.add("max(" + column + ")");
      }
    }
    return new Sql(
        "SELECT %s FROM \"%s\"".formatted(String.join(", ", parts), entity.id()), List.of());
  }

  private static List<String> shown(List<@Nullable Object> row) {
    return row.stream()
        .map(cell ->
            cell instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : String.valueOf(cell))
        .toList();
  }
}
