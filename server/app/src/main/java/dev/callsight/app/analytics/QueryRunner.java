package dev.callsight.app.analytics;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.plan.Plan;
import dev.callsight.core.plan.PlanNode;
import dev.callsight.core.query.LeafFrame;
import dev.callsight.core.query.QueryException;
import dev.callsight.core.sql.Sql;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.table.Table;
import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.QueryEngine;
import dev.callsight.engine.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Plans, writes and runs one bound question. */
@Component
class QueryRunner {
  /** The most groups an answer may have before it is cut to its limit. */
  static final int MOST_GROUPS = 50_000;

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Catalog catalog;
  private final SqlRenderer renderer;
  private final QueryEngine engine;
  private final SeriesCache series;

  QueryRunner(Catalog catalog, SqlRenderer renderer, QueryEngine engine, SeriesCache series) {
    this.catalog = catalog;
    this.renderer = renderer;
    this.engine = engine;
    this.series = series;
  }

  /** The leaf values of a question; what was planned and run is added to the trace. */
  LeafFrame run(Asked asked, Trace trace) {
    return run(asked, asked.query().leaves(), trace);
  }

  /** The same for some leaves of the question. */
  LeafFrame run(Asked asked, Set<Leaf> leaves, Trace trace) {
    if (leaves.isEmpty()) {
      // Such as of a forecast alone: nothing of the period itself is read.
      return LeafFrame.of(asked.query(), List.of(), catalog);
    }
    Plan plan = Plan.of(asked.query(), leaves, asked.facts());
    trace.add(plan);
    List<Table> tables = new ArrayList<>();
    List<PlanNode> rest = new ArrayList<>();
    for (PlanNode step : plan.root().steps().toList()) {
      if (!trace.wantsStatements() && isOfNothing(step, asked.status())) {
        continue;
      }
      Optional<SeriesCache.Held> held =
          trace.wantsStatements() ? Optional.empty() : series.rows(asked, step);
      held.ifPresentOrElse(
          part -> {
            part.tables().forEach(table -> tables.add(bounded(table)));
            rest.addAll(part.rest());
          },
          () -> rest.add(step));
    }
    if (!rest.isEmpty()) {
      tables.add(stored(asked, new PlanNode.Merge(rest), trace));
    }
    return LeafFrame.of(asked.query(), tables, catalog);
  }

  /** Whether there is no record that a step could read: it would answer no group and zeros. */
  private static boolean isOfNothing(PlanNode step, FactsStatus status) {
    String entity =
        switch (step) {
          case PlanNode.Aggregate aggregate -> aggregate.source().entity();
          case PlanNode.Level level -> level.entity();
          case PlanNode.Movements movements -> movements.entity();
          case PlanNode.Overlaps overlaps -> overlaps.entity();
          case PlanNode.Merge _ -> "";
        };
    return Long.valueOf(0).equals(status.rows().get(entity));
  }

  private Table stored(Asked asked, PlanNode plan, Trace trace) {
    Sql sql = renderer.render(plan, MOST_GROUPS + 1);
    trace.add(sql);
    return bounded(run(asked, sql));
  }

  private static Table bounded(Table table) {
    if (table.rows().size() > MOST_GROUPS) {
      throw new QueryException(
          QueryException.Code.TOO_MANY_ROWS,
          "/dimensions",
          "the answer has more than " + MOST_GROUPS + " rows; filter it or split it less");
    }
    return table;
  }

  /** The rows of a statement. */
  Table run(Asked asked, Sql sql) {
    return run(asked.organization().id(), sql);
  }

  /** The rows of a statement inside an organization. */
  Table run(String organization, Sql sql) {
    try {
      return engine.run(organization, sql, TIMEOUT);
    } catch (StoreException failure) {
      throw AnalyticsError.failure(failure);
    }
  }
}
