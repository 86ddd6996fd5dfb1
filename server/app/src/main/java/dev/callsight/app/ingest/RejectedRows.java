package dev.callsight.app.ingest;

import dev.callsight.app.identity.Actor;
import dev.callsight.app.settings.RealTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the rows that were refused: of an organization the newest, for some weeks. */
@Component
public class RejectedRows {
  /** How many are kept for one organization. */
  public static final int MOST = 1_000;

  /** How long they are kept. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** So many may be over before the oldest are removed. */
  private static final int SLACK = 200;

  private static final Logger LOGGER = LoggerFactory.getLogger(RejectedRows.class);
  private static final String NEWEST =
      """
      (SELECT * FROM rejected_row WHERE organization_id = :organization AND at >= :since
       ORDER BY id DESC FETCH FIRST 1000 ROWS ONLY) newest
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final RealTime time;
  private final Map<String, Integer> addedSincePruned = new ConcurrentHashMap<>();

  RejectedRows(JdbcClient jdbc, JdbcTemplate batches, RealTime time) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.time = time;
  }

  /** Starts to listen to one body. */
  RefusedOfBody of(String organization, String entity, Actor sender) {
    return new RefusedOfBody(refused -> keep(organization, entity, sender, refused));
  }

  private void keep(
      String organization, String entity, Actor sender, List<RefusedOfBody.Refused> refused) {
    OffsetDateTime now = time.now().atOffset(ZoneOffset.UTC);
    try {
      batches.batchUpdate(
          """
          INSERT INTO rejected_row (organization_id, entity, at, line, field, message, said,
            sender_id, sender_label, request_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          refused,
          refused.size(),
          (row, one) -> {
            row.setString(1, organization);
            row.setString(2, entity);
            row.setObject(3, now);
            row.setObject(4, one.line(), Types.BIGINT);
            row.setString(5, one.field());
            row.setString(6, one.message());
            row.setString(7, one.value());
            row.setString(8, sender.id());
            row.setString(9, cut(sender.label()));
            row.setString(10, sender.requestId());
          });
      pruneNowAndThen(organization, refused.size());
    } catch (DataAccessException e) {
      // The answer names them anyway, and what was right is stored: the sender must hear of that.
      LOGGER.warn("refused rows of {} could not be kept", organization, e);
    }
  }

  private static String cut(String text) {
    return text.length() <= 254 ? text : text.substring(0, 254);
  }

  private void pruneNowAndThen(String organization, int added) {
    if (addedSincePruned.merge(organization, added, Integer::sum) >= SLACK) {
      addedSincePruned.remove(organization);
      prune(organization);
    }
  }

  private void prune(String organization) {
    jdbc.sql(
            """
            DELETE FROM rejected_row
            WHERE organization_id = :organization AND id <=
              (SELECT id FROM rejected_row WHERE organization_id = :organization
               ORDER BY id DESC OFFSET 1000 ROWS FETCH NEXT 1 ROWS ONLY)
            """)
        .param("organization", organization)
        .update();
    pruneOld();
  }

  /** Removes what is older than it may be, also of organizations that nobody writes to. */
  @EventListener(ApplicationReadyEvent.class)
  void pruneOld() {
    jdbc.sql("DELETE FROM rejected_row WHERE at < ?").param(since()).update();
  }

  /**
   * Kept rows, newest first.
   *
   * @param entity only those sent as it; null for all
   * @param before only those with a smaller id
   */
  public List<RejectedRow> list(
      String organization, @Nullable String entity, long before, int limit) {
    return jdbc.sql(
            """
            SELECT id, entity, at, line, field, message, said, sender_id, sender_label, request_id
            FROM\
            """
                + " "
                + NEWEST
                + """
                WHERE id < :before
                  AND (CAST(:entity AS VARCHAR(64)) IS NULL OR entity = :entity)
                ORDER BY id DESC FETCH FIRST :limit ROWS ONLY
                """)
        .param("organization", organization)
        .param("since", since())
        .param("before", before)
        .param("entity", entity)
        .param("limit", limit)
        .query(RejectedRows::read)
        .list();
  }

  /** How many are kept by entity; one without any is absent. */
  public Map<String, Long> counts(String organization) {
    return jdbc
        .sql("SELECT entity, COUNT(*) FROM " + NEWEST + " GROUP BY entity")
        .param("organization", organization)
        .param("since", since())
        .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Forgets those sent as that entity, or all for null; tells how many. */
  public int clear(String organization, @Nullable String entity) {
    return jdbc.sql(
            """
            DELETE FROM rejected_row WHERE organization_id = :organization
              AND (CAST(:entity AS VARCHAR(64)) IS NULL OR entity = :entity)
            """)
        .param("organization", organization)
        .param("entity", entity)
        .update();
  }

  private OffsetDateTime since() {
    return time.now().minus(KEPT).atOffset(ZoneOffset.UTC);
  }

  private static RejectedRow read(ResultSet row, int number) throws SQLException {
    long line = row.getLong(4);
    boolean whole = row.wasNull();
    return new RejectedRow(
        row.getLong(1),
        row.getString(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        whole ? null : line,
        row.getString(5),
        row.getString(6),
        row.getString(7),
        new RejectedRow.Sender(row.getString(8), row.getString(9)),
        row.getString(10));
  }
}
