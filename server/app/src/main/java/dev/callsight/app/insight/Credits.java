package dev.callsight.app.insight;

import dev.callsight.app.analytics.Journey;
import dev.callsight.statistics.attribution.Apportionment;
import dev.callsight.statistics.attribution.AttributionModel;
import dev.callsight.statistics.attribution.Path;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The credit of one model by key, in whole billionths, so that it adds up to what was divided.
 * Mutable while it is added to.
 */
final class Credits {
  private static final int PLACES = 9;
  private static final int SHOWN_PLACES = 6;

  private final Map<Journey.@Nullable Key, BigInteger> units;

  private Credits(Map<Journey.@Nullable Key, BigInteger> units) {
    this.units = new HashMap<>(units);
  }

  /**
   * The credits that each model gives, by key; what goes to no key is under null. Those of a model
   * add up to the values of the journeys.
   */
  static Map<AttributionModel, Map<Journey.@Nullable Key, BigDecimal>> of(
      List<AttributionModel> models, List<Journey> journeys) {
    Credits undisputed = new Credits(Map.of());
    List<Journey> disputed = new ArrayList<>();
    for (Journey journey : journeys) {
      if (journey.path() == null) {
        undisputed.give(journey.own(), units(journey));
      } else if (hasOneKey(journey)) {
        undisputed.give(journey.keys().getFirst(), units(journey));
      } else {
        disputed.add(journey);
      }
    }
    Map<AttributionModel, Map<Journey.@Nullable Key, BigDecimal>> credits = new LinkedHashMap<>();
    for (AttributionModel model : models) {
      Credits one = new Credits(undisputed.units);
      disputed.forEach(journey -> one.divide(journey, model));
      credits.put(model, one.shown());
    }
    return credits;
  }

  private static boolean hasOneKey(Journey journey) {
    Journey.Key first = journey.keys().getFirst();
    for (Journey.@Nullable Key key : journey.keys()) {
      if (!Objects.equals(first, key)) {
        return false;
      }
    }
    return true;
  }

  private static BigInteger units(Journey journey) {
    return journey.value().setScale(PLACES, RoundingMode.HALF_EVEN).unscaledValue();
  }

  private void divide(Journey journey, AttributionModel model) {
    Path path = Objects.requireNonNull(journey.path());
    List<BigInteger> parts = Apportionment.split(units(journey), model.shares(path));
    for (int i = 0; i < parts.size(); i++) {
      give(journey.keys().get(i), parts.get(i));
    }
  }

  private void give(Journey.@Nullable Key key, BigInteger value) {
    units.merge(key, value, BigInteger::add);
  }

  /** Rounded so that they still add up. */
  private Map<Journey.@Nullable Key, BigDecimal> shown() {
    List<Journey.@Nullable Key> keys = new ArrayList<>(units.keySet());
    List<BigDecimal> exact =
        keys.stream().map(key -> new BigDecimal(units.get(key), PLACES)).toList();
    List<BigDecimal> rounded = Apportionment.round(exact, SHOWN_PLACES);
    Map<Journey.@Nullable Key, BigDecimal> shown = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      shown.put(keys.get(i), Rounded.plain(rounded.get(i)));
    }
    return shown;
  }
}
