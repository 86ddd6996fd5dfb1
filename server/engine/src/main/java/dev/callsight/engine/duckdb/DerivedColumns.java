package dev.callsight.engine.duckdb;

import java.sql.SQLException;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** The columns of a record that follow from other records. */
final class DerivedColumns {
  private DerivedColumns() {}

  /**
   * For a transaction with these writes, whose replaced rows are deleted and new ones staged.
   *
   * @param touched told of records that are no longer as they were, where rollups do not tell
   * @param appended told how many rows were appended to a signed table that is no rollup
   */
  static void update(
      Session session,
      Layout layout,
      OrganizationFile file,
      Map<String, EntityWrite> writes,
      Attribution.Refresh refresh,
      Novelties.Touched touched,
      ObjLongConsumer<String> appended)
      throws SQLException {
    Attribution.update(session, layout, writes, refresh);
    Novelties.update(session, writes, touched);
    Contacts.update(session, layout, file, writes, appended);
  }

  /** For every record there is; rollups are the caller's to compute anew. */
  static void updateAll(Session session, Layout layout) throws SQLException {
    Attribution.updateAll(session, layout, (table, _) -> Attribution.store(session, table));
    Novelties.updateAll(session, layout);
    Contacts.updateAll(session, layout);
  }
}
