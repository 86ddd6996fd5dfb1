package dev.callsight.app.analytics;

import dev.callsight.app.http.CommonError;
import dev.callsight.app.http.Cursors;
import dev.callsight.core.query.Binder;
import dev.callsight.core.query.Filter;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.query.Operator;
import dev.callsight.core.query.Order;
import dev.callsight.core.time.Comparison;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.PeriodRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads questions from JSON; every complaint says where and what was expected. */
@Component
public class QuestionReader {
  private static final Set<String> MEMBERS =
      Set.of(
          "organizationId",
          "metrics",
          "dimensions",
          "timeRange",
          "grain",
          "timezone",
          "filters",
          "comparison",
          "order",
          "limit",
          "cursor",
          "receipt",
          "complete");

  private final Cursors cursors;

  QuestionReader(Cursors cursors) {
    this.cursors = cursors;
  }

  /** Where the next page of an answer starts. */
  record Page(int offset) {}

  /** The question that a body asks. */
  public Question question(JsonBody body) {
    List<String> metrics = body.find("metrics").orElseThrow(() -> missing(body, "metrics")).texts();
    if (metrics.isEmpty() || metrics.size() > 100) {
      throw body.find("metrics").orElseThrow().malformed("1 to 100 metrics");
    }
    List<String> dimensions = body.find("dimensions").map(JsonBody::texts).orElse(List.of());
    if (dimensions.size() > 8) {
      throw body.find("dimensions").orElseThrow().malformed("at most 8 dimensions");
    }
    MetricQuery query =
        new MetricQuery(
            metrics,
            dimensions,
            timeRange(body),
            grain(body),
            body.flag("complete"),
            filter(body),
            comparisons(body),
            order(body),
            limit(body, dimensions));
    return new Question(
        query, timezone(body), body.flag("receipt"), offset(body), unknown(body, MEMBERS));
  }

  /**
   * What a question of its own kind shares with every other: period, zone and filters. Its metrics
   * are left to whoever asks further.
   *
   * @param known the members that kind of question has
   */
  public Question context(JsonBody body, Set<String> known) {
    MetricQuery query =
        new MetricQuery(
            List.of(),
            List.of(),
            timeRange(body),
            null,
            body.flag("complete"),
            filter(body),
            List.of(),
            List.of(),
            MetricQuery.DEFAULT_LIMIT);
    return new Question(query, timezone(body), false, 0, unknown(body, known));
  }

  /** Every bucket of a course over time is told, however many; rows of a split are cut. */
  private static int limit(JsonBody body, List<String> dimensions) {
    return body.find("limit")
        .map(limit -> limit.whole(1, MetricQuery.LARGEST_LIMIT))
        .orElse(dimensions.isEmpty() ? Binder.MOST_BUCKETS : MetricQuery.DEFAULT_LIMIT);
  }

  private static RuntimeException missing(JsonBody body, String name) {
    return new JsonBody(body.node(), "/" + name).malformed(name + " to be given");
  }

  /** A warning for each member of a body that is not among the known ones. */
  public static List<String> unknown(JsonBody body, Set<String> known) {
    return body.names().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .limit(20)
        .map(name ->
            "unknown member '"
                + (name.length() > 80 ? name.substring(0, 80) : name)
                + "' was ignored")
        .toList();
  }

  private int offset(JsonBody body) {
    return body.find("cursor")
        .map(cursor ->
            Math.clamp(cursors.decode(cursor.text(), Page.class).offset(), 0, Integer.MAX_VALUE))
        .orElse(0);
  }

  /** The period that the body names; refused when it names none. */
  public PeriodRequest timeRange(JsonBody body) {
    JsonBody range = body.find("timeRange").orElseThrow(() -> missing(body, "timeRange"));
    try {
      if (range.isText()) {
        return PeriodRequest.named(range.text());
      }
      if (range.isObject() && range.find("start").isPresent() && range.find("end").isPresent()) {
        return PeriodRequest.between(
            range.find("start").orElseThrow().text(), range.find("end").orElseThrow().text());
      }
    } catch (IllegalArgumentException e) {
      throw AnalyticsError.at(
          AnalyticsError.INVALID_TIME_RANGE,
          range.pointer(),
          shortened(range) + " is not a time range: " + e.getMessage());
    }
    throw range.malformed("a name such as \"30d\" or {\"start\", \"end\"}");
  }

  private static String shortened(JsonBody value) {
    String text = value.node().toString();
    return text.length() > 120 ? text.substring(0, 120) + "…" : text;
  }

  /** The zone that the body names, or null. */
  public @Nullable ZoneId timezone(JsonBody body) {
    JsonBody zone = body.find("timezone").orElse(null);
    if (zone == null) {
      return null;
    }
    try {
      return ZoneId.of(zone.text());
    } catch (DateTimeException e) {
      throw AnalyticsError.at(
          AnalyticsError.INVALID_TIMEZONE,
          zone.pointer(),
          shortened(zone) + " is not an IANA time zone such as Europe/Lisbon");
    }
  }

