package dev.callsight.core.plan;

import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.plan.rule.CountFirstRecords;
import dev.callsight.core.plan.rule.RouteToRollup;
import dev.callsight.core.query.BoundQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A rewritten plan with the reasons for how it came out.
 *
 * @param root the steps
 * @param decisions what each step reads and why
 */
public record Plan(PlanNode.Merge root, List<Decision> decisions) {

  /**
   * What a step reads.
   *
   * @param entity the entity it is about
   * @param table the table it reads
   * @param fromRollup whether that is a rollup
   * @param reasons why no rollup, or no smaller one
   */
  public record Decision(String entity, String table, boolean fromRollup, List<String> reasons) {
    public Decision {
      reasons = List.copyOf(reasons);
    }
  }

  public Plan {
    decisions = List.copyOf(decisions);
  }

  /** The plan of a question, rewritten by every rule in order. */
  public static Plan of(BoundQuery query, PlanFacts facts) {
    return of(query, query.leaves(), facts);
  }

  /** The plan of some leaves of a question. */
  public static Plan of(BoundQuery query, Set<Leaf> leaves, PlanFacts facts) {
    List<Decision> decisions = new ArrayList<>();
    List<PlanNode> steps = new ArrayList<>();
    for (PlanNode step : Planner.plan(query, leaves).inputs()) {
      PlanNode counted = CountFirstRecords.apply(step, facts.catalog());
      steps.add(RouteToRollup.apply(counted, facts, decisions));
    }
    return new Plan(new PlanNode.Merge(steps), decisions);
  }

  /** The same question answered from the records alone. */
  public static Plan fromFacts(BoundQuery query) {
    return new Plan(Planner.plan(query, query.leaves()), List.of());
  }

  /** Whether every step reads a rollup. */
  public boolean servedFromRollups() {
    return !decisions.isEmpty() && decisions.stream().allMatch(Decision::fromRollup);
  }
}
