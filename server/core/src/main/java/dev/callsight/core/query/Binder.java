package dev.callsight.core.query;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Definition;
import dev.callsight.core.catalog.Dimension;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves the names of a question, once, at the edge. */
public final class Binder {
  /** The most buckets a question may have. */
  public static final int MOST_BUCKETS = 20_000;

  private static final String PROPERTIES = "properties.";

  private final Catalog catalog;

  /** A binder for that catalog. */
  public Binder(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The question with every name resolved.
   *
   * @param calendar the zone and first weekday the period is resolved in
   * @param now the time of asking
   * @throws QueryException naming what cannot be resolved
   */
  public BoundQuery bind(MetricQuery query, Calendar calendar, Instant now) {
    List<Metric> metrics = metrics(query.metrics());
    List<Dimension> dimensions = dimensions(query.dimensions());
    BoundFilter filter = filter(query.filter());
    Period period = period(query, calendar, now);
    requireFewBuckets(query.grain(), period);
    for (Metric metric : metrics) {
      requireApplicable(metric, dimensions, "/dimensions");
      requireApplicable(metric, filter.dimensions(), "/filters");
    }
    return new BoundQuery(
        metrics,
        dimensions,
        period,
        query.grain(),
        filter,
        query.comparisons(),
        order(query, metrics, dimensions),
        query.limit());
  }

  /** Whether every record behind a metric has all those dimensions. */
  public boolean applies(Metric metric, Set<Dimension> dimensions) {
    return dimensions.stream().allMatch(dimension -> lacking(metric, dimension).isEmpty());
  }

  /** The filter with its dimensions resolved. */
  public BoundFilter filter(Filter filter) {
    return FilterBinder.bind(filter, this::dimension);
  }

  private static Period period(MetricQuery query, Calendar calendar, Instant now) {
    Period period = query.timeRange().resolve(calendar, now);
    if (!query.complete()) {
      return period;
    }
    return period.complete(query.grain() == null ? Grain.DAY : query.grain());
  }

  private static void requireFewBuckets(@Nullable Grain grain, Period period) {
    if (grain != null && period.calendar().countBuckets(period.range(), grain) > MOST_BUCKETS) {
      throw new QueryException(
          QueryException.Code.INVALID_TIME_RANGE,
          "/grain",
          "grain "
              + grain.id()
              + " makes more than "
              + MOST_BUCKETS
              + " buckets of this range; expected a coarser grain or a shorter range");
    }
  }

  private List<Metric> metrics(List<String> names) {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      Metric metric = metric(names.get(i), "/metrics/" + i);
      metrics.put(metric.id(), metric);
    }
    return List.copyOf(metrics.values());
  }

  /**
   * The metric of that id or alias.
   *
   * @param pointer where it stands in the request
   * @throws QueryException with the nearest names
   */
  public Metric metric(String name, String pointer) {
    return catalog
        .findMetric(name)
        .orElseThrow(() ->
            new QueryException(
                QueryException.Code.UNKNOWN_METRIC,
                pointer,
                "unknown metric '"
                    + shortened(name)
                    + "'; did you mean "
                    + String.join(", ", catalog.metricsLike(name))
                    + "?"));
  }

