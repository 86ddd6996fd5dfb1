package dev.callsight.app.alert;

import dev.callsight.app.analytics.Analytics;
import dev.callsight.app.analytics.Answer;
import dev.callsight.app.analytics.Question;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.time.PeriodRequest;
import dev.callsight.core.time.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The numbers of a rule, bucket by bucket and group by group, as they were answered. */
final class Course {
  /** The group of a rule without grouping. */
  static final String WHOLE = "";

  private static final String NONE = "(none)";
  private static final int MOST_ROWS = 100_000;

  private final AlertRule rule;
  private final Map<Instant, Map<String, Point>> points = new HashMap<>();
  private final Set<String> groups = new TreeSet<>();
  private final Map<String, String> names = new HashMap<>();

  private Course(AlertRule rule) {
    this.rule = rule;
    if (rule.groupBy() == null) {
      groups.add(WHOLE);
    }
  }

  /** The number and how many records it is of. */
  record Point(@Nullable BigDecimal number, BigDecimal volume) {}

  /** Asks for a range of whole buckets. */
  static Course ask(
      Analytics analytics, Organization organization, AlertRule rule, TimeRange range) {
    Course course = new Course(rule);
    MetricQuery query = query(rule, new PeriodRequest.Instants(range));
    int offset = 0;
    boolean more = true;
    while (more && offset < MOST_ROWS) {
      Answer answer =
          analytics.answer(organization, new Question(query, null, false, offset, List.of()));
      course.add(answer);
      offset += answer.rows().size();
      more = answer.next() != null;
    }
    if (more) {
      throw ApiException.invalidField(
          "/groupBy", "splits into so many groups that there are over " + MOST_ROWS + " numbers");
    }
    return course;
  }

  /** The question over today, to see whether it makes sense. */
  static Question question(AlertRule rule) {
    return Question.of(query(rule, PeriodRequest.named("today")));
  }

  private static MetricQuery query(AlertRule rule, PeriodRequest range) {
    Set<String> metrics = new LinkedHashSet<>(List.of(rule.metric().id()));
    AlertRule.Minimum minimum = rule.minimum();
    if (minimum != null) {
      metrics.add(minimum.metric().id());
    }
    String group = rule.groupBy();
    return new MetricQuery(
        List.copyOf(metrics),
        group == null ? List.of() : List.of(group),
        range,
        rule.grain(),
        false,
        rule.filter(),
        List.of(),
        List.of(),
        MetricQuery.LARGEST_LIMIT);
  }

  private void add(Answer answer) {
    List<String> columns = answer.columns().stream().map(Answer.Column::id).toList();
    int number = columns.indexOf(rule.metric().id());
    AlertRule.Minimum minimum = rule.minimum();
    int volume = minimum == null ? number : columns.indexOf(minimum.metric().id());
    for (List<@Nullable Object> row : answer.rows()) {
      String group = group(row);
      groups.add(group);
      if (row.getFirst() instanceof Instant start) {
        BigDecimal records = decimal(row.get(volume));
        points
            .computeIfAbsent(start, _ -> new HashMap<>())
            .put(
                group,
                new Point(decimal(row.get(number)), records == null ? BigDecimal.ZERO : records));
      }
    }
    answer.names().values().forEach(names::putAll);
  }

  private String group(List<@Nullable Object> row) {
    if (rule.groupBy() == null) {
      return WHOLE;
    }
    Object value = row.get(1);
    return value == null ? NONE : value.toString();
  }

  private static @Nullable BigDecimal decimal(@Nullable Object cell) {
    return cell instanceof BigDecimal number ? number : null;
  }

  /** Every group that was seen. */
  Set<String> groups() {
    return groups;
  }

  /** What people call a group. */
  String name(String group) {
    String none = rule.groupBy() == null ? group : "No " + rule.groupBy().replace('_', ' ');
    return group.equals(NONE) ? none : names.getOrDefault(group, group);
  }

  /** The point of a bucket; without records a sum is 0 and a rate has no number. */
  Point point(Instant start, String group) {
    Point point = points.getOrDefault(start, Map.of()).get(group);
    if (point != null) {
      return point;
    }
    String type = rule.metric().type();
    boolean adds = type.equals("count") || type.equals("sum");
    return new Point(adds ? BigDecimal.ZERO : null, BigDecimal.ZERO);
  }
}
