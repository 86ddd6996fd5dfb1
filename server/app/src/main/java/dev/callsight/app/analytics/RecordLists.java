package dev.callsight.app.analytics;

import dev.callsight.app.http.Cursors;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.Binder;
import dev.callsight.core.query.BoundFilter;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.query.QueryException;
import dev.callsight.core.query.Records;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.table.Table;
import dev.callsight.core.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Lists the records behind numbers, page by page. */
@Component
class RecordLists {
  /** The entity whose names are shown for ids in a field. */
  private static final Map<String, String> NAMES =
      Map.of(
          "assistantId", "assistants",
          "agentId", "people",
          "ownerId", "people",
          "campaignId", "campaigns",
          "attributedCampaign", "campaigns");

  /** What is shown of a field with names is the name, so its label says no "id". */
  private static final Map<String, String> LABELS =
      Map.of(
          "assistantId", "Assistant",
          "agentId", "Person",
          "ownerId", "Owner",
          "campaignId", "Campaign");

  private final Catalog catalog;
  private final Binder binder;
  private final Analytics analytics;
  private final QueryRunner runner;
  private final SqlRenderer renderer;
  private final DisplayNames displayNames;
  private final Parallel parallel;
  private final Cursors cursors;
  private final JsonMapper json;

  RecordLists(
      Catalog catalog,
      Analytics analytics,
      QueryRunner runner,
      SqlRenderer renderer,
      DisplayNames displayNames,
      Parallel parallel,
      Cursors cursors,
      JsonMapper json) {
    this.catalog = catalog;
    this.binder = new Binder(catalog);
    this.analytics = analytics;
    this.runner = runner;
    this.renderer = renderer;
    this.displayNames = displayNames;
    this.parallel = parallel;
    this.cursors = cursors;
    this.json = json;
  }

  RecordList list(
      Organization organization,
      RecordQuestion question,
      RecordsController.@Nullable Position after,
      int limit) {
    long started = System.nanoTime();
    try {
      return parallel.whileWaited(() -> page(organization, question, after, limit, started));
    } catch (QueryException mistake) {
      throw AnalyticsError.refusal(mistake);
    }
  }

  private RecordList page(
      Organization organization,
      RecordQuestion question,
      RecordsController.@Nullable Position after,
      int limit,
      long started) {
    Asked asked = analytics.ask(organization, period(question));
    Records records = records(question, asked.query().period());
    CompletableFuture<Table> count =
        parallel.start(() -> runner.run(asked, renderer.count(records)));
    Records.Position position =
        after == null ? null : new Records.Position(after.time(), after.id());
    Table page = runner.run(asked, renderer.records(records, position, limit + 1));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    page.rows().stream().limit(limit).forEach(row -> rows.add(cells(records, row)));
    return new RecordList(
        records.entity().id(),
        columns(records),
        rows,
        page.rows().size() > limit ? next(page.rows().get(limit - 1)) : null,
        ((Number)
                java.util.Objects.requireNonNull(Parallel.join(count).rows().getFirst().getFirst()))
            .longValue(),
        names(asked, records, rows),
        analytics.meta(asked, "facts", started, List.of()));
  }

  /** A question that only serves to resolve the period. */
  private static Question period(RecordQuestion question) {
    MetricQuery query = MetricQuery.totals(List.of("calls.total"), question.timeRange());
    return new Question(query, question.timezone(), false, 0, List.of());
  }

  private Records records(RecordQuestion question, Period period) {
    BoundFilter filter = binder.filter(question.filter());
    if (question.metric() != null) {
      Metric metric = binder.metric(question.metric(), "/metrics/0");
      binder.requireApplicable(metric, filter.dimensions(), "/filters");
      return Records.behind(metric, question.part(), filter, period, catalog);
    }
    String name = String.valueOf(question.entity());
    Entity entity =
        catalog
            .findEntity(name)
            .orElseThrow(() ->
                AnalyticsError.at(
                    AnalyticsError.UNKNOWN_ENTITY,
                    "/entity",
                    "unknown entity '"
                        + name.substring(0, Math.min(80, name.length()))
                        + "'; expected one of "
                        + catalog.entities().stream().map(Entity::id).toList()));
    binder.requireApplicable(entity, filter.dimensions());
    return Records.of(entity, filter, period);
  }

  private String next(List<@Nullable Object> row) {
    Instant time = (Instant) java.util.Objects.requireNonNull(row.getFirst());
    return cursors.encode(new RecordsController.Position(time, String.valueOf(row.get(1))));
  }

  private static List<Answer.Column> columns(Records records) {
    return records.fields().stream()
        .map(field ->
            new Answer.Column(field.name(), label(field.name()), type(field), "field", unit(field)))
        .toList();
  }

  private static String label(String name) {
    String named = LABELS.get(name);
    if (named != null) {
      return named;
    }
    String words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String type(Field field) {
    return switch (field.type()) {
      case TEXT -> "text";
      case INSTANT -> "time";
      case DATE -> "date";
      case DECIMAL, INTEGER -> "number";
      case BOOLEAN -> "boolean";
      case JSON -> "json";
    };
  }

  private static @Nullable String unit(Field field) {
    if (field.money()) {
      return "currency";
    }
    return switch (field.name()) {
      case "durationSeconds" -> "seconds";
      case "latencyMs" -> "milliseconds";
      default -> null;
    };
  }

  private List<@Nullable Object> cells(Records records, List<@Nullable Object> row) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (int i = 0; i < records.fields().size(); i++) {
      cells.add(cell(records.fields().get(i), row.get(i + 1)));
    }
    return cells;
  }

  private @Nullable Object cell(Field field, @Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return Numbers.plain(number);
    }
    if (field.type() == FieldType.JSON && value != null) {
      try {
        return json.readTree(value.toString());
      } catch (JacksonException unreadable) {
        return value;
      }
    }
    return value;
  }

  private Map<String, Map<String, String>> names(
      Asked asked, Records records, List<List<@Nullable Object>> rows) {
    Map<String, Map<String, String>> names = new LinkedHashMap<>();
    for (int i = 0; i < records.fields().size(); i++) {
      String entity = NAMES.get(records.fields().get(i).name());
      if (entity != null) {
        int place = i;
        Collection<@Nullable Object> ids =
            rows.stream().<@Nullable Object>map(row -> row.get(place)).toList();
        Map<String, String> known = displayNames.of(asked, entity, ids);
        if (!known.isEmpty()) {
          names.put(records.fields().get(i).name(), known);
        }
      }
    }
    return names;
  }
}
