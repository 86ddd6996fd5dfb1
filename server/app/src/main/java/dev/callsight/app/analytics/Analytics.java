package dev.callsight.app.analytics;

import dev.callsight.app.http.Cursors;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Dimension;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.plan.PlanFacts;
import dev.callsight.core.query.AnswerRow;
import dev.callsight.core.query.Binder;
import dev.callsight.core.query.BoundQuery;
import dev.callsight.core.query.Delta;
import dev.callsight.core.query.Evaluation;
import dev.callsight.core.query.LeafFrame;
import dev.callsight.core.query.QueryException;
import dev.callsight.core.time.Bucket;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Comparison;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.Period;
import dev.callsight.engine.FactStore;
import dev.callsight.engine.FactsStatus;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one door to a metric. Every card, chart, export and alert asks here; nothing else computes a
 * number.
 */
@Component
public class Analytics {
  private static final String KIND = "query";

  private final Catalog catalog;
  private final Binder binder;
  private final FactStore store;
  private final QueryRunner runner;
  private final AnswerCache cache;
  private final Parallel parallel;
  private final Forecasts forecasts;
  private final DisplayNames displayNames;
  private final Receipts receipts;
  private final Cursors cursors;
  private final Clock clock;

  Analytics(
      Catalog catalog,
      FactStore store,
      QueryRunner runner,
      AnswerCache cache,
      Parallel parallel,
      Forecasts forecasts,
      DisplayNames displayNames,
      Receipts receipts,
      Cursors cursors,
      Clock clock) {
    this.catalog = catalog;
    this.binder = new Binder(catalog);
    this.store = store;
    this.runner = runner;
    this.cache = cache;
    this.parallel = parallel;
    this.forecasts = forecasts;
    this.displayNames = displayNames;
    this.receipts = receipts;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * The answer to a question about an organization that the caller may ask about.
   *
   * @throws dev.callsight.app.http.ApiException when the question makes no sense (4xx)
   */
  public Answer answer(Organization organization, Question question) {
    return find(organization, question).answer();
  }

  /** The same, and until when it is right. */
  AnswerCache.Found<Answer> find(Organization organization, Question question) {
    long started = System.nanoTime();
    FactsStatus status = store.status(organization.id());
    Asked asked = ask(organization, question, status);
    AnswerCache.Key key = new AnswerCache.Key(organization, status.version(), KIND, question);
    AnswerCache.Found<Answer> found =
        cache.find(key, Answer.class, () -> entry(asked, question, started));
    double milliseconds = (System.nanoTime() - started) / 1e6;
    return found.cached()
        ? new AnswerCache.Found<>(
            found.answer().fromCache(Math.round(milliseconds * 1000) / 1000.0), true, found.until())
        : found;
  }

  /**
   * Refuses a question that makes no sense, without answering it.
   *
   * @throws dev.callsight.app.http.ApiException as {@link #answer} would
   */
  public void check(Organization organization, Question question) {
    var _ = ask(organization, question);
  }

  /** The question bound to the catalog, in its zone, now. */
  Asked ask(Organization organization, Question question) {
    return ask(organization, question, store.status(organization.id()));
  }

  private Asked ask(Organization organization, Question question, FactsStatus status) {
    ZoneId zone = question.timezone() == null ? organization.timezone() : question.timezone();
    Calendar calendar = new Calendar(zone, organization.weekStart());
    PlanFacts facts = new PlanFacts(catalog, status.rollupGrain(), status.latest());
    try {
      BoundQuery query = binder.bind(question.query(), calendar, clock.instant());
      return new Asked(organization, query, status, facts);
    } catch (QueryException mistake) {
      throw AnalyticsError.refusal(mistake);
    }
  }

  private AnswerCache.Entry<Answer> entry(Asked asked, Question question, long started) {
    try {
      Answer answer = compute(asked, question, started);
      int cells = answer.rows().size() * answer.columns().size();
      return new AnswerCache.Entry<>(answer, validity(asked.query().period()), cells);
    } catch (QueryException mistake) {
      throw AnalyticsError.refusal(mistake);
    }
  }

  static AnswerCache.Validity validity(Period period) {
    return period.range().end().isBefore(period.now().minusSeconds(3 * 86_400L))
        ? AnswerCache.Validity.SETTLED
        : AnswerCache.Validity.MOVING;
  }

  /** The answer to a question that is a part of a greater one; not kept by itself. */
  Answer compute(Organization organization, Question question) {
    Asked asked = ask(organization, question);
    try {
      return compute(asked, question, System.nanoTime());
    } catch (QueryException mistake) {
      throw AnalyticsError.refusal(mistake);
    }
  }

  /**
   * The same for one of which only the rows are wanted, not what they come to; nothing compared.
   */
  Answer course(Organization organization, Question question) {
    long started = System.nanoTime();
    Asked asked = ask(organization, question);
    BoundQuery query = asked.query();
    try {
      Trace trace = new Trace(false);
      List<AnswerRow> rows = rows(asked, trace);
      return new Answer(
          columns(query),
          cells(query, rows),
          Map.of(),
          names(asked, rows),
          List.of(),
          query.grain() == null ? null : buckets(query),
          null,
          null,
          meta(asked, trace.servedFrom(), started, question.warnings()));
    } catch (QueryException mistake) {
      throw AnalyticsError.refusal(mistake);
    }
  }

  private Answer compute(Asked asked, Question question, long started) {
    BoundQuery query = asked.query();
    Trace trace = new Trace(question.receipt());
    boolean split = query.grain() != null || !query.dimensions().isEmpty();
    Parts parts = parts(asked, trace, split);
    Map<Comparison, Parts> others = new LinkedHashMap<>();
    for (Comparison comparison : query.comparisons()) {
      Asked other = asked.with(query.over(comparison.of(query.period())));
      others.put(comparison, parts(other, trace, split));
    }
    List<AnswerRow> all = Parallel.join(parts.rows());
    AnswerRow totals = Parallel.join(parts.total());
    List<AnswerRow> page = page(all, question);
    List<Answer.Compared> compared = new ArrayList<>();
    for (Comparison comparison : query.comparisons()) {
      Parts other = Objects.requireNonNull(others.get(comparison));
      List<AnswerRow> matching = matching(query, page, Parallel.join(other.rows()));
      compared.add(compared(query, comparison, totals, Parallel.join(other.total()), matching));
    }
    int end = question.offset() + page.size();
    return new Answer(
        columns(query),
        cells(query, page),
        totals(query, totals),
        names(asked, page),
        compared,
        query.grain() == null ? null : buckets(query),
        question.receipt() ? receipts.of(asked, totals, trace) : null,
        end < all.size() ? cursors.encode(new QuestionReader.Page(end)) : null,
        meta(asked, trace.servedFrom(), started, question.warnings()));
  }

  /** The rows of a question, and what they come to. */
  private record Parts(
      CompletableFuture<List<AnswerRow>> rows, CompletableFuture<AnswerRow> total) {}

  /** Of what the rows add up to the total is not asked for. */
  private Parts parts(Asked asked, Trace trace, boolean split) {
    BoundQuery query = asked.query();
    if (split && query.isOfItsPeriod() && !trace.wantsStatements()) {
      Asked whole = asked.with(query.total());
      CompletableFuture<LeafFrame> rest =
          parallel.start(() -> runner.run(whole, query.leavesOfTotal(), trace));
      CompletableFuture<LeafFrame> frame = parallel.start(() -> runner.run(asked, trace));
      return new Parts(
          frame.thenApply(leaves -> Evaluation.rows(query, leaves, null)),
          frame.thenCombine(
              rest,
              (leaves, others) ->
                  Evaluation.rows(whole.query(), leaves.total(others), null).getFirst()));
    }
    CompletableFuture<List<AnswerRow>> total =
        parallel.start(() -> rows(asked.with(query.total()), trace));
    return new Parts(
        split ? parallel.start(() -> rows(asked, trace)) : total, total.thenApply(List::getFirst));
  }

  /** Every row of a question, forecasts included. */
  List<AnswerRow> rows(Asked asked, Trace trace) {
    BoundQuery query = asked.query();
    boolean change = query.needsPrevious() && query.grain() == null;
    CompletableFuture<@Nullable LeafFrame> previous =
        change
            ? parallel.start(() ->
                runner.run(
                    asked.with(query.changesOnly().over(query.period().previousPeriod())), trace))
            : CompletableFuture.completedFuture(null);
    LeafFrame current = runner.run(asked, trace);
    List<AnswerRow> rows = Evaluation.rows(query, current, Parallel.join(previous));
    boolean total = query.grain() == null && query.dimensions().isEmpty();
    return total ? List.of(forecasts.fill(asked, rows.getFirst(), trace)) : rows;
  }

  private static List<AnswerRow> page(List<AnswerRow> rows, Question question) {
    int from = Math.min(question.offset(), rows.size());
    return rows.subList(from, Math.min(rows.size(), from + question.query().limit()));
  }

  /** With dimensions only the rows of the same values are told; by time alone all of them. */
  private static List<AnswerRow> matching(
      BoundQuery query, List<AnswerRow> page, List<AnswerRow> others) {
    if (query.dimensions().isEmpty()) {
      return others;
    }
    var wanted = new java.util.HashSet<List<@Nullable Object>>();
    page.forEach(row -> wanted.add(row.dimensions()));
    return others.stream().filter(row -> wanted.contains(row.dimensions())).toList();
  }

  private static Answer.Compared compared(
      BoundQuery query,
      Comparison comparison,
      AnswerRow totals,
      AnswerRow others,
      List<AnswerRow> rows) {
    Map<String, Answer.Change> changes = new LinkedHashMap<>();
    for (int i = 0; i < query.metrics().size(); i++) {
      Metric metric = query.metrics().get(i);
      Delta delta = Delta.of(metric, totals.metrics().get(i), others.metrics().get(i));
      changes.put(metric.id(), Answer.Change.of(delta));
    }
    Period period = comparison.of(query.period());
    return new Answer.Compared(
        comparison.id(), range(period), changes, cells(query.over(period), rows));
  }

  private static Meta.Range range(Period period) {
    return new Meta.Range(period.range().start(), period.range().end());
  }

  private static List<Answer.Column> columns(BoundQuery query) {
    List<Answer.Column> columns = new ArrayList<>();
    if (query.grain() != null) {
      columns.add(new Answer.Column("time", "Time", "time", "time", null));
    }
    for (Dimension dimension : query.dimensions()) {
      String type =
          switch (dimension.type()) {
            case TEXT -> "text";
            case BOOLEAN -> "boolean";
            case NUMBER, BAND -> "number";
          };
      columns.add(new Answer.Column(dimension.id(), dimension.label(), type, "dimension", null));
    }
    for (Metric metric : query.metrics()) {
      columns.add(
          new Answer.Column(metric.id(), metric.label(), "number", "metric", metric.unit().id()));
    }
    return columns;
  }

  private static List<List<@Nullable Object>> cells(BoundQuery query, List<AnswerRow> rows) {
    List<Bucket> buckets = query.buckets();
    List<List<@Nullable Object>> cells = new ArrayList<>(rows.size());
    for (AnswerRow row : rows) {
      List<@Nullable Object> line = new ArrayList<>();
      if (query.grain() != null) {
        line.add(start(query, buckets.get(row.bucket())));
      }
      line.addAll(row.dimensions());
      row.metrics().forEach(number -> line.add(Numbers.plain(number)));
      cells.add(line);
    }
    return cells;
  }

  /** The whole bucket's start, also when the range begins later: so that buckets are comparable. */
  private static Instant start(BoundQuery query, Bucket bucket) {
    return switch (bucket.key()) {
      case LocalDate day when query.grain() == Grain.DAY -> query.period().calendar().startOf(day);
      default -> bucket.range().start();
    };
  }

  private static Map<String, @Nullable BigDecimal> totals(BoundQuery query, AnswerRow row) {
    Map<String, @Nullable BigDecimal> totals = new LinkedHashMap<>();
    for (int i = 0; i < query.metrics().size(); i++) {
      totals.put(query.metrics().get(i).id(), Numbers.plain(row.metrics().get(i)));
    }
    return totals;
  }

  private Map<String, Map<String, String>> names(Asked asked, List<AnswerRow> rows) {
    Map<String, Map<String, String>> names = new LinkedHashMap<>();
    List<Dimension> dimensions = asked.query().dimensions();
    for (int i = 0; i < dimensions.size(); i++) {
      String entity = dimensions.get(i).names();
      if (entity != null) {
        int place = i;
        Collection<@Nullable Object> ids =
            rows.stream().<@Nullable Object>map(row -> row.dimensions().get(place)).toList();
        names.put(dimensions.get(i).id(), displayNames.of(asked, entity, ids));
      }
    }
    return names;
  }

  private static List<Answer.BucketView> buckets(BoundQuery query) {
    return query.buckets().stream()
        .map(bucket ->
            new Answer.BucketView(bucket.range().start(), bucket.range().end(), bucket.partial()))
        .toList();
  }

  /** How an answer came about. */
  Meta meta(Asked asked, String servedFrom, long started, List<String> warnings) {
    Instant watermark = watermark(asked);
    return new Meta(
        asked.organization().id(),
        range(asked.query().period()),
        asked.query().period().calendar().zone().getId(),
        asked.organization().currency().getCurrencyCode(),
        asked.query().period().now(),
        asked.status().version(),
        watermark,
        servedFrom,
        Math.round((System.nanoTime() - started) / 1e3) / 1e3,
        warnings);
  }

  /** The latest instant by which any entity is selected, but never later than now. */
  private @Nullable Instant watermark(Asked asked) {
    Instant now = asked.query().period().now();
    return catalog.entities().stream()
        .map(entity -> asked.status().latest().get(entity.id() + "." + entity.timeField()))
        .filter(Objects::nonNull)
        .map(latest -> latest.isAfter(now) ? now : latest)
        .max(Instant::compareTo)
        .orElse(null);
  }
}
