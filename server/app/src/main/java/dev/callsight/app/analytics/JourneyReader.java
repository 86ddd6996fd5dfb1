package dev.callsight.app.analytics;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.TouchPaths;
import dev.callsight.core.table.Table;
import dev.callsight.statistics.attribution.Path;
import dev.callsight.statistics.attribution.Touch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads journeys from the rows of their touches. */
final class JourneyReader {
  private static final double SECONDS_OF_DAY = 86_400;

  private final Metric metric;
  private final List<List<@Nullable Object>> rows;
  private final Map<Leaf, Integer> leaves = new HashMap<>();
  private final Map<Journey.Key, Journey.Key> known = new HashMap<>();
  private final int place;
  private final int ownKey;
  private final int at;
  private final int touchKey;
  private final int variant;
  private final int direct;
  private final int byCreation;
  private final int byDeal;
  private final int converted;

  JourneyReader(Table table, Metric metric, Catalog catalog) {
    this.metric = metric;
    this.rows = table.rows();
    for (Leaf leaf : metric.formula().leaves()) {
      leaves.put(leaf, table.indexOf(catalog.nameOf(leaf)));
    }
    this.place = table.indexOf(TouchPaths.PLACE);
    this.ownKey = table.indexOf(TouchPaths.OWN_KEY);
    this.at = table.indexOf(TouchPaths.AT);
    this.touchKey = table.indexOf(TouchPaths.TOUCH_KEY);
    this.variant = table.indexOf(TouchPaths.TOUCH_VARIANT);
    this.direct = table.indexOf(TouchPaths.DIRECT);
    this.byCreation = table.indexOf(TouchPaths.BY_CREATION);
    this.byDeal = table.indexOf(TouchPaths.BY_DEAL);
    this.converted = table.indexOf(TouchPaths.CONVERTED);
  }

  List<Journey> read() {
    List<Journey> journeys = new ArrayList<>();
    int first = 0;
    while (first < rows.size()) {
      int end = first + 1;
      while (end < rows.size() && !begins(rows.get(end))) {
        end++;
      }
      journeys.add(journey(rows.subList(first, end)));
      first = end;
    }
    return journeys;
  }

  private boolean begins(List<@Nullable Object> row) {
    return row.get(place) instanceof Long number && number == 1;
  }

  private Journey journey(List<List<@Nullable Object>> touches) {
    List<@Nullable Object> first = touches.getFirst();
    BigDecimal value = value(first);
    if (first.get(at) == null) {
      return new Journey(value, key(first.get(ownKey), null), List.of(), null);
    }
    List<Journey.@Nullable Key> keys = new ArrayList<>(touches.size());
    touches.forEach(touch -> keys.add(key(touch.get(touchKey), touch.get(variant))));
    return new Journey(value, null, keys, path(touches));
  }

  private BigDecimal value(List<@Nullable Object> row) {
    BigDecimal value =
        metric.formula().evaluate(leaf -> number(row.get(placeOf(leaf))), leaf -> null);
    return value == null ? BigDecimal.ZERO : value;
  }

  private int placeOf(Leaf leaf) {
    return Objects.requireNonNull(leaves.get(leaf));
  }

  private static BigDecimal number(@Nullable Object cell) {
    return switch (cell) {
      case null -> BigDecimal.ZERO;
      case BigDecimal number -> number;
      case Long number -> BigDecimal.valueOf(number);
      default -> new BigDecimal(cell.toString());
    };
  }

  private Journey.@Nullable Key key(@Nullable Object id, @Nullable Object part) {
    if (id == null) {
      return null;
    }
    Journey.Key key = new Journey.Key((String) id, (String) part);
    Journey.Key same = known.putIfAbsent(key, key);
    return same == null ? key : same;
  }

  private Path path(List<List<@Nullable Object>> rows) {
    Instant last = instant(rows.getLast());
    List<Touch> touches = new ArrayList<>(rows.size());
    for (List<@Nullable Object> row : rows) {
      double seconds = Duration.between(instant(row), last).toNanos() / 1e9;
      touches.add(new Touch(seconds / SECONDS_OF_DAY, is(row, direct)));
    }
    return new Path(
        touches, last(rows, byCreation), last(rows, byDeal), is(rows.getFirst(), converted));
  }

  private Instant instant(List<@Nullable Object> row) {
    return (Instant) Objects.requireNonNull(row.get(at));
  }

  private static boolean is(List<@Nullable Object> row, int column) {
    return Boolean.TRUE.equals(row.get(column));
  }

  /** The last place at which it holds; null when there is none. */
  private static @Nullable Integer last(List<List<@Nullable Object>> rows, int column) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      if (is(rows.get(i), column)) {
        return i;
      }
    }
    return null;
  }
}
