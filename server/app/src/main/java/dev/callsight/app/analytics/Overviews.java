package dev.callsight.app.analytics;

import dev.callsight.app.identity.Organization;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Dimension;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.Binder;
import dev.callsight.core.query.Filter;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.query.QueryException;
import dev.callsight.core.time.Comparison;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Composes the overview from ordinary questions; computes nothing of its own. */
@Component
class Overviews {
  private static final String KIND = "overview";

  private final Catalog catalog;
  private final Binder binder;
  private final Analytics analytics;
  private final AnswerCache cache;
  private final Parallel parallel;

  Overviews(Catalog catalog, Analytics analytics, AnswerCache cache, Parallel parallel) {
    this.catalog = catalog;
    this.binder = new Binder(catalog);
    this.analytics = analytics;
    this.cache = cache;
    this.parallel = parallel;
  }

  /** What is asked for: groups of a question. */
  private record Asking(Question question, List<OverviewGroup> groups) {}

  /** The overview of those groups over the question's period, filters and comparisons. */
  AnswerCache.Found<Overview> overview(
      Organization organization, Question question, List<OverviewGroup> groups) {
    long started = System.nanoTime();
    Asked period = period(organization, question);
    Set<Dimension> filtered = dimensions(question);
    AnswerCache.Key key =
        new AnswerCache.Key(
            organization, period.status().version(), KIND, new Asking(question, groups));
    AnswerCache.Found<Overview> found =
        cache.find(key, Overview.class, () -> entry(period, question, groups, filtered, started));
    double milliseconds = Math.round((System.nanoTime() - started) / 1e3) / 1e3;
    return found.cached()
        ? new AnswerCache.Found<>(found.answer().fromCache(milliseconds), true, found.until())
        : found;
  }

  /** A question without its filter, which may not fit every group, only to resolve the period. */
  private Asked period(Organization organization, Question question) {
    return analytics.ask(organization, question.with(question.query().where(Filter.none())));
  }

  private AnswerCache.Entry<Overview> entry(
      Asked asked,
      Question question,
      List<OverviewGroup> groups,
      Set<Dimension> filtered,
      long started) {
    Organization organization = asked.organization();
    List<String> warnings = new ArrayList<>(question.warnings());
    Set<String> metrics = applicable(groups, filtered, warnings);
    CompletableFuture<Answer> totals =
        parallel.start(() -> analytics.compute(organization, totals(question, metrics)));
    Set<String> trended = trended(groups, metrics);
    Answer series =
        trended.isEmpty() ? null : analytics.course(organization, trends(question, trended, asked));
    Answer numbers = Parallel.join(totals);
    boolean alike =
        series == null || numbers.meta().servedFrom().equals(series.meta().servedFrom());
    String served = alike ? numbers.meta().servedFrom() : "facts";
    Overview overview =
        new Overview(
            true,
            data(groups, numbers),
            trends(groups, series),
            comparisons(groups, numbers, question.query().comparisons()),
            analytics.meta(asked, served, started, warnings));
    return new AnswerCache.Entry<>(
        overview,
        Analytics.validity(asked.query().period()),
        20 + (series == null ? 0 : series.rows().size() * 8));
  }

  /** The metrics whose records have every dimension that is filtered by. */
  private Set<String> applicable(
      List<OverviewGroup> groups, Set<Dimension> dimensions, List<String> warnings) {
    Set<String> metrics = new LinkedHashSet<>();
    Set<String> left = new LinkedHashSet<>();
    for (OverviewGroup group : groups) {
      for (String id : group.metrics().values()) {
        Metric metric = catalog.metric(id);
        (binder.applies(metric, dimensions) ? metrics : left).add(id);
      }
    }
    left.forEach(
        id -> warnings.add(id + " has no value: its records lack a dimension filtered by"));
    if (metrics.isEmpty()) {
      throw AnalyticsError.at(
          AnalyticsError.DIMENSION_NOT_APPLICABLE,
          "/filters",
          "no record of the groups asked for has every dimension filtered by");
    }
    return metrics;
  }

  private Set<Dimension> dimensions(Question question) {
    try {
      return binder.filter(question.query().filter()).dimensions();
    } catch (QueryException mistake) {
      throw AnalyticsError.refusal(mistake);
    }
  }

