package dev.callsight.engine.clickhouse;

import java.util.LinkedHashSet;
import java.util.Set;

/** The columns of a record that follow from other records. */
final class DerivedColumns {
  private DerivedColumns() {}

  /** For a write of records of these entities, whose rows are in the logs. */
  static void update(Step step, Layout layout, Set<String> written) {
    Attribution.update(step, layout, written);
    Contacts.update(step, layout, written);
    LeadColumns.update(step, layout, written);
    Novelties.update(step, layout, written);
  }

  /** For every record there is. */
  static void updateAll(Step step, Layout layout) {
    Attribution.updateAll(step, layout);
    Contacts.updateAll(step, layout);
    LeadColumns.updateAll(step, layout);
    Novelties.updateAll(step, layout);
  }

  /** The entities whose logs may have rows after a write of records of these. */
  static Set<String> changed(Set<String> written) {
    Set<String> changed = new LinkedHashSet<>(Writer.touched(written));
    if (written.contains("calls")) {
      changed.add("leads");
    }
    return changed;
  }
}
