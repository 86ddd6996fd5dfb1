package dev.callsight.app.data;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is of an organization's records.
 *
 * @param organizationId whose
 * @param version the data version
 * @param updatedAt when the records last changed; null when they never did
 * @param bytes what all of it takes on the disk
 * @param rejected refused rows that are kept
 * @param entities one for each kind of record
 * @param job the newest rebuild or erasure, running or not; null when there was none
 */
record DataStatus(
    String organizationId,
    long version,
    @Nullable Instant updatedAt,
    long bytes,
    long rejected,
    List<Kind> entities,
    @Nullable DataJobView job) {

  /**
   * One kind of record.
   *
   * @param entity its id
   * @param label what people call it
   * @param rows stored records
   * @param first the earliest instant of the field that periods select by; null without one
   * @param last the latest
   * @param lastArrival when records last came; null when they never did, or not over HTTP
   * @param bytes about what they take on the disk
   * @param rejected refused rows of it that are kept
   */
  record Kind(
      String entity,
      String label,
      long rows,
      @Nullable Instant first,
      @Nullable Instant last,
      @Nullable Instant lastArrival,
      long bytes,
      long rejected) {}
}
