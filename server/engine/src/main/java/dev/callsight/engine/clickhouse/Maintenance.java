package dev.callsight.engine.clickhouse;

import com.google.common.hash.Hashing;
import dev.callsight.engine.ExchangeRates;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.RollupGrain;
import dev.callsight.engine.UnknownOrganizationException;
import dev.callsight.engine.clickhouse.Commits.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is done to a whole organization: making it, following changed settings, computing anew. */
final class Maintenance {
  private final Database database;
  private final Layout layout;
  private final Commits commits;
  private final Writer writer;
  private final String signature;

  Maintenance(Database database, Layout layout, Commits commits, Writer writer, String signature) {
    this.database = database;
    this.layout = layout;
    this.commits = commits;
    this.writer = writer;
    this.signature = signature;
  }

  /** Makes an organization known, or rebuilds what depends on a setting that changed. */
  void open(String organization, FactsSettings settings) {
    Meta meta = writer.settled(organization).committed();
    Duration grain = RollupGrain.of(settings.zone());
    if (meta == null) {
      create(organization, grain, settings.currency());
      return;
    }
    Meta now = meta;
    if (!now.currency().equals(settings.currency())) {
      // Rates are worth something in one reporting currency only.
      Meta changed =
          now.withRates(0, "").withSettings(now.grain(), settings.currency(), now.layout());
      now = convert(organization, now, changed);
    }
    if (!now.layout().equals(signature)) {
      now = derive(organization, now);
    }
    if (!now.grain().equals(grain) || !now.layout().equals(signature)) {
      rebuildRollups(organization, now, now.withSettings(grain, now.currency(), signature));
    }
  }

  private void create(String organization, Duration grain, Currency currency) {
    // Starts at the clock, so that an organization erased and made anew never has an old version.
    Instant now = writer.now();
    Meta meta =
        new Meta(
            now.toEpochMilli(),
            UUID.randomUUID().toString(),
            null,
            grain,
            currency,
            0,
            "",
            signature,
            Map.of(),
            layout.facts().stream().collect(Collectors.toMap(FactTable::id, _ -> 0L)));
    commits.write(organization, Stage.COMMITTED, meta);
  }

  /** Converts amounts by other rates; does nothing when they are those in use. */
  void useRates(String organization, ExchangeRates rates) {
    Meta meta = known(organization);
    String digest =
        rates.isEmpty()
            ? ""
            : Hashing.sha256().hashString(rates.toString(), StandardCharsets.UTF_8).toString();
    if (meta.ratesDigest().equals(digest)) {
      return;
    }
    long version = rates.isEmpty() ? 0 : meta.version() + 1;
    Step step = new Step(database, organization, meta);
    Conversion.store(step, version, rates);
    convert(organization, meta, meta.withRates(version, digest));
  }

  private Meta known(String organization) {
    @Nullable Meta meta = writer.settled(organization).committed();
    if (meta == null) {
      throw new UnknownOrganizationException(organization);
    }
    return meta;
  }

  private Meta convert(String organization, Meta before, Meta after) {
    return writer.change(
        organization,
        before,
        after,
        step -> {
          for (FactTable table : layout.facts()) {
            if (withMoney(before).contains(table.id())) {
              Conversion.convertStored(step, table, after.currency());
            }
          }
          writer.sumUp(step, withMoney(before));
        });
  }

  private Set<String> withMoney(Meta meta) {
    return layout.facts().stream()
        .filter(table -> table.hasMoney() && isThere(meta, table))
        .map(FactTable::id)
        .collect(Collectors.toSet());
  }

  private Meta rebuildRollups(String organization, Meta before, Meta after) {
    return writer.change(organization, before, after, step -> sumUpAnew(step, after.grain()));
  }

  private void sumUpAnew(Step step, Duration grain) {
    for (RollupTable rollup : layout.rollups()) {
      FactTable table = layout.facts(rollup.entity().id());
      if (isThere(step.before(), table)) {
        Sums.rebuild(step, rollup, table, grain);
      }
    }
  }

  private static boolean isThere(Meta meta, FactTable table) {
    return meta.rows().getOrDefault(table.id(), 0L) > 0;
  }

  /** Removes every record of some entities, and what followed from them elsewhere. */
  void eraseRecords(String organization, Set<String> entities, DoubleConsumer progress) {
    Meta meta = known(organization);
    Map<String, Long> rows = new HashMap<>(meta.rows());
    entities.forEach(entity -> rows.put(entity, 0L));
    Map<String, Long> latest = new HashMap<>(meta.latest());
    latest.keySet().removeIf(axis -> entities.contains(axis.substring(0, axis.indexOf('.'))));
    writer.change(
        organization,
        meta,
        meta.with(latest, rows),
        step -> {
          progress.accept(0);
          for (String entity : entities) {
            FactTable table = layout.facts(entity);
            step.run(
                "set aside the " + entity,
                "%sSELECT {o:String}, {w:String}, 'cut', %s, digest FROM %s"
                    .formatted(
                        step.intoLog(table), table.columnList(), step.stored(table, "true")));
          }
          progress.accept(0.3);
          DerivedColumns.update(step, layout, entities);
          progress.accept(0.6);
          writer.sumUp(step, Writer.touched(entities));
          progress.accept(0.9);
        });
  }

  /** Computes derived columns and rollups from the records alone, as one commit. */
  void rebuild(String organization, DoubleConsumer progress) {
    Meta meta = known(organization);
    writer.change(
        organization,
        meta,
        meta.withSettings(meta.grain(), meta.currency(), signature),
        step -> {
          progress.accept(0);
          // Its log is read here, and never committed.
          Step derived = new Step(database, organization, step.before());
          DerivedColumns.updateAll(derived, layout);
          progress.accept(0.3);
          for (FactTable table : layout.facts()) {
            renew(step, derived, table);
          }
          progress.accept(0.6);
          sumUpAnew(step, meta.grain());
          progress.accept(0.9);
        });
  }

  private static void renew(Step step, Step derived, FactTable table) {
    if (!isThere(step.before(), table)) {
      return;
    }
    if (table.hasMoney()) {
      Conversion.convertDerived(step, derived, table, step.before().currency());
    } else if (table.hasDerived()) {
      step.run(
          "renew the " + table.id(),
          "%1$sSELECT {o:String}, {w:String}, log_kind, %2$s, digest FROM (SELECT %2$s, digest FROM %3$s) ARRAY JOIN ['old', 'new'] AS log_kind"
              .formatted(step.intoLog(table), table.columnList(), derived.log(table, "new")));
    }
  }

  private Meta derive(String organization, Meta before) {
    return writer.change(
        organization,
        before,
        before,
        step -> {
          DerivedColumns.updateAll(step, layout);
          writer.sumUp(step, Set.of("leads", "deals", "payments"));
        });
  }
}
