package dev.callsight.app.analytics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.plan.PlanNode;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.table.Table;
import dev.callsight.core.time.TimeRange;
import dev.callsight.engine.FactStore;
import dev.callsight.engine.QueryEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Rollups held in memory at the data version they were read at. After a write only the buckets that
 * it touched are read anew, before the question is answered. What is not there, or was touched all
 * over, is loaded beside the question that missed it, which asks the store meanwhile.
 */
@Component
class SeriesCache {
  private static final Logger LOGGER = LoggerFactory.getLogger(SeriesCache.class);

  /** Memory for the series of all organizations: a part of the heap, but so much at least. */
  private static final long LEAST_BYTES = 64L << 20;

  private static final int PART_OF_HEAP = 16;
  private static final int KILOBYTE = 1 << 10;
  private static final Duration IDLE = Duration.ofMinutes(10);

  /** What questions of one moment miss is loaded once, and after they are answered, if it can. */
  private static final Duration MOMENT = Duration.ofMillis(25);

  /** Loads at once: questions come first. */
  private static final int LOADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private final Catalog catalog;
  private final SeriesReader reader;
  private final Parallel parallel;
  private final Semaphore loads = new Semaphore(LOADS, true);
  private final Cache<Place, RollupSeries> series;
  private final Cache<Place, Long> missed;
  private final ConcurrentHashMap<Place, Set<String>> wanted = new ConcurrentHashMap<>();
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
    this.reader = new SeriesReader(renderer, engine, store);
    this.parallel = parallel;
    long most = Math.max(LEAST_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    this.series =
        Caffeine.newBuilder()
            .executor(parallel.threads())
            .maximumWeight(most / KILOBYTE)
            .weigher(
                (Place place, RollupSeries held) -> Math.toIntExact(1 + held.bytes() / KILOBYTE))
            .expireAfterAccess(IDLE)
            .build();
    this.missed = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(IDLE).build();
  }

  private record Place(
      String organization, String rollup, List<String> fields, @Nullable ZoneId zone) {
    static Place of(Asked asked, SeriesPart part) {
      return new Place(
          asked.organization().id(),
          part.rollup().id(),
          part.fields(),
          part.days() == null ? null : part.days().zone());
    }
  }

  /**
   * What memory answers of a step.
   *
   * @param tables the rows
   * @param rest what of the step the store has to answer
   */
  record Held(List<Table> tables, List<PlanNode> rest) {
    Held {
      tables = List.copyOf(tables);
      rest = List.copyOf(rest);
    }
  }

  /** The rows of a step, when they can be had from memory; else they may be soon. */
  Optional<Held> rows(Asked asked, PlanNode step) {
    List<SeriesPart> parts = SeriesPart.of(step, catalog);
    List<Table> tables = new ArrayList<>();
    List<PlanNode> rest = new ArrayList<>();
    int held = 0;
    for (SeriesPart part : parts) {
      Optional<Held> rows =
          part.cut(latest(asked, part)).isPresent() ? rows(asked, part) : Optional.empty();
      held += rows.isPresent() ? 1 : 0;
      rows.ifPresent(each -> {
        tables.addAll(each.tables());
        rest.addAll(each.rest());
      });
    }
    return parts.isEmpty() || held < parts.size()
        ? Optional.empty()
        : Optional.of(new Held(tables, rest));
  }

  private static Instant latest(Asked asked, SeriesPart part) {
    return asked.facts().latest(part.rollup().entity(), part.rollup().time()).orElse(Instant.MIN);
  }

