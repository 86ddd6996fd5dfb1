package dev.callsight.engine.clickhouse;

import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import dev.callsight.engine.UnknownOrganizationException;
import dev.callsight.engine.WriteResult;
import dev.callsight.engine.clickhouse.Commits.Stage;
import dev.callsight.engine.clickhouse.Commits.State;
import dev.callsight.engine.clickhouse.GivenRows.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns requests into commits, for one organization by one writer at a time. Everything a write
 * changes is put down in the logs first; a write that fails so far left nothing that is ever seen.
 * From the commit <i>prepared</i> on it is seen to its end, by the next writer if need be: the logs
 * are copied into the tables, in which the same row twice is one row.
 */
final class Writer {
  private static final int TRIES = 3;
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** For writers on other nodes, who insert into the same tables: a turn takes them no second. */
  private static final int TRIES_FOR_A_TURN = 10;

  private final Database database;
  private final Layout layout;
  private final Commits commits;
  private final Clock clock;

  Writer(Database database, Layout layout, Commits commits, Clock clock) {
    this.database = database;
    this.layout = layout;
    this.commits = commits;
    this.clock = clock;
  }

  /** What is committed of an organization, after a write that was left unfinished is finished. */
  State settled(String organization) {
    State state = commits.read(organization);
    Meta unfinished = state.unfinished();
    if (unfinished == null) {
      return state;
    }
    finish(organization, unfinished, everything());
    return new State(unfinished, unfinished);
  }

  private Meta committed(String organization) {
    Meta meta = settled(organization).committed();
    if (meta == null) {
      throw new UnknownOrganizationException(organization);
    }
    return meta;
  }

  /** Stores the batches of several requests as one commit. */
  List<WriteResult> write(String organization, List<List<RecordBatch>> requests) {
    return trying(() -> writeOnce(organization, requests));
  }

  /** A step that may be tried again as a whole: nothing of a failed one is ever seen. */
  private interface Attempt<T> {
    T run();
  }

  private static <T> T trying(Attempt<T> attempt) {
    for (int tries = 1; ; tries++) {
      try {
        return attempt.run();
      } catch (StoreException e) {
        int most = Failures.isOthersTurn(e) ? TRIES_FOR_A_TURN : TRIES;
        if (tries >= most || !Failures.mayPass(e)) {
          throw e;
        }
        pause(tries);
      }
    }
  }

