package dev.callsight.core.sql;

import dev.callsight.core.query.StageHistory;
import dev.callsight.core.query.TouchPaths;

/** Writes questions about what happened to single leads and deals. Safe for many threads. */
public final class HistoryRenderer {
  private final SqlRenderer renderer;

  /** Writes for the same engine as another renderer. */
  public HistoryRenderer(SqlRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * The statement that lists touch paths: a row for each touch of each conversion, or one without a
   * touch; its columns are named in {@link TouchPaths}, followed by one for each leaf of the metric
   * by its name in the catalog.
   *
   * @param limit how many rows at most
   */
  public Sql touchPaths(TouchPaths paths, int limit) {
    Columns columns = renderer.columns(paths.conversions());
    return renderer.sql(
        new PathStatements(renderer.dsl(), columns, paths, renderer.catalog()).paths(limit));
  }

  /**
   * The statement that counts those who went through the same stages: its columns are {@link
   * StageHistory#PATH}, {@link StageHistory#LOST}, {@link StageHistory#SUBJECTS} and, where groups
   * are told apart, {@link StageHistory#GROUP}.
   *
   * @param limit how many rows at most
   */
  public Sql stagePaths(StageHistory history, int limit) {
    return renderer.sql(statements(history).paths(limit));
  }

  /**
   * The statement that says how long stays in each stage are, and who is there now: its columns are
   * those of {@link StageHistory} from {@link StageHistory#STAGE} on.
   *
   * @param limit how many rows at most
   */
  public Sql stageStays(StageHistory history, int limit) {
    return renderer.sql(statements(history).stays(limit));
  }

  private StageStatements statements(StageHistory history) {
    return new StageStatements(renderer.dsl(), renderer.columns(history.cohort()), history);
  }
}
