package dev.callsight.app.identity;

import dev.callsight.app.settings.RealTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps organizations in the state database. */
@Component
class OrganizationStore implements OrganizationDirectory {
  private static final String COLUMNS = "id, name, timezone, currency, week_start";

  private final JdbcClient jdbc;
  private final RealTime time;
  private final RecentReads recent;

  OrganizationStore(JdbcClient jdbc, RealTime time, RecentReads recent) {
    this.jdbc = jdbc;
    this.time = time;
    this.recent = recent;
  }

  @Override
  public Optional<Organization> find(String id) {
    return recent.find(Organization.class, id, () -> read(id));
  }

  private Optional<Organization> read(String id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM organization WHERE id = ? AND NOT erasing")
        .param(id)
        .query(OrganizationStore::read)
        .optional();
  }

  @Override
  public List<Organization> all() {
    return jdbc.sql("SELECT " + COLUMNS + " FROM organization WHERE NOT erasing ORDER BY id")
        .query(OrganizationStore::read)
        .list();
  }

  /** Whether it could be added: false when the id is taken, also by one being erased. */
  boolean add(Organization organization) {
    try {
      jdbc.sql(
              """
              INSERT INTO organization (id, name, timezone, currency, week_start, created_at)
              VALUES (?, ?, ?, ?, ?, ?)
              """)
          .param(organization.id())
          .param(organization.name())
          .param(organization.timezone().getId())
          .param(organization.currency().getCurrencyCode())
          .param(organization.weekStart().getValue())
          .param(time.now().atOffset(ZoneOffset.UTC))
          .update();
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }

  void replace(Organization organization) {
    jdbc.sql(
            """
            UPDATE organization SET name = ?, timezone = ?, currency = ?, week_start = ?
            WHERE id = ?
            """)
        .param(organization.name())
        .param(organization.timezone().getId())
        .param(organization.currency().getCurrencyCode())
        .param(organization.weekStart().getValue())
        .param(organization.id())
        .update();
    recent.changed();
  }

  /** Hides it from everyone; survives a crash, so that erasing is resumed. */
  void markErasing(String id) {
    jdbc.sql("UPDATE organization SET erasing = TRUE WHERE id = ?").param(id).update();
    recent.changed();
  }

  List<String> erasing() {
    return jdbc.sql("SELECT id FROM organization WHERE erasing ORDER BY id")
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** Forgets it and what hangs on it: memberships and keys. */
  void delete(String id) {
    jdbc.sql("DELETE FROM organization WHERE id = ?").param(id).update();
    recent.changed();
  }

  private static Organization read(ResultSet row, int number) throws SQLException {
    return new Organization(
        row.getString(1),
        row.getString(2),
        ZoneId.of(row.getString(3)),
        Currency.getInstance(row.getString(4)),
        DayOfWeek.of(row.getInt(5)));
  }
}