  private static void pause(int tries) {
    try {
      Thread.sleep(PAUSE.multipliedBy(tries));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Kind.RESOURCES, "interrupted while waiting for ClickHouse", e);
    }
  }

  private List<WriteResult> writeOnce(String organization, List<List<RecordBatch>> requests) {
    Meta before = committed(organization);
    Step step = new Step(database, organization, before);
    Outcome.Tally tally = new Outcome.Tally(requests.size());
    Map<String, Outcome> outcomes = new HashMap<>();
    for (FactTable table : layout.facts()) {
      GivenRows given = given(table, requests);
      if (given.rows().isEmpty()) {
        continue;
      }
      Staging staging = new Staging(step, table);
      Outcome outcome = Outcome.of(given, staging.stored(given), tally);
      if (!outcome.isEmpty()) {
        staging.stage(outcome, before.rates() > 0);
        outcomes.put(table.id(), outcome);
      }
    }
    if (outcomes.isEmpty()) {
      return tally.results(before.version());
    }
    DerivedColumns.update(step, layout, outcomes.keySet());
    sumUp(step, touched(outcomes.keySet()), before.grain());
    Meta after =
        before.next(step.write(), now()).with(latest(before, outcomes), rows(before, outcomes));
    commit(step, after, DerivedColumns.changed(outcomes.keySet()));
    return tally.results(after.version());
  }

  private static GivenRows given(FactTable table, List<List<RecordBatch>> requests) {
    GivenRows given = new GivenRows(table);
    for (int request = 0; request < requests.size(); request++) {
      for (RecordBatch batch : requests.get(request)) {
        if (batch.entity().id().equals(table.id())) {
          given.add(batch, request);
        }
      }
    }
    return given;
  }

  /** The entities whose sums may change. */
  static Set<String> touched(Set<String> written) {
    Set<String> touched = new LinkedHashSet<>(written);
    if (written.stream().anyMatch(Set.of("leads", "touchpoints", "deals", "payments")::contains)) {
      touched.addAll(List.of("leads", "deals", "payments"));
    }
    return touched;
  }

  private void sumUp(Step step, Set<String> entities, Duration grain) {
    for (String entity : entities) {
      for (RollupTable rollup : layout.rollups(entity)) {
        Sums.update(step, rollup, layout.facts(entity), grain);
      }
    }
  }

  private static Map<String, Long> rows(Meta before, Map<String, Outcome> outcomes) {
    Map<String, Long> rows = new HashMap<>(before.rows());
    outcomes.forEach((entity, outcome) -> rows.merge(entity, outcome.added(), Long::sum));
    return rows;
  }

  private static Map<String, Long> latest(Meta before, Map<String, Outcome> outcomes) {
    Map<String, Long> latest = new HashMap<>(before.latest());
    for (Outcome outcome : outcomes.values()) {
      List<Field> fields = outcome.table().entity().recordFields();
      for (int column = 0; column < fields.size(); column++) {
        Field field = fields.get(column);
        if (field.type() == FieldType.INSTANT && !field.name().equals("updatedAt")) {
          raise(latest, outcome, column, outcome.table().id() + "." + field.name());
        }
      }
    }
    return latest;
  }

  private static void raise(Map<String, Long> latest, Outcome outcome, int column, String axis) {
    for (Row row : outcome.winners()) {
      if (row.batch().isPresent(column, row.row())) {
        latest.merge(axis, row.batch().number(column, row.row()), Math::max);
      }
    }
  }

  /** Something done to a whole organization, whose rows are then in the logs. */
  interface Work {
    void run(Step step);
  }

  /** Commits what the work puts down in the logs, and the meta data that go with it. */
  Meta change(String organization, Meta before, Meta after, Work work) {
    return trying(() -> {
      Step step =
          new Step(database, organization, before.withRates(after.rates(), after.ratesDigest()));
      work.run(step);
      Meta next = after.next(step.write(), now());
      commit(step, next, everything());
      return next;
    });
  }

  /** Sums up what a work has put down about these entities. */
  void sumUp(Step step, Set<String> entities) {
    sumUp(step, entities, step.before().grain());
  }

  private Set<String> everything() {
    return layout.facts().stream().map(FactTable::id).collect(Collectors.toSet());
  }

  private void commit(Step step, Meta after, Set<String> entities) {
    String organization = step.organization();
    State state = commits.read(organization);
    Meta committed = state.committed();
    boolean overtaken =
        committed == null
            || committed.version() != after.version() - 1
            || state.unfinished() != null;
    if (overtaken) {
      throw new StoreException(
          Kind.RESOURCES, "somebody else wrote the facts of " + organization + " meanwhile", null);
    }
    commits.write(organization, Stage.PREPARED, after);
    finish(organization, after, entities);
  }

  /** Copies the logs of a prepared write into the tables, and commits it. May be repeated. */
  private void finish(String organization, Meta meta, Set<String> entities) {
    trying(() -> {
      apply(organization, meta, entities);
      commits.write(organization, Stage.COMMITTED, meta);
      return true;
    });
  }

  private void apply(String organization, Meta meta, Set<String> entities) {
    Node node = database.node(organization);
    Parameters parameters =
        new Parameters().with("o", organization).with("w", meta.write()).with("v", meta.version());
    for (String statement : copies(entities)) {
      node.execute("store the facts of " + organization, statement, parameters);
    }
  }

  private List<String> copies(Set<String> entities) {
    List<String> copies = new ArrayList<>();
    for (String entity : entities) {
      copies.add(copy(layout.facts(entity)));
      layout.rollups(entity).forEach(rollup -> copies.add(copy(rollup)));
    }
    return copies;
  }

  private String copy(FactTable table) {
    return "INSERT INTO %1$s (organization, %2$s, digest, revision, deleted) SELECT organization, %2$s, digest, 2 * {v:UInt64} + (%3$s), NOT (%3$s) FROM %4$s WHERE organization = {o:String} AND write = {w:String} AND (%3$s OR %5$s)"
        .formatted(
            database.table(table.facts()),
            table.columnList(),
            Step.ADDED,
            database.table(table.log()),
            Step.REMOVED);
  }

  private String copy(RollupTable table) {
    return "INSERT INTO %1$s (organization, %2$s, revision) SELECT organization, %2$s, 2 * {v:UInt64} + 1 FROM %3$s WHERE organization = {o:String} AND write = {w:String}"
        .formatted(
            database.table(table.table()),
            "rollup, bucket, dims, " + table.fieldList() + table.leafList() + ", deleted",
            database.table(table.log()));
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
