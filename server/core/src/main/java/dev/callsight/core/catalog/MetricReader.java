package dev.callsight.core.catalog;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code metrics.yaml}; a metric may use others that stand before or after it. */
final class MetricReader {
  private static final Set<String> KINDS =
      Set.of(
          "count",
          "distinct",
          "sum",
          "mean",
          "percentile",
          "balance",
          "overlap",
          "ratio",
          "formula",
          "change",
          "forecast");
  private static final Set<String> MEMBERS =
      Set.of("label", "description", "group", "unit", "decimals", "good", "aliases");
  private static final Set<String> GROUPS = Set.of("calls", "leads", "revenue", "campaigns");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final LeafReader leaves;
  private final Map<String, YamlNode> nodes = new LinkedHashMap<>();
  private final Map<String, Metric> metrics = new LinkedHashMap<>();
  private final Deque<String> underway = new ArrayDeque<>();

  MetricReader(LeafReader leaves) {
    this.leaves = leaves;
  }

  Map<String, Metric> read(YamlNode root) {
    nodes.putAll(root.members());
    nodes.forEach((id, node) -> metric(id, node));
    Map<String, Metric> inOrder = new LinkedHashMap<>();
    nodes.keySet().forEach(id -> inOrder.put(id, metric(id, root)));
    return inOrder;
  }

  private Metric metric(String id, YamlNode user) {
    Metric known = metrics.get(id);
    if (known != null) {
      return known;
    }
    YamlNode node = nodes.get(id);
    if (node == null) {
      throw user.problem("no metric " + id);
    }
    if (underway.contains(id)) {
      throw node.problem(id + " is defined by itself: " + underway);
    }
    underway.push(id);
    Metric metric = read(id, node);
    underway.pop();
    metrics.put(id, metric);
    return metric;
  }

  private Metric read(String id, YamlNode node) {
    String kind = kind(node);
    Unit unit = choice(node, "unit", Unit.class);
    String group = node.require("group").text();
    if (!GROUPS.contains(group)) {
      throw node.require("group").problem("expected one of " + GROUPS + ", found " + group);
    }
    Definition definition = definition(kind, node.require(kind), unit);
    return new Metric(
        id,
        node.require("label").text(),
        node.require("description").text(),
        group,
        definition,
        formula(definition, node),
        expression(definition),
        unit,
        node.find("decimals")
            .map(places -> places.number().intValueExact())
            .orElse(unit.decimals()),
        choice(node, "good", Good.class),
        node.find("aliases").map(YamlNode::texts).orElse(List.of()));
  }

  private static String kind(YamlNode node) {
    List<String> kinds = node.members().keySet().stream().filter(KINDS::contains).toList();
    if (kinds.size() != 1) {
      throw node.problem("expected exactly one of " + KINDS.stream().sorted().toList());
    }
    Set<String> allowed = new java.util.HashSet<>(MEMBERS);
    allowed.addAll(kinds);
    node.only(allowed);
    return kinds.getFirst();
  }

  private Definition definition(String kind, YamlNode node, Unit unit) {
    return switch (kind) {
      case "count" -> new Definition.Measured(leaves.count(node), BigDecimal.ONE);
      case "distinct" -> new Definition.Measured(leaves.distinct(node), BigDecimal.ONE);
      case "sum" -> new Definition.Measured(leaves.sum(node), divideBy(node));
      case "mean" ->
          new Definition.Mean(leaves.sum(node), leaves.countOfValue(node), divideBy(node));
      case "percentile" -> new Definition.Measured(leaves.quantile(node), divideBy(node));
      case "balance" -> new Definition.Measured(leaves.balance(node), BigDecimal.ONE);
      case "overlap" -> new Definition.Measured(leaves.overlap(node), BigDecimal.ONE);
      case "ratio" -> ratio(node, unit);
      case "formula" -> new Definition.Computed(node.text());
      case "change" -> new Definition.ChangeOf(node.text());
      case "forecast" -> new Definition.ForecastOf(node.text());
      default -> throw node.problem("no kind " + kind);
    };
  }

  private static Definition ratio(YamlNode node, Unit unit) {
    node.only(Set.of("numerator", "denominator", "given"));
    return new Definition.Ratio(
        node.require("numerator").text(),
        node.require("denominator").text(),
        node.find("given").map(YamlNode::text).orElse(null),
        unit == Unit.PERCENT ? HUNDRED : BigDecimal.ONE);
  }

  private static BigDecimal divideBy(YamlNode node) {
    return node.find("divideBy").map(YamlNode::number).orElse(BigDecimal.ONE);
  }

  private Formula formula(Definition definition, YamlNode node) {
    return switch (definition) {
      case Definition.Measured measured -> new Formula.OfLeaf(measured.leaf(), measured.divideBy());
      case Definition.Mean mean ->
          new Formula.Binary(
              Formula.Operator.DIVIDE,
              new Formula.OfLeaf(mean.sum(), mean.divideBy()),
              new Formula.OfLeaf(mean.count(), BigDecimal.ONE));
      case Definition.Ratio ratio -> ratio(ratio, node);
      case Definition.Computed computed -> computed(computed, node);
      case Definition.ChangeOf change ->
          new Formula.Change(metric(change.metric(), node).formula());
      case Definition.ForecastOf forecast ->
          new Formula.Forecast(metric(forecast.metric(), node).formula());
    };
  }

  private Formula ratio(Definition.Ratio ratio, YamlNode node) {
    Formula quotient =
        new Formula.Binary(
            Formula.Operator.DIVIDE,
            new Formula.Binary(
                Formula.Operator.TIMES,
                new Formula.Constant(ratio.factor()),
                metric(ratio.numerator(), node).formula()),
            metric(ratio.denominator(), node).formula());
    return ratio.given() == null
        ? quotient
        : new Formula.Given(metric(ratio.given(), node).formula(), quotient);
  }

  private Formula computed(Definition.Computed computed, YamlNode node) {
    try {
      return FormulaParser.parse(computed.expression(), name -> metric(name, node).formula());
    } catch (IllegalArgumentException e) {
      throw node.problem(String.valueOf(e.getMessage()));
    }
  }

  private static String expression(Definition definition) {
    return switch (definition) {
      case Definition.Measured measured -> Wording.of(measured.leaf());
      case Definition.Mean mean -> "mean of " + Wording.of(mean.sum()).replaceFirst("^sum of ", "");
      case Definition.Ratio ratio ->
          (ratio.factor().compareTo(HUNDRED) == 0 ? "100 * " : "")
              + ratio.numerator()
              + " / "
              + ratio.denominator()
              + (ratio.given() == null ? "" : " given " + ratio.given());
      case Definition.Computed computed -> computed.expression();
      case Definition.ChangeOf change -> "100 * (" + change.metric() + " - previous) / |previous|";
      case Definition.ForecastOf forecast -> "forecast of " + forecast.metric();
    };
  }

  private static <E extends Enum<E>> E choice(YamlNode node, String name, Class<E> type) {
    YamlNode text = node.require(name);
    try {
      return Enum.valueOf(type, text.text().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw text.problem(
          "expected one of " + List.of(type.getEnumConstants()) + ", found " + text.text());
    }
  }
}
