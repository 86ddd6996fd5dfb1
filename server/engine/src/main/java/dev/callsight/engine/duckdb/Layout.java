package dev.callsight.engine.duckdb;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Rollup;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every table of an organization's file, as the catalog declares them. */
final class Layout {
  private final Map<String, EntityTable> entities = new LinkedHashMap<>();
  private final List<RollupTable> rollups;
  private final List<SignedTable> signed;
  private final Map<String, List<Contributions>> contributions;
  private final Map<Contributions, Optional<RollupDeltas>> deltas = new LinkedHashMap<>();

  private Layout(Collection<Entity> entities, List<Rollup> rollups) {
    entities.forEach(entity -> this.entities.put(entity.id(), EntityTable.of(entity)));
    this.rollups =
        rollups.stream()
            .map(rollup -> new RollupTable(rollup, table(rollup.entity()).entity()))
            .toList();
    this.signed =
        Stream.<SignedTable>concat(
                this.rollups.stream(),
                Stream.of(AwaitedContacts.TABLE).filter(_ -> keepsContacts()))
            .toList();
    this.contributions =
        Contributions.of(this.rollups).stream()
            .collect(Collectors.groupingBy(shared -> shared.entity().id()));
    this.contributions
        .values()
        .forEach(shared -> shared.forEach(each -> deltas.put(each, RollupDeltas.of(each))));
  }

  static Layout of(Collection<Entity> entities, List<Rollup> rollups) {
    return new Layout(entities, rollups);
  }

  Collection<EntityTable> entities() {
    return entities.values();
  }

  boolean contains(String entity) {
    return entities.containsKey(entity);
  }

  /** The table of that entity. */
  EntityTable table(String entity) {
    EntityTable table = entities.get(entity);
    if (table == null) {
      throw new IllegalArgumentException("no entity " + entity);
    }
    return table;
  }

  List<RollupTable> rollups() {
    return rollups;
  }

  /** Whether leads keep their contacts, see {@link Contacts}. */
  boolean keepsContacts() {
    return contains("leads") && contains("touchpoints") && contains("calls");
  }

  /** The tables that writes append signed rows to. */
  List<SignedTable> signed() {
    return signed;
  }

  /** What the records of one entity give to its rollups, by time field. */
  List<Contributions> contributions(String entity) {
    return contributions.getOrDefault(entity, List.of());
  }

  /** The same summed in memory; empty when only DuckDB can tell what a record gives. */
  Optional<RollupDeltas> deltas(Contributions contributions) {
    return deltas.getOrDefault(contributions, Optional.empty());
  }

  /** Changes when any table or rollup is declared differently. */
  String signature(Duration grain) {
    Hasher hasher = Hashing.sha256().newHasher();
    entities.values().forEach(table -> hasher.putUnencodedChars(table.createTable()));
    rollups.forEach(rollup -> hasher.putUnencodedChars(rollup.createTable(grain)));
    if (keepsContacts()) {
      hasher.putUnencodedChars(AwaitedContacts.CREATE);
    }
    return hasher.hash().toString();
  }

  /** Names a question may read. */
  Set<String> readable() {
    Set<String> names = new TreeSet<>(entities.keySet());
    rollups.forEach(rollup -> names.add(rollup.rollup().id()));
    names.add(RecurringRevenueChanges.NAME);
    return names;
  }
}