  private static Question totals(Question question, Set<String> metrics) {
    Set<Comparison> comparisons = new LinkedHashSet<>(question.query().comparisons());
    comparisons.add(Comparison.PREVIOUS_PERIOD);
    MetricQuery query = question.query();
    return question.with(withMetrics(query, metrics, null).comparedWith(List.copyOf(comparisons)));
  }

  private static Set<String> trended(List<OverviewGroup> groups, Set<String> metrics) {
    Set<String> trended = new LinkedHashSet<>();
    for (OverviewGroup group : groups) {
      for (String member : group.trended()) {
        String metric = group.metrics().get(member);
        if (metric != null && metrics.contains(metric)) {
          trended.add(metric);
        }
      }
    }
    return trended;
  }

  private static Question trends(Question question, Set<String> trended, Asked asked) {
    Grain grain = grain(asked.query().period());
    return question.with(withMetrics(question.query(), trended, grain).comparedWith(List.of()));
  }

  private static MetricQuery withMetrics(
      MetricQuery query, Set<String> metrics, @Nullable Grain grain) {
    return new MetricQuery(
        List.copyOf(metrics),
        List.of(),
        query.timeRange(),
        grain,
        query.complete(),
        query.filter(),
        query.comparisons(),
        List.of(),
        MetricQuery.LARGEST_LIMIT);
  }

  /**
   * Fine enough to see, coarse enough to read: hours to two days, days to half a year, weeks to
   * three years.
   */
  static Grain grain(Period period) {
    long days = Duration.between(period.range().start(), period.range().end()).toDays();
    if (days <= 2) {
      return Grain.HOUR;
    }
    if (days <= 186) {
      return Grain.DAY;
    }
    return days <= 1_100 ? Grain.WEEK : Grain.MONTH;
  }

  private static Map<String, Map<String, @Nullable BigDecimal>> data(
      List<OverviewGroup> groups, Answer numbers) {
    Map<String, Answer.Change> changes =
        numbers.comparisons().stream()
            .filter(compared -> compared.kind().equals(Comparison.PREVIOUS_PERIOD.id()))
            .findFirst()
            .orElseThrow()
            .totals();
    Map<String, Map<String, @Nullable BigDecimal>> data = new LinkedHashMap<>();
    for (OverviewGroup group : groups) {
      Map<String, @Nullable BigDecimal> members = new LinkedHashMap<>();
      group
          .metrics()
          .forEach((member, metric) -> members.put(member, numbers.totals().get(metric)));
      Answer.Change change = changes.get(group.metrics().get(group.first()));
      members.put("trend", change == null ? null : change.percent());
      data.put(group.id(), members);
    }
    return data;
  }

  private static Map<String, List<Map<String, @Nullable Object>>> trends(
      List<OverviewGroup> groups, @Nullable Answer series) {
    if (series == null || series.buckets() == null) {
      return Map.of();
    }
    List<Answer.BucketView> buckets = series.buckets();
    List<String> columns = series.columns().stream().map(Answer.Column::id).toList();
    Map<String, List<Map<String, @Nullable Object>>> trends = new LinkedHashMap<>();
    for (OverviewGroup group : groups) {
      List<Map<String, @Nullable Object>> points = new ArrayList<>();
      for (int i = 0; i < buckets.size(); i++) {
        Map<String, @Nullable Object> point = new LinkedHashMap<>();
        point.put("start", buckets.get(i).start());
        point.put("end", buckets.get(i).end());
        point.put("partial", buckets.get(i).partial());
        for (String member : group.trended()) {
          int column = columns.indexOf(group.metrics().get(member));
          point.put(member, column < 0 ? null : series.rows().get(i).get(column));
        }
        points.add(point);
      }
      trends.put(group.id(), points);
    }
    return trends;
  }

  private static List<Map<String, Object>> comparisons(
      List<OverviewGroup> groups, Answer numbers, List<Comparison> asked) {
    List<Map<String, Object>> comparisons = new ArrayList<>();
    for (Answer.Compared compared : numbers.comparisons()) {
      if (asked.stream().anyMatch(comparison -> comparison.id().equals(compared.kind()))) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("kind", compared.kind());
        one.put("range", compared.range());
        for (OverviewGroup group : groups) {
          Map<String, Answer.Change> changes = new LinkedHashMap<>();
          group
              .metrics()
              .forEach((member, metric) -> {
                Answer.Change change = compared.totals().get(metric);
                if (change != null) {
                  changes.put(member, change);
                }
              });
          one.put(group.id(), changes);
        }
        comparisons.add(one);
      }
    }
    return comparisons;
  }
}
