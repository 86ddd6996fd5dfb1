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
import dev.callsight.engine.QueryEngine;
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
 * Rollups that keep no field apart, held in memory at the data version they were read at. What is
 * not there is loaded beside the question that missed it, which asks the store meanwhile: so the
 * first questions after a write cost what they always did, and the others next to nothing.
 */
@Component
class SeriesCache {
  private static final Logger LOGGER = LoggerFactory.getLogger(SeriesCache.class);

  /** Numbers held, 8 bytes each. */
  private static final long MOST_NUMBERS = 8_000_000;

  /** A rollup of more buckets is not held: 50 years of hours. */
  private static final int MOST_BUCKETS = 440_000;

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
    Optional<RollupSeries> current =
        held.filter(each -> each.version() == asked.status().version());
    Optional<Table> rows =
        current
            .filter(each -> each.holds(leaves))
            .map(each -> each.rows(aggregate, asked.query().buckets(), catalog::nameOf));
    if (rows.isEmpty() && current.filter(each -> each.tried().containsAll(leaves)).isEmpty()) {
      held.ifPresent(each -> leaves.addAll(each.tried()));
      load(place, rollup, leaves);
    }
    return rows;
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
      long version = store.status(place.organization()).version();
      Sql sql = renderer.render(everything(rollup, leaves), MOST_BUCKETS + 1);
      Table table = engine.run(place.organization(), sql, TIMEOUT);
      boolean settled = store.status(place.organization()).version() == version;
      return settled && table.rows().size() <= MOST_BUCKETS
          ? Optional.of(RollupSeries.of(version, leaves, table))
          : Optional.empty();
    } catch (StoreException | UnknownOrganizationException e) {
      LOGGER.debug("no series of {} for now", place, e);
      return Optional.empty();
    }
  }

  private PlanNode everything(Rollup rollup, Set<String> leaves) {
    List<Leaf> wanted =
        rollup.leaves().entrySet().stream()
            .filter(leaf -> leaves.contains(leaf.getKey()))
            .map(java.util.Map.Entry::getValue)
            .toList();
    return new PlanNode.Aggregate(
        new Source.Summary(rollup),
        rollup.time(),
        ALWAYS,
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
