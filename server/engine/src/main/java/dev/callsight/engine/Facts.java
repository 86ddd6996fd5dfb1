package dev.callsight.engine;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.sql.SqlRenderer;

/** All that a store of facts can do, behind one name. */
public interface Facts extends FactStore, QueryEngine, FactBackup {
  /** Writes statements as {@link #run} reads them. */
  SqlRenderer renderer(Catalog catalog);

  /** Whether what is behind the store still answers. */
  boolean answers();

  /** What its questions keep it busy with. */
  QueryLoad load();
}
