package dev.callsight.app.analytics;

import dev.callsight.app.identity.Organization;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.QueryException;
import dev.callsight.core.query.TouchPaths;
import dev.callsight.core.sql.HistoryRenderer;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists the touches that led to what a metric says. */
@Component
public class Journeys {
  /** The most touches that one question may be about. */
  static final int MOST_TOUCHES = 1_000_000;

  private static final String KIND = "journeys";

  /** How much a journey or a touch weighs, in cells of a table. */
  private static final int CELLS_OF_JOURNEY = 4;

  private final Catalog catalog;
  private final Analytics analytics;
  private final QueryRunner runner;
  private final HistoryRenderer renderer;
  private final DisplayNames displayNames;
  private final AnswerCache cache;

  Journeys(
      Catalog catalog,
      Analytics analytics,
      QueryRunner runner,
      SqlRenderer renderer,
      DisplayNames displayNames,
      AnswerCache cache) {
    this.catalog = catalog;
    this.analytics = analytics;
    this.runner = runner;
    this.renderer = new HistoryRenderer(renderer);
    this.displayNames = displayNames;
    this.cache = cache;
  }

  /** What journeys are found by, whatever is then made of them. */
  private record Asking(Question question, TouchPaths.Key key, int lookBackDays) {}

  /**
   * What was found.
   *
   * @param metric what the values are of
   * @param journeys one for each lead; what belongs to no lead is one too
   * @param names display names of the keys that have one, by id
   * @param meta how they came about
   */
  public record Found(Metric metric, List<Journey> journeys, Map<String, String> names, Meta meta) {
    /** Copies the journeys. */
    public Found {
      journeys = List.copyOf(journeys);
      names = Map.copyOf(names);
    }

    private Found fromCache(double milliseconds) {
      return new Found(metric, journeys, names, meta.fromCache(milliseconds));
    }
  }

  /**
   * The journeys to what a metric says.
   *
   * @param question of one metric, additive over leads, deals or payments
   * @throws dev.callsight.app.http.ApiException when the question makes no sense, or needs more
   *     than a million touches (4xx)
   */
  public Found find(
      Organization organization, Question question, TouchPaths.Key key, int lookBackDays) {
    long started = System.nanoTime();
    Asked asked = analytics.ask(organization, question);
    Asking asking = new Asking(question, key, lookBackDays);
    AnswerCache.Key place =
        new AnswerCache.Key(organization, asked.status().version(), KIND, asking);
    AnswerCache.Found<Found> found = cache.find(place, () -> entry(asked, asking, started));
    double milliseconds = Math.round((System.nanoTime() - started) / 1e3) / 1e3;
    return found.cached() ? found.answer().fromCache(milliseconds) : found.answer();
  }

  private AnswerCache.Entry<Found> entry(Asked asked, Asking asking, long started) {
    Found found = compute(asked, asking, started);
    int touches = found.journeys().stream().mapToInt(journey -> journey.keys().size()).sum();
    return new AnswerCache.Entry<>(
        found,
        Analytics.validity(asked.query().period()),
        CELLS_OF_JOURNEY * (found.journeys().size() + touches));
  }

  private Found compute(Asked asked, Asking asking, long started) {
    TouchPaths.Key key = asking.key();
    try {
      Metric metric = asked.query().metrics().getFirst();
      TouchPaths paths =
          TouchPaths.to(
              metric,
              asked.query().filter(),
              asked.query().period(),
              key,
              asking.lookBackDays(),
              catalog);
      Table table = runner.run(asked, renderer.touchPaths(paths, MOST_TOUCHES + 1));
      requireFew(table);
      List<Journey> journeys = new JourneyReader(table, metric, catalog).read();
      return new Found(
          metric,
          journeys,
          names(asked, key, journeys),
          analytics.meta(asked, "facts", started, asking.question().warnings()));
    } catch (QueryException mistake) {
      throw AnalyticsError.refusal(mistake);
    }
  }

  private static void requireFew(Table table) {
    if (table.rows().size() > MOST_TOUCHES) {
      throw new QueryException(
          QueryException.Code.TOO_MANY_ROWS,
          "/timeRange",
          "more than " + MOST_TOUCHES + " touches led there; ask a shorter range or filter it");
    }
  }

  private Map<String, String> names(Asked asked, TouchPaths.Key key, List<Journey> journeys) {
    if (key == TouchPaths.Key.CHANNEL) {
      return Map.of();
    }
    List<@Nullable Object> ids = new ArrayList<>();
    for (Journey journey : journeys) {
      journey.keys().stream().filter(Objects::nonNull).map(Journey.Key::id).forEach(ids::add);
      if (journey.own() != null) {
        ids.add(journey.own().id());
      }
    }
    return displayNames.of(asked, "campaigns", ids);
  }
}
