package dev.callsight.engine;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What there is of an organization's facts, counted record by record.
 *
 * @param bytes what all of it takes on the disk, rollups and what is free for reuse with it
 * @param entities one for each kind of record, also when there are none of it
 */
public record Inventory(long bytes, List<Kind> entities) {
  /** Copies the list. */
  public Inventory {
    entities = List.copyOf(entities);
  }

  /**
   * One kind of record.
   *
   * @param entity its id
   * @param rows stored records
   * @param first the earliest instant of its time field; null without one
   * @param last the latest
   * @param bytes about what the records take on the disk, without rollups; those not yet folded
   *     into the file count little
   */
  public record Kind(
      String entity, long rows, @Nullable Instant first, @Nullable Instant last, long bytes) {
    /** Checks the name. */
    public Kind {
      Objects.requireNonNull(entity, "entity");
    }
  }
}
