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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The credit of one model by key, in whole billionths, so that it adds up to what was divided.
 * Mutable while it is added to.
 */
final class Credits {
  private static final int PLACES = 9;
  private static final int SHOWN_PLACES = 6;

  private final AttributionModel model;
  private final Map<Journey.@Nullable Key, BigInteger> units = new HashMap<>();

  Credits(AttributionModel model) {
    this.model = model;
  }

  AttributionModel model() {
    return model;
  }

  void add(Journey journey) {
    BigInteger value = journey.value().setScale(PLACES, RoundingMode.HALF_EVEN).unscaledValue();
    Path path = journey.path();
    if (path == null) {
      give(journey.own(), value);
    } else if (journey.keys().stream().distinct().count() == 1) {
      give(journey.keys().getFirst(), value);
    } else {
      List<BigInteger> parts = Apportionment.split(value, model.shares(path));
      for (int i = 0; i < parts.size(); i++) {
        give(journey.keys().get(i), parts.get(i));
      }
    }
  }

  private void give(Journey.@Nullable Key key, BigInteger value) {
    units.merge(key, value, BigInteger::add);
  }

  /** The credit of each key and what was credited to nothing, rounded so that they still add up. */
  Map<Journey.@Nullable Key, BigDecimal> shown() {
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
