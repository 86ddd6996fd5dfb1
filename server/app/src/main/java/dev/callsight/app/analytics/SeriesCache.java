package dev.callsight.app.analytics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Rollup;
import dev.callsight.core.plan.Key;
import dev.callsight.core.plan.PlanNode;
import dev.callsight.core.plan.Source;
import dev.callsight.core.sql.Sql;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.table.Table;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.TimeRange;
import dev.callsight.engine.FactStore;
import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.QueryEngine;
import dev.callsight.engine.RollupChanges;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.UnknownOrganizationException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Rollups that keep no field apart, held in memory at the data version they were read at. After a
 * write only the buckets that it touched are read anew, before the question is answered. What is
 * not there, or was touched all over, is loaded beside the question that missed it, which asks the
 * store meanwhile.
 */
@Component
class SeriesCache {
  private static final Logger LOGGER = LoggerFactory.getLogger(SeriesCache.class);

  /** Numbers held, 8 bytes each. */
  private static final long MOST_NUMBERS = 8_000_000;

  /** A rollup of more buckets is not held: 50 years of hours. */
  private static final int MOST_BUCKETS = 440_000;

  /** Up to so much of a rollup is read before a question is answered. */
  private static final Duration MOST_TOUCHED = Duration.ofDays(100);

  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String BUCKET = "bucket";
  private static final TimeRange ALWAYS =
      new TimeRange(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));

  private final Catalog catalog;
  private final SqlRenderer renderer;
  private final QueryEngine engine;
  private final FactStore store;
  private final Parallel parallel;
  private final Cache<Place, RollupSeries> series;
  private final ConcurrentHashMap<Place, CompletableFuture<?>> loading = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Place, CompletableFuture<Optional<RollupSeries>>> catchingUp =
      new ConcurrentHashMap<>();

  SeriesCache(
      Catalog catalog,
      SqlRenderer renderer,
      QueryEngine engine,
      FactStore store,
      Parallel parallel) {
    this.catalog = catalog;
    this.renderer = renderer;
    this.engine = engine;
    this.store = store;
    this.parallel = parallel;
    this.series =
        Caffeine.newBuilder()
            .executor(parallel.threads())
            .maximumWeight(MOST_NUMBERS)
            .weigher((Place place, RollupSeries held) -> 1 + held.size())
            .expireAfterAccess(IDLE)
            .build();
  }

  private record Place(String organization, String rollup) {}

  /** The rows of a step, when they can be had from memory; else they may be soon. */
  Optional<Table> rows(Asked asked, PlanNode step) {
    if (!(step instanceof PlanNode.Aggregate aggregate)
        || !(aggregate.source() instanceof Source.Summary(Rollup rollup))
        || !RollupSeries.answers(aggregate, rollup)) {
      return Optional.empty();
    }
    Place place = new Place(asked.organization().id(), rollup.id());
    Set<String> leaves = new HashSet<>();
    aggregate.leaves().forEach(leaf -> leaves.add(catalog.nameOf(leaf)));
    Optional<RollupSeries> held = Optional.ofNullable(series.getIfPresent(place));
    boolean tried = held.filter(each -> each.tried().containsAll(leaves)).isPresent();
    Optional<RollupSeries> current =
        tried ? current(place, rollup, asked.status().version()) : Optional.empty();
    if (current.isEmpty()) {
      held.ifPresent(each -> leaves.addAll(each.tried()));
      load(place, rollup, leaves);
    }
    return current
        .filter(each -> each.holds(leaves))
        .map(each -> each.rows(aggregate, asked.query().buckets(), catalog::nameOf));
  }

  /** What is held, as of a data version; empty when it has to be loaded as a whole. */
  private Optional<RollupSeries> current(Place place, Rollup rollup, long version) {
    Optional<RollupSeries> held = heldAt(place, version);
    if (held.isPresent()) {
      return held;
    }
    CompletableFuture<Optional<RollupSeries>> own = new CompletableFuture<>();
    CompletableFuture<Optional<RollupSeries>> running = catchingUp.putIfAbsent(place, own);
    if (running != null) {
      return running.join().filter(each -> each.version() >= version);
    }
    try {
      Optional<RollupSeries> behind = Optional.ofNullable(series.getIfPresent(place));
      Optional<RollupSeries> fresh = behind.flatMap(each -> caughtUp(place, rollup, each));
      fresh.ifPresent(each -> series.put(place, each));
      own.complete(fresh);
      return fresh.filter(each -> each.version() >= version);
    } finally {
      catchingUp.remove(place);
      own.complete(Optional.empty());
    }
  }

  // A later version will do: the store would answer from what it holds now as well.
  private Optional<RollupSeries> heldAt(Place place, long version) {
    return Optional.ofNullable(series.getIfPresent(place))
        .filter(each -> each.version() >= version);
  }

  /** What is held with the buckets that were touched since read anew; empty when it is too much. */
  private Optional<RollupSeries> caughtUp(Place place, Rollup rollup, RollupSeries held) {
    try {
      FactsStatus status = store.status(place.organization());
      Optional<List<RollupChanges.Span>> touched = touched(status, rollup, held.version());
      if (touched.isEmpty() || tooMuch(touched.get())) {
        return Optional.empty();
      }
      RollupSeries fresh = held.at(status.version());
      for (RollupChanges.Span span : touched.get()) {
        TimeRange range = new TimeRange(span.start(), span.end());
        Table table = table(place, rollup, held.tried(), range);
        fresh = fresh.with(range, RollupSeries.of(status.version(), held.tried(), table));
      }
      return isSettled(place, rollup, status) ? Optional.of(fresh) : Optional.empty();
    } catch (StoreException | UnknownOrganizationException e) {
      LOGGER.debug("no series of {} for now", place, e);
      return Optional.empty();
    }
  }

  private static Optional<List<RollupChanges.Span>> touched(
      FactsStatus status, Rollup rollup, long version) {
    return version <= status.version()
        ? status.changes().after(version, rollup.entity(), rollup.time())
        : Optional.empty();
  }

  private static boolean tooMuch(List<RollupChanges.Span> spans) {
    Duration all =
        spans.stream().map(RollupChanges.Span::length).reduce(Duration.ZERO, Duration::plus);
    return all.compareTo(MOST_TOUCHED) > 0;
  }

  /** Whether a rollup is still as it was. */
  private boolean isSettled(Place place, Rollup rollup, FactsStatus before) {
    FactsStatus now = store.status(place.organization());
    return touched(now, rollup, before.version()).equals(Optional.of(List.of()));
  }

  private void load(Place place, Rollup rollup, Set<String> leaves) {
    CompletableFuture<Void> load = new CompletableFuture<>();
    if (loading.putIfAbsent(place, load) != null) {
      return;
    }
    CompletableFuture<Void> _ =
        parallel
            .start(() -> read(place, rollup, leaves))
            .handle((read, failure) -> {
              if (failure == null) {
                read.ifPresent(fresh -> series.put(place, fresh));
              } else {
                LOGGER.debug("no series of {} for now", place, failure);
              }
              loading.remove(place);
              load.complete(null);
              return null;
            });
  }

  /** Empty when the facts changed meanwhile, or are too many. */
  private Optional<RollupSeries> read(Place place, Rollup rollup, Set<String> leaves) {
    try {
      FactsStatus status = store.status(place.organization());
      Table table = table(place, rollup, leaves, ALWAYS);
      return table.rows().size() <= MOST_BUCKETS && isSettled(place, rollup, status)
          ? Optional.of(RollupSeries.of(status.version(), leaves, table))
          : Optional.empty();
    } catch (StoreException | UnknownOrganizationException e) {
      LOGGER.debug("no series of {} for now", place, e);
      return Optional.empty();
    }
  }

  private Table table(Place place, Rollup rollup, Set<String> leaves, TimeRange range) {
    Sql sql = renderer.render(everything(rollup, leaves, range), MOST_BUCKETS + 1);
    return engine.run(place.organization(), sql, TIMEOUT);
  }

  private static PlanNode everything(Rollup rollup, Set<String> leaves, TimeRange range) {
    List<Leaf> wanted =
        rollup.leaves().entrySet().stream()
            .filter(leaf -> leaves.contains(leaf.getKey()))
            .map(java.util.Map.Entry::getValue)
            .toList();
    return new PlanNode.Aggregate(
        new Source.Summary(rollup),
        rollup.time(),
        range,
        new Calendar(ZoneOffset.UTC, DayOfWeek.MONDAY),
        Condition.always(),
        List.of(new Key.Of(BUCKET, FieldPath.of(rollup.time()))),
        wanted);
  }

  /** Returns when nothing is being loaded for an organization. */
  void settle(String organization) {
    loading.forEach((place, load) -> {
      if (place.organization().equals(organization)) {
        Parallel.join(load);
      }
    });
  }
}
