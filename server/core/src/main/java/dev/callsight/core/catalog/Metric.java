package dev.callsight.core.catalog;

import java.util.List;
import java.util.Objects;

/**
 * A number that can be asked for.
 *
 * @param id dotted: {@code calls.success_rate}
 * @param label what people read
 * @param description what it means, in a sentence or two
 * @param group the family it belongs to: {@code calls}, {@code leads}, {@code revenue} or {@code
 *     campaigns}
 * @param definition how it was declared
 * @param formula the same in terms of leaves
 * @param expression the same in words of the catalog, for people
 * @param unit what the number counts
 * @param decimals decimal places shown
 * @param good which way it should move
 * @param aliases other names it answers to
 */
public record Metric(
    String id,
    String label,
    String description,
    String group,
    Definition definition,
    Formula formula,
    String expression,
    Unit unit,
    int decimals,
    Good good,
    List<String> aliases) {
  public Metric {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(formula, "formula");
    Objects.requireNonNull(expression, "expression");
    aliases = List.copyOf(aliases);
  }

  /** The kind in answers: count, sum, ratio, mean, percentile, stock, computed or forecast. */
  public String type() {
    return switch (definition) {
      case Definition.Measured measured ->
          switch (measured.leaf()) {
            case Leaf.Count count -> "count";
            case Leaf.Distinct distinct -> "count";
            case Leaf.Sum sum -> "sum";
            case Leaf.Quantile quantile -> "percentile";
            case Leaf.Balance balance -> "stock";
            case Leaf.Overlap overlap -> "stock";
          };
      case Definition.Mean mean -> "mean";
      case Definition.Ratio ratio -> "ratio";
      case Definition.Computed computed -> "computed";
      case Definition.ChangeOf change -> "change";
      case Definition.ForecastOf forecast -> "forecast";
    };
  }

  /** Whether its changes are said in percentage points first. */
  public boolean changesInPoints() {
    return unit == Unit.PERCENT;
  }
}