  private static @Nullable Grain grain(JsonBody body) {
    return body.find("grain")
        .map(grain ->
            Grain.find(grain.text())
                .orElseThrow(() -> grain.malformed("hour, day, week, month, quarter or year")))
        .orElse(null);
  }

  /** The comparisons that a body names, if any. */
  public List<Comparison> comparisons(JsonBody body) {
    JsonBody list = body.find("comparison").orElse(null);
    if (list == null) {
      return List.of();
    }
    List<JsonBody> names = list.isText() ? List.of(list) : list.items();
    return names.stream()
        .map(name ->
            Comparison.find(name.text())
                .orElseThrow(() ->
                    name.malformed(
                        "one of "
                            + Arrays.stream(Comparison.values()).map(Comparison::id).toList())))
        .distinct()
        .toList();
  }

  private static List<Order> order(JsonBody body) {
    JsonBody order = body.find("order").orElse(null);
    if (order == null) {
      return List.of();
    }
    List<JsonBody> items = order.isList() ? order.items() : List.of(order);
    return items.stream().map(QuestionReader::oneOrder).toList();
  }

  /** {@code "-calls.total"}, {@code "calls.total desc"} or {@code {by, direction}}. */
  private static Order oneOrder(JsonBody item) {
    if (item.isText()) {
      String text = item.text();
      boolean minus = text.startsWith("-");
      String[] words = (minus ? text.substring(1) : text).split(" ", 2);
      return new Order(words[0], minus || (words.length > 1 && words[1].equalsIgnoreCase("desc")));
    }
    String column =
        item.find("by")
            .or(() -> item.find("metric"))
            .or(() -> item.find("dimension"))
            .or(() -> item.find("id"))
            .orElseThrow(() -> item.malformed("{\"by\", \"direction\"}"))
            .text();
    JsonBody direction = item.find("direction").orElse(null);
    if (direction != null && !Set.of("asc", "desc").contains(direction.text())) {
      throw direction.malformed("asc or desc");
    }
    return new Order(column, direction != null && direction.text().equals("desc"));
  }

  /** Filters as a list of tests, or as an object from dimension to value or values. */
  public Filter filter(JsonBody body) {
    JsonBody filters = body.find("filters").orElse(null);
    if (filters == null) {
      return Filter.none();
    }
    if (filters.isObject()) {
      return new Filter.All(
          filters.members(QuestionReader::equalTo).stream().flatMap(List::stream).toList());
    }
    return new Filter.All(filters.items().stream().map(item -> one(item, 0)).toList());
  }

  private static List<Filter> equalTo(String dimension, JsonBody value) {
    if (dimension.equals("organizationId")) {
      return List.of();
    }
    List<@Nullable Object> values = new ArrayList<>();
    if (value.isList()) {
      value.items().forEach(item -> values.add(item.scalar()));
    } else {
      values.add(value.scalar());
    }
    return List.of(new Filter.Test(dimension, Operator.IN, values, value.pointer()));
  }

  private static Filter one(JsonBody item, int depth) {
    if (depth > 8) {
      throw item.malformed("filters that nest at most 8 levels");
    }
    if (!item.isObject()) {
      throw item.malformed("{dimension, operator, values}, {or: […]} or {and: […]}");
    }
    if (item.find("or").isPresent()) {
      return new Filter.Any(
          item.find("or").orElseThrow().items().stream()
              .map(part -> one(part, depth + 1))
              .toList());
    }
    if (item.find("and").isPresent()) {
      return new Filter.All(
          item.find("and").orElseThrow().items().stream()
              .map(part -> one(part, depth + 1))
              .toList());
    }
    return test(item);
  }

  private static Filter test(JsonBody item) {
    String dimension =
        item.find("dimension").orElseThrow(() -> item.malformed("a dimension")).text();
    JsonBody named = item.find("operator").orElse(null);
    Operator operator =
        named == null
            ? Operator.EQUALS
            : Operator.find(named.text())
                .orElseThrow(() ->
                    named.malformed(
                        "one of " + Arrays.stream(Operator.values()).map(Operator::id).toList()));
    List<@Nullable Object> values = new ArrayList<>();
    JsonBody list = item.find("values").or(() -> item.find("value")).orElse(null);
    if (list != null && list.isList()) {
      list.items().forEach(value -> values.add(value.scalar()));
    } else if (list != null) {
      values.add(list.scalar());
    }
    return new Filter.Test(dimension, operator, values, item.pointer());
  }

  /**
   * The organization a question names: in the address, at the top of its body or among its filters.
   *
   * @param address the one that the address names, or null
   */
  public static @Nullable String organization(JsonBody body, @Nullable String address) {
    String top = body.textOrNull("organizationId");
    String inside =
        body.find("filters")
            .filter(JsonBody::isObject)
            .map(filters -> filters.textOrNull("organizationId"))
            .orElse(null);
    return agreed(agreed(address, top, "/organizationId"), inside, "/filters/organizationId");
  }

  private static @Nullable String agreed(
      @Nullable String one, @Nullable String other, String pointer) {
    if (one != null && other != null && !one.equals(other)) {
      throw AnalyticsError.at(
          CommonError.INVALID_FIELD, pointer, "names another organization than the rest does");
    }
    return one != null ? one : other;
  }
}