  private List<Dimension> dimensions(List<String> names) {
    Map<String, Dimension> dimensions = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      Dimension dimension = dimension(names.get(i), "/dimensions/" + i);
      dimensions.put(dimension.id(), dimension);
    }
    return List.copyOf(dimensions.values());
  }

  private Dimension dimension(String name, String pointer) {
    return catalog
        .findDimension(name)
        .or(() -> ofEntity(name))
        .or(() -> property(name))
        .orElseThrow(() ->
            new QueryException(
                QueryException.Code.UNKNOWN_DIMENSION,
                pointer,
                "unknown dimension '"
                    + shortened(name)
                    + "'; did you mean "
                    + String.join(", ", catalog.dimensionsLike(name))
                    + "?"));
  }

  /** {@code calls.country} is the dimension country, when calls have it. */
  private Optional<Dimension> ofEntity(String name) {
    int dot = name.indexOf('.');
    if (dot < 0 || catalog.findEntity(name.substring(0, dot)).isEmpty()) {
      return Optional.empty();
    }
    String entity = name.substring(0, dot);
    return catalog
        .findDimension(name.substring(dot + 1))
        .filter(dimension -> dimension.path(entity, "").isPresent());
  }

  /** {@code properties.contact}, or {@code calls.properties.contact}: a free property. */
  private Optional<Dimension> property(String name) {
    int at = name.indexOf(PROPERTIES);
    String key = at < 0 ? "" : name.substring(at + PROPERTIES.length());
    boolean prefixed =
        at > 1
            && name.charAt(at - 1) == '.'
            && catalog.findEntity(name.substring(0, at - 1)).isPresent();
    if (key.isEmpty() || key.length() > 200 || key.indexOf('\0') >= 0 || (at != 0 && !prefixed)) {
      return Optional.empty();
    }
    FieldPath path = new FieldPath(null, null, "properties", key, FieldPath.Shape.plain());
    Map<String, FieldPath> paths = new LinkedHashMap<>();
    for (Entity entity : catalog.entities()) {
      boolean asked = at == 0 || name.startsWith(entity.id() + ".");
      if (asked && entity.find("properties").isPresent()) {
        paths.put(entity.id(), path);
      }
    }
    return Optional.of(
        new Dimension(
            name,
            key,
            "The free property " + key,
            Dimension.Type.TEXT,
            paths,
            null,
            null,
            List.of()));
  }

  static String shortened(String name) {
    return name.length() <= 80 ? name : name.substring(0, 80) + "…";
  }

  /**
   * Refuses dimensions that the records behind a metric do not have.
   *
   * @param pointer where they stand in the request
   * @throws QueryException naming the dimension, the metric and the records
   */
  public void requireApplicable(Metric metric, Iterable<Dimension> dimensions, String pointer) {
    for (Dimension dimension : dimensions) {
      lacking(metric, dimension)
          .ifPresent(leaf -> {
            throw new QueryException(
                QueryException.Code.DIMENSION_NOT_APPLICABLE,
                pointer,
                "dimension '"
                    + shortened(dimension.id())
                    + "' does not apply to "
                    + metric.id()
                    + ", because "
                    + leaf.entity()
                    + " do not have it");
          });
    }
  }

  /**
   * Refuses filters by dimensions that the records of an entity do not have.
   *
   * @throws QueryException naming the dimension and the entity
   */
  public void requireApplicable(Entity entity, Iterable<Dimension> dimensions) {
    for (Dimension dimension : dimensions) {
      if (dimension.path(entity.id(), String.valueOf(entity.timeField())).isEmpty()) {
        throw new QueryException(
            QueryException.Code.DIMENSION_NOT_APPLICABLE,
            "/filters",
            "dimension '" + shortened(dimension.id()) + "' does not apply to " + entity.id());
      }
    }
  }

  private Optional<Leaf> lacking(Metric metric, Dimension dimension) {
    return measured(metric).formula().leaves().stream()
        .filter(leaf -> !has(leaf, dimension))
        .findFirst();
  }

  /** The metric whose records decide: a change or forecast has none of its own. */
  private Metric measured(Metric metric) {
    return switch (metric.definition()) {
      case Definition.ChangeOf of -> catalog.metric(of.metric());
      case Definition.ForecastOf of -> catalog.metric(of.metric());
      case Definition.Measured own -> metric;
      case Definition.Mean own -> metric;
      case Definition.Ratio own -> metric;
      case Definition.Computed own -> metric;
    };
  }

  private boolean has(Leaf leaf, Dimension dimension) {
    if (dimension.clock() == null) {
      return dimension.path(leaf.entity(), leaf.time()).isPresent();
    }
    boolean flow =
        switch (leaf) {
          case Leaf.Count count -> true;
          case Leaf.Sum sum -> true;
          case Leaf.Distinct distinct -> true;
          case Leaf.Quantile quantile -> true;
          case Leaf.Balance balance -> false;
          case Leaf.Overlap overlap -> false;
        };
    boolean instant = catalog.entity(leaf.entity()).field(leaf.time()).type() == FieldType.INSTANT;
    return flow && (instant || dimension.clock() instanceof FieldPath.Shape.Weekday);
  }

  private List<Order> order(MetricQuery query, List<Metric> metrics, List<Dimension> dimensions) {
    List<Order> orders = new ArrayList<>();
    for (Order order : query.order()) {
      orders.add(new Order(column(order, query.grain(), metrics, dimensions), order.descending()));
    }
    return orders;
  }

  private String column(
      Order order, @Nullable Grain grain, List<Metric> metrics, List<Dimension> dimensions) {
    if (grain != null && order.column().equals("time")) {
      return "time";
    }
    Optional<Metric> metric = catalog.findMetric(order.column()).filter(metrics::contains);
    if (metric.isPresent()) {
      return metric.get().id();
    }
    return dimensions.stream()
        .filter(dimension ->
            dimension.id().equals(order.column()) || dimension.aliases().contains(order.column()))
        .findFirst()
        .map(Dimension::id)
        .orElseThrow(() ->
            new QueryException(
                QueryException.Code.INVALID_ORDER,
                "/order",
                "cannot order by '"
                    + shortened(order.column())
                    + "'; expected a metric or dimension of this query"));
  }
}