  private Optional<Held> rows(Asked asked, SeriesPart part) {
    Place place = Place.of(asked, part);
    Optional<String> records = records(part);
    Set<String> leaves = new HashSet<>();
    part.step().leaves().forEach(leaf -> leaves.add(catalog.nameOf(part.summed(leaf))));
    records.ifPresent(leaves::add);
    RollupSeries held = series.getIfPresent(place);
    TimeRange range = part.whole(part.step().range());
    if (held == null || !held.origin().covers(range, leaves)) {
      load(asked, place, part, leaves, held);
      return Optional.empty();
    }
    if (!held.holds(leaves)) {
      return Optional.empty(); // Too much, or too large a number: that is what the store is for.
    }
    Optional<RollupSeries> current = current(place, part, asked.status().version());
    if (current.isEmpty() && (part.days() == null || isMissedAgain(asked, place))) {
      load(asked, place, part, leaves, held);
    }
    return current
        .filter(each -> each.holds(leaves))
        .flatMap(each -> answer(asked, part, each, records.orElse(null)));
  }

  private Optional<Held> answer(
      Asked asked, SeriesPart part, RollupSeries current, @Nullable String records) {
    return part.cut(current.origin().latest())
        .map(cut ->
            new Held(
                List.of(
                    new SeriesRows(current, part, cut.range(), catalog::nameOf, records)
                        .over(asked.query().buckets())),
                cut.edges()));
  }

  /** The leaf that counts all records, by which groups without any are told. */
  private static Optional<String> records(SeriesPart part) {
    return part.fields().isEmpty() ? Optional.empty() : part.rollup().records();
  }

  /**
   * Whether a series that could not follow a write was missed at this data version before: where
   * writes are not followed, it is worth a load only when several questions ask between two.
   */
  private boolean isMissedAgain(Asked asked, Place place) {
    long version = asked.status().version();
    Long before = missed.getIfPresent(place);
    missed.put(place, version);
    return before != null && before == version;
  }

  /** What is held, as of a data version; empty when it has to be loaded as a whole. */
  private Optional<RollupSeries> current(Place place, SeriesPart part, long version) {
    Optional<RollupSeries> held = heldAt(place, version);
    if (held.isPresent()) {
      return held;
    }
    CompletableFuture<Optional<RollupSeries>> own = new CompletableFuture<>();
    CompletableFuture<Optional<RollupSeries>> running = catchingUp.putIfAbsent(place, own);
    if (running != null) {
      return running.join().filter(each -> each.origin().version() >= version);
    }
    try {
      Optional<RollupSeries> behind = Optional.ofNullable(series.getIfPresent(place));
      Optional<RollupSeries> fresh =
          behind.flatMap(each -> reader.caughtUp(place.organization(), part, each));
      fresh.ifPresent(each -> series.put(place, each));
      own.complete(fresh);
      return fresh.filter(each -> each.origin().version() >= version);
    } finally {
      catchingUp.remove(place);
      own.complete(Optional.empty());
    }
  }

  // A later version will do: the store would answer from what it holds now as well.
  private Optional<RollupSeries> heldAt(Place place, long version) {
    return Optional.ofNullable(series.getIfPresent(place))
        .filter(each -> each.origin().version() >= version);
  }

  private void load(
      Asked asked, Place place, SeriesPart part, Set<String> leaves, @Nullable RollupSeries held) {
    Optional<TimeRange> window =
        part.window(held == null ? null : held.origin().window(), asked.status().rollupGrain());
    if (window.isEmpty()) {
      return;
    }
    wanted.merge(
        place, held == null ? leaves : both(leaves, held.origin().leaves()), SeriesCache::both);
    CompletableFuture<Void> load = new CompletableFuture<>();
    if (loading.putIfAbsent(place, load) != null) {
      return;
    }
    // For all who ask: not a part of the errand that missed it first.
    Executor soon =
        CompletableFuture.delayedExecutor(
            MOMENT.toMillis(), TimeUnit.MILLISECONDS, parallel.threads());
    CompletableFuture<Void> _ =
        CompletableFuture.supplyAsync(() -> read(place, part, window.get()), soon)
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

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private Optional<RollupSeries> read(Place place, SeriesPart part, TimeRange window) {
    loads.acquireUninterruptibly();
    try {
      return Optional.ofNullable(wanted.remove(place))
          .flatMap(leaves -> reader.read(place.organization(), part, leaves, window));
    } finally {
      loads.release();
    }
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
