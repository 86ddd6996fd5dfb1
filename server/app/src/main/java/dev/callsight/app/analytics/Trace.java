package dev.callsight.app.analytics;

import dev.callsight.core.plan.Plan;
import dev.callsight.core.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was planned and run for one answer. Safe for many threads. */
final class Trace {
  private final List<Plan.Decision> decisions = new ArrayList<>();
  private final List<String> statements = new ArrayList<>();

  private final boolean wantsStatements;

  /**
   * @param wantsStatements whether somebody will read the statements; then everything is asked of
   *     the store
   */
  Trace(boolean wantsStatements) {
    this.wantsStatements = wantsStatements;
  }

  boolean wantsStatements() {
    return wantsStatements;
  }

  synchronized void add(Plan plan) {
    decisions.addAll(plan.decisions());
  }

  synchronized void add(Sql sql) {
    if (wantsStatements) {
      statements.add(sql.readable());
    }
  }

  /**
   * {@code rollup} when nothing was read but rollups and levels of few rows, else {@code facts}.
   */
  synchronized String servedFrom() {
    boolean rollup = decisions.stream().anyMatch(Plan.Decision::fromRollup);
    boolean facts =
        decisions.stream()
            .anyMatch(decision ->
                !decision.fromRollup()
                    && decision.reasons().stream()
                        .noneMatch(reason -> reason.startsWith("not_additive: a level")));
    return rollup && !facts ? "rollup" : "facts";
  }

  synchronized String sources() {
    Set<String> tables = new LinkedHashSet<>();
    decisions.forEach(decision -> tables.add(decision.table()));
    return String.join(", ", tables);
  }

  synchronized List<String> reasons() {
    Set<String> reasons = new LinkedHashSet<>();
    decisions.forEach(decision -> reasons.addAll(decision.reasons()));
    return List.copyOf(reasons);
  }

  synchronized List<String> statements() {
    return List.copyOf(statements);
  }
}
