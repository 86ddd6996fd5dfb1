package dev.callsight.core.plan.rule;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.plan.Key;
import dev.callsight.core.plan.PlanNode;
import dev.callsight.core.plan.Source;

/**
 * Counts different texts by the first record of each, which the store has marked, instead of
 * comparing the texts of all records.
 *
 * <pre>
 * Aggregate(facts touchpoints, leaves: different leads)
 *   → Aggregate(firsts touchpoints, leaves: different leads)
 * </pre>
 *
 * Only where the records that take part are all of the period, for a filter or a dimension could
 * leave out the record that is marked; and where every leaf of the step has its {@link
 * dev.callsight.core.catalog.Novelty}.
 */
public final class CountFirstRecords {
  private CountFirstRecords() {}

  /** The step, rewritten when it may be. */
  public static PlanNode apply(PlanNode node, Catalog catalog) {
    return node instanceof PlanNode.Aggregate step && fits(step, catalog)
        ? new PlanNode.Aggregate(
            new Source.Firsts(step.source().table(), step.range().start()),
            step.time(),
            step.range(),
            step.calendar(),
            step.where(),
            step.keys(),
            step.leaves())
        : node;
  }

  private static boolean fits(PlanNode.Aggregate step, Catalog catalog) {
    return step.source() instanceof Source.Facts facts
        && step.where().equals(Condition.always())
        && step.keys().stream().allMatch(Key.Time.class::isInstance)
        && step.leaves().stream().allMatch(leaf -> marked(leaf, facts.entity(), catalog));
  }

  private static boolean marked(Leaf leaf, String entity, Catalog catalog) {
    return leaf instanceof Leaf.Distinct distinct
        && distinct.time().equals(catalog.entity(entity).timeField())
        && catalog.entity(entity).novelty(distinct.field(), distinct.where()).isPresent();
  }
}
