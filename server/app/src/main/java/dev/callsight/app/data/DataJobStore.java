package dev.callsight.app.data;

import dev.callsight.app.settings.RealTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps jobs in the state database, where every node sees them. */
@Component
class DataJobStore {
  /** A job whose process said nothing for so long is not being done any more. */
  private static final Duration LOST = Duration.ofSeconds(60);

  private static final int KEPT = 20;
  private static final int LONGEST_DETAIL = 1_000;
  private static final String COLUMNS =
      "id, kind, entities, state, progress, detail, created_at, author_label, alive_at, finished_at";

  private final JdbcClient jdbc;
  private final RealTime time;

  DataJobStore(JdbcClient jdbc, RealTime time) {
    this.jdbc = jdbc;
    this.time = time;
  }

  /** Keeps any other job of the organization from being added, on any node, in this transaction. */
  void holdOthers(String organization) {
    jdbc.sql("SELECT id FROM organization WHERE id = ? FOR UPDATE")
        .param(organization)
        .query(String.class)
        .optional();
  }

  void add(String organization, String id, DataJob.Kind kind, List<String> entities, String by) {
    jdbc.sql(
            """
            INSERT INTO data_job (id, organization_id, kind, entities, state, progress, detail,
              cancel_asked, author_label, created_at, alive_at)
            VALUES (?, ?, ?, ?, ?, 0, '', FALSE, ?, ?, ?)
            """)
        .param(id)
        .param(organization)
        .param(kind.name())
        .param(String.join(" ", entities))
        .param(DataJob.State.RUNNING.name())
        .param(cut(by, 254))
        .param(now())
        .param(now())
        .update();
    forgetOld(organization);
  }

  private void forgetOld(String organization) {
    jdbc.sql(
            """
            DELETE FROM data_job WHERE organization_id = :organization AND created_at <
              (SELECT created_at FROM data_job WHERE organization_id = :organization
               ORDER BY created_at DESC OFFSET :kept ROWS FETCH NEXT 1 ROWS ONLY)
            """)
        .param("organization", organization)
        .param("kept", KEPT - 1)
        .update();
  }

  Optional<DataJob> find(String organization, String id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM data_job WHERE organization_id = ? AND id = ?")
        .param(organization)
        .param(id)
        .query(this::read)
        .optional();
  }

  /** The newest job, running or not. */
  Optional<DataJob> newest(String organization) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM data_job WHERE organization_id = ?"
                + " ORDER BY created_at DESC, id FETCH FIRST 1 ROWS ONLY")
        .param(organization)
        .query(this::read)
        .optional();
  }

  /** Notes how far it is; false when somebody asked to stop, or the organization is gone. */
  boolean proceed(String id, double progress) {
    int going =
        jdbc.sql(
                """
                UPDATE data_job SET progress = ?, alive_at = ? WHERE id = ? AND NOT cancel_asked
                """)
            .param(progress)
            .param(now())
            .param(id)
            .update();
    return going > 0;
  }

  /** Says of running jobs that they are still being done. */
  void alive(Collection<String> ids) {
    for (String id : ids) {
      jdbc.sql("UPDATE data_job SET alive_at = ? WHERE id = ?").param(now()).param(id).update();
    }
  }

  void askToCancel(String id) {
    jdbc.sql("UPDATE data_job SET cancel_asked = TRUE WHERE id = ?").param(id).update();
  }

  void finish(String id, DataJob.State state, String detail) {
    jdbc.sql(
            """
            UPDATE data_job SET state = ?, detail = ?, finished_at = ?,
              progress = CASE WHEN ? THEN 1 ELSE progress END
            WHERE id = ?
            """)
        .param(state.name())
        .param(cut(detail, LONGEST_DETAIL))
        .param(now())
        .param(state == DataJob.State.DONE)
        .param(id)
        .update();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  private OffsetDateTime now() {
    return time.now().atOffset(ZoneOffset.UTC);
  }

  private DataJob read(ResultSet row, int number) throws SQLException {
    DataJob.State state = DataJob.State.valueOf(row.getString(4));
    Instant alive = row.getObject(9, OffsetDateTime.class).toInstant();
    OffsetDateTime finished = row.getObject(10, OffsetDateTime.class);
    boolean lost = state == DataJob.State.RUNNING && alive.plus(LOST).isBefore(time.now());
    return new DataJob(
        row.getString(1),
        DataJob.Kind.valueOf(row.getString(2)),
        Arrays.stream(row.getString(3).split(" ")).filter(id -> !id.isEmpty()).toList(),
        lost ? DataJob.State.FAILED : state,
        row.getDouble(5),
        lost ? "The server that did it stopped. Nothing was changed; ask again." : row.getString(6),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getString(8),
        finished == null ? (lost ? alive : null) : finished.toInstant());
  }
}
