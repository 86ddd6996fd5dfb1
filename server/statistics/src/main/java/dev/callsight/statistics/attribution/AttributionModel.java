package dev.callsight.statistics.attribution;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A rule for sharing the credit of a conversion. */
public enum AttributionModel {
  /** All to the first touch. */
  FIRST("First touch", "All to the first touch") {
    @Override
    double[] weights(Path path) {
      return single(path, 0);
    }
  },
  /** All to the last touch. */
  LAST("Last touch", "All to the last touch") {
    @Override
    double[] weights(Path path) {
      return single(path, path.touches().size() - 1);
    }
  },
  /** All to the last touch that is not direct; to the last when all are. */
  LAST_NON_DIRECT(
      "Last non-direct touch",
      "All to the last touch that is not direct; to the last when all are") {
    @Override
    double[] weights(Path path) {
      for (int i = path.touches().size() - 1; i >= 0; i--) {
        if (!path.touches().get(i).direct()) {
          return single(path, i);
        }
      }
      return LAST.weights(path);
    }
  },
  /** The same to every touch. */
  LINEAR("Linear", "The same to every touch") {
    @Override
    double[] weights(Path path) {
      double[] weights = new double[path.touches().size()];
      Arrays.fill(weights, 1);
      return weights;
    }
  },
  /** Half as much for every seven days that a touch lies before the conversion. */
  TIME_DECAY(
      "Time decay", "Half as much for every 7 days that a touch lies before the conversion") {
    @Override
    double[] weights(Path path) {
      // Only the differences between touches matter: the conversion's own time cancels out.
      return path.touches().stream()
          .mapToDouble(touch -> Math.pow(2, -touch.daysBefore() / HALF_LIFE_DAYS))
          .toArray();
    }
  },
  /** 40% first, 40% last, 20% between. */
  POSITION_BASED(
      "Position based",
      "40% to the first, 40% to the last, 20% to those between; half each to two") {
    @Override
    double[] weights(Path path) {
      return new Milestones(path).give(0, 40).give(path.touches().size() - 1, 40).rest(20);
    }
  },
  /** 40% first, 40% lead creation, 20% the rest. */
  U_SHAPED("U-shaped", "40% to the first, 40% to the one that made the lead, 20% to the others") {
    @Override
    double[] weights(Path path) {
      return new Milestones(path).give(0, 40).give(path.creation(), 40).rest(20);
    }
  },
  /** 30% first, 30% lead creation, 30% deal creation, 10% the rest. */
  W_SHAPED(
      "W-shaped",
      "30% each to the first, the one that made the lead and the one that made the deal, 10% to the others") {
    @Override
    double[] weights(Path path) {
      return new Milestones(path)
          .give(0, 30)
          .give(path.creation(), 30)
          .give(path.deal(), 30)
          .rest(10);
    }
  },
  /** 22.5% first, lead creation, deal creation and close, 10% the rest. */
  FULL_PATH(
      "Full path",
      "22.5% each to the first, the ones that made the lead and the deal, and the last before the conversion, 10% to the others") {
    @Override
    double[] weights(Path path) {
      Integer close = path.converted() ? path.touches().size() - 1 : null;
      return new Milestones(path)
          .give(0, 22.5)
          .give(path.creation(), 22.5)
          .give(path.deal(), 22.5)
          .give(close, 22.5)
          .rest(10);
    }
  };

  private static final double HALF_LIFE_DAYS = 7;

  private final String label;
  private final String description;

  AttributionModel(String label, String description) {
    this.label = label;
    this.description = description;
  }

  /** The id it is asked by. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What people read. */
  public String label() {
    return label;
  }

  /** The rule in a sentence. */
  public String description() {
    return description;
  }

  /** The model of that id. */
  public static Optional<AttributionModel> find(String id) {
    return Arrays.stream(values()).filter(model -> model.id().equals(id)).findFirst();
  }

  /** Relative weights, at least one above 0. */
  abstract double[] weights(Path path);

  /** The share of each touch of a path, in its order; together 1. */
  public double[] shares(Path path) {
    double[] weights = weights(path);
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  private static double[] single(Path path, int place) {
    double[] weights = new double[path.touches().size()];
    weights[place] = 1;
    return weights;
  }
}
