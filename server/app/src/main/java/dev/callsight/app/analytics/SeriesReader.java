package dev.callsight.app.analytics;

import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Rollup;
import dev.callsight.core.plan.Key;
import dev.callsight.core.plan.PlanNode;
import dev.callsight.core.sql.Sql;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.table.Table;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads series of rollups from the store. */
final class SeriesReader {
  private static final Logger LOGGER = LoggerFactory.getLogger(SeriesReader.class);

  /** A rollup of more of its own buckets is not held: 50 years of hours. */
  private static final int MOST_BUCKETS = 440_000;

  /** Nor is one of more days of groups. */
  private static final int MOST_DAYS = 100_000;

  /** Of two days: those of four years, each before each. */
  private static final int MOST_PAIRS = 1_000_000;

  /** Up to so much of a rollup is read before a question is answered. */
  private static final Duration MOST_TOUCHED = Duration.ofDays(100);

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String BUCKET = "bucket";
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC, DayOfWeek.MONDAY);

  private final SqlRenderer renderer;
  private final QueryEngine engine;
  private final FactStore store;

  SeriesReader(SqlRenderer renderer, QueryEngine engine, FactStore store) {
    this.renderer = renderer;
    this.engine = engine;
    this.store = store;
  }

  /** What a rollup holds of some leaves; empty when that changed too much meanwhile. */
  Optional<RollupSeries> read(
      String organization, SeriesPart part, Set<String> leaves, TimeRange window) {
    try {
      FactsStatus status = store.status(organization);
      Table table = table(organization, part, leaves, window);
      RollupSeries read =
          table.rows().size() > most(part)
              ? RollupSeries.tooLarge(origin(status, part, part.rollup().leaves().keySet(), window))
              : series(part, table, origin(status, part, leaves, window));
      return isSettled(organization, part.rollup(), status)
          ? Optional.of(read)
          : caughtUp(organization, part, read);
    } catch (StoreException | UnknownOrganizationException e) {
      LOGGER.debug("no series of {} of {} for now", part.rollup().id(), organization, e);
      return Optional.empty();
    }
  }

  /** A series with the buckets that were touched since read anew; empty when it is too much. */
  Optional<RollupSeries> caughtUp(String organization, SeriesPart part, RollupSeries held) {
    try {
      FactsStatus status = store.status(organization);
      Optional<List<RollupChanges.Span>> touched =
          touched(status, part.rollup(), held.origin().version());
      if (touched.isEmpty() || tooMuch(touched.get())) {
        return Optional.empty();
      }
      RollupSeries fresh = held.at(status.version(), latest(status, part));
      for (RollupChanges.Span span : touched.get()) {
        TimeRange window = held.origin().window();
        TimeRange range = part.whole(new TimeRange(span.start(), span.end()));
        if (range.start().isBefore(window.end()) && range.end().isAfter(window.start())) {
          Set<String> leaves = held.origin().leaves();
          Table table = table(organization, part, leaves, range);
          fresh = fresh.with(range, series(part, table, origin(status, part, leaves, window)));
        }
      }
      return isSettled(organization, part.rollup(), status) ? Optional.of(fresh) : Optional.empty();
    } catch (StoreException | UnknownOrganizationException e) {
      LOGGER.debug("no series of {} of {} for now", part.rollup().id(), organization, e);
      return Optional.empty();
    }
  }

  private static RollupSeries.Origin origin(
      FactsStatus status, SeriesPart part, Set<String> leaves, TimeRange window) {
    return new RollupSeries.Origin(status.version(), latest(status, part), window, leaves);
  }

  private static Instant latest(FactsStatus status, SeriesPart part) {
    String axis = RollupChanges.axis(part.rollup().entity(), part.rollup().time());
    return status.latest().getOrDefault(axis, Instant.MIN);
  }

  private static RollupSeries series(SeriesPart part, Table table, RollupSeries.Origin origin) {
    return RollupSeries.of(origin, table, part.fields().size(), part::start);
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
  private boolean isSettled(String organization, Rollup rollup, FactsStatus before) {
    FactsStatus now = store.status(organization);
    return touched(now, rollup, before.version()).equals(Optional.of(List.of()));
  }

  private static int most(SeriesPart part) {
    if (part.isOfFirsts()) {
      return MOST_PAIRS;
    }
    return part.days() == null ? MOST_BUCKETS : MOST_DAYS;
  }

  private Table table(String organization, SeriesPart part, Set<String> leaves, TimeRange range) {
    Sql sql = renderer.render(everything(part, leaves, range), most(part) + 1);
    return engine.run(organization, sql, TIMEOUT);
  }

  private static PlanNode everything(SeriesPart part, Set<String> leaves, TimeRange range) {
    Rollup rollup = part.rollup();
    Calendar days = part.days();
    List<Leaf> wanted =
        rollup.leaves().entrySet().stream()
            .filter(leaf -> leaves.contains(leaf.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    List<Key> keys = new ArrayList<>();
    keys.add(
        days == null
            ? new Key.Of(BUCKET, FieldPath.of(rollup.time()))
            : new Key.Time(Grain.DAY, days, range));
    for (String field : part.fields()) {
      keys.add(new Key.Of("field_" + keys.size(), part.path(field)));
    }
    return new PlanNode.Aggregate(
        part.source(),
        rollup.time(),
        range,
        days == null ? UTC : days,
        Condition.always(),
        keys,
        wanted);
  }
}
