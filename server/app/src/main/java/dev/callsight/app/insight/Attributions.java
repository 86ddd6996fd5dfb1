package dev.callsight.app.insight;

import dev.callsight.app.analytics.Journey;
import dev.callsight.app.analytics.Journeys;
import dev.callsight.app.identity.Organization;
import dev.callsight.statistics.attribution.AttributionModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shares what leads, deals or payments count among the touches that led to them. */
@Component
class Attributions {
  private final Journeys journeys;

  Attributions(Journeys journeys) {
    this.journeys = journeys;
  }

  /** The credits of every model asked for. */
  AttributionReport report(Organization organization, AttributionQuestion asked) {
    Journeys.Found found =
        journeys.find(organization, asked.question(), asked.by(), asked.lookBackDays());
    Map<AttributionModel, Map<Journey.@Nullable Key, BigDecimal>> credits =
        Credits.of(asked.models(), found.journeys());
    BigDecimal total =
        found.journeys().stream().map(Journey::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new AttributionReport(
        asked.metric().id(),
        found.metric().unit().id(),
        asked.by().name().toLowerCase(Locale.ROOT),
        asked.lookBackDays(),
        asked.models().stream().map(Attributions::shown).toList(),
        Rounded.plain(total),
        rows(found, credits),
        unattributed(credits),
        unattributedShares(credits, total),
        paths(found),
        found.meta());
  }

  private static AttributionReport.Model shown(AttributionModel model) {
    return new AttributionReport.Model(model.id(), model.label(), model.description());
  }

  private static List<AttributionReport.Row> rows(
      Journeys.Found found, Map<AttributionModel, Map<Journey.@Nullable Key, BigDecimal>> credits) {
    Map<Journey.Key, Long> touches = touches(found);
    Set<Journey.Key> keys = new LinkedHashSet<>(touches.keySet());
    for (Journey journey : found.journeys()) {
      if (journey.own() != null) {
        keys.add(journey.own());
      }
    }
    List<AttributionReport.Row> rows = new ArrayList<>();
    for (Journey.Key key : keys) {
      Map<String, BigDecimal> byModel = new LinkedHashMap<>();
      credits.forEach((model, credit) -> byModel.put(model.id(), of(credit, key)));
      rows.add(
          new AttributionReport.Row(
              key.id(),
              found.names().get(key.id()),
              key.variant(),
              touches.getOrDefault(key, 0L),
              byModel));
    }
    rows.sort(
        Comparator.comparing(
                (AttributionReport.Row row) -> row.credits().values().iterator().next(),
                Comparator.reverseOrder())
            .thenComparing(AttributionReport.Row::key)
            .thenComparing(row -> String.valueOf(row.variant())));
    return rows;
  }

  private static Map<Journey.Key, Long> touches(Journeys.Found found) {
    Map<Journey.Key, Long> touches = new HashMap<>();
    for (Journey journey : found.journeys()) {
      for (Journey.@Nullable Key key : journey.keys()) {
        if (key != null) {
          touches.merge(key, 1L, Long::sum);
        }
      }
    }
    return touches;
  }

  private static BigDecimal of(
      Map<Journey.@Nullable Key, BigDecimal> credit, Journey.@Nullable Key key) {
    return credit.getOrDefault(key, BigDecimal.ZERO);
  }

  private static Map<String, BigDecimal> unattributed(
      Map<AttributionModel, Map<Journey.@Nullable Key, BigDecimal>> credits) {
    Map<String, BigDecimal> unattributed = new LinkedHashMap<>();
    credits.forEach((model, credit) -> unattributed.put(model.id(), of(credit, null)));
    return unattributed;
  }

  private static Map<String, @Nullable BigDecimal> unattributedShares(
      Map<AttributionModel, Map<Journey.@Nullable Key, BigDecimal>> credits, BigDecimal total) {
    Map<String, @Nullable BigDecimal> shares = new LinkedHashMap<>();
    credits.forEach((model, credit) ->
        shares.put(
            model.id(),
            total.signum() == 0
                ? null
                : Rounded.number(100 * of(credit, null).doubleValue() / total.doubleValue())));
    return shares;
  }

  private static AttributionReport.Paths paths(Journeys.Found found) {
    long withTouches = found.journeys().stream().filter(journey -> journey.path() != null).count();
    long touches = found.journeys().stream().mapToLong(journey -> journey.keys().size()).sum();
    return new AttributionReport.Paths(
        found.journeys().size(),
        withTouches,
        touches,
        withTouches == 0 ? null : Rounded.number((double) touches / withTouches));
  }
}
